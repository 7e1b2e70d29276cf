import { type CrowdReport, runCrowd } from '../crowd.js';
import { atMost, type Fault, type Figure, none, percentile, told } from '../fault.js';

/** As many as one process takes. */
const MOST = 10_000;

/** R21: ten thousand readers listen to one thread in one process, while others post. */
export function crowds(): readonly Fault[] {
  const run = async () => figuresOf(await runCrowd({ readers: MOST, comments: 10 }));
  return [{ id: 'R21', name: 'live readers of one process', run }];
}

function figuresOf(report: CrowdReport): readonly Figure[] {
  return [
    told('readers', report.readers),
    atMost('all listening after', report.opening / 1000, { most: 60, unit: ' s' }),
    atMost('resident memory each', report.kilobytesEach, { most: 40, unit: ' KB' }),
    told('from a post to half of them (ms)', percentile(report.late, 0.5)),
    atMost('to 99 of 100', percentile(report.late, 0.99), { most: 2000, unit: ' ms' }),
    told('to the last (ms)', percentile(report.late, 1)),
    told('event loop late at most (ms)', report.latest),
    told('slowest post meanwhile (ms)', Math.max(...report.posts)),
    none('posts refused', report.refusedPosts),
    none('told never or twice', report.notOnce),
    none('listening after all have left', report.leftListening),
    told('resident memory after that, of what it was before', report.memoryAfter),
  ];
}
