import { atMost, type Fault, type Figure, Missing, percentile, told } from '../fault.js';
import { withServed } from '../served.js';
import { standSlowClients } from '../slow-clients.js';

/** Of each of three kinds. */
const SLOW = 1667;

/** R18: five thousand sockets of clients that send nothing more, or read nothing. */
export function slowCrowds(): readonly Fault[] {
  return [{ id: 'R18', name: `${3 * SLOW} slow clients`, run: runSlowCrowd }];
}

async function runSlowCrowd(): Promise<readonly Figure[]> {
  if (process.platform !== 'linux') throw new Missing('open files are counted in /proc');
  const report = await withServed({}, ({ server }) => standSlowClients(server, SLOW));
  return [
    told('ordinary pages and posts meanwhile', report.ordinary.length),
    atMost('99 of 100 of them within', percentile(report.ordinary, 0.99), { most: 500, unit: ' ms' }),
    atMost('the last without an end of its headers closed after', report.headsClosed / 1000, {
      ...{ most: 20, unit: ' s' },
    }),
    atMost('more open files afterwards', report.filesAfter - report.filesBefore, { most: 10 }),
  ];
}
