/**
 * `npm run faults -- [--long] [--only R5]`: each fault prints its figures, and beside them what would pass; the last line is
 * the summary, the exit code the verdict. Without `--long`: those that `npm test` makes too and that have figures worth reading.
 */
import { PostgresMissing } from '../kit/postgres-server.js';
import { type Fault, lineOf, Missing } from './fault.js';
import { failovers } from './long/failovers.js';
import { kills } from './long/kills.js';
import { LONG } from './long/list.js';

const isLong = process.argv.includes('--long');
const at = process.argv.indexOf('--only');
const only = at < 0 ? undefined : process.argv[at + 1]?.split(',');

async function tell(fault: Fault): Promise<boolean | undefined> {
  try {
    const figures = await fault.run();
    process.stdout.write(`${lineOf(fault, figures)}\n`);
    return figures.every(({ holds }) => holds);
  } catch (error) {
    if (error instanceof PostgresMissing || error instanceof Missing) {
      process.stdout.write(`${fault.id} ${fault.name}: skipped; ${error.message}\n`);
      return undefined;
    }
    process.stdout.write(
      `${fault.id} ${fault.name}: BROKEN; ${error instanceof Error ? error.stack : error}\n`,
    );
    return false;
  }
}

const verdicts: (boolean | undefined)[] = [];
for (const fault of isLong ? LONG : [...kills(5), ...failovers()])
  if (only === undefined || only.includes(fault.id)) verdicts.push(await tell(fault));
const failed = verdicts.filter((verdict) => verdict === false).length;
const skipped = verdicts.filter((verdict) => verdict === undefined).length;
process.stdout.write(
  `${verdicts.length - failed - skipped} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}\n`,
);
process.exit(failed === 0 ? 0 : 1);
