/** `npm run soak -- [--minutes N]`: prints what a long load does to a server; the last line is the summary. */
import { PostgresMissing, startPostgres } from '../kit/postgres-server.js';
import { runSoak, type SoakReport, type Third } from './soak.js';
import { faultsOf } from './soak-verdict.js';

const given = process.argv.indexOf('--minutes');
const minutes = given < 0 ? 10 : Number(process.argv[given + 1]);
if (!(minutes > 0)) {
  process.stderr.write('--minutes takes a number above 0.\n');
  process.exit(2);
}

function inWords({ heap, files, p99 }: Third): string {
  return `heap ${heap.toFixed(1)} MB, ${files} open files, p99 ${p99.toFixed(1)} ms`;
}

function tell(engine: string, report: SoakReport): boolean {
  const faults = faultsOf(report);
  const { posts, reads, live, wal, first, second, last } = report;
  process.stdout.write(
    `${minutes} minutes, ${engine}: ${faults.length === 0 ? 'holds' : `BROKEN: ${faults.join('; ')}`}\n` +
      `  ${posts} posts, ${reads} pages, ${live} live readers, log of SQLite at most ${wal.toFixed(0)} MB\n` +
      `  first third: ${inWords(first)}\n  second: ${inWords(second)}\n  last: ${inWords(last)}\n`,
  );
  return faults.length === 0;
}

const seconds = minutes * 60;
const verdicts = [tell('SQLite', await runSoak({ seconds }))];
try {
  const server = await startPostgres({ durable: true });
  verdicts.push(tell('PostgreSQL', await runSoak({ seconds, databaseUrl: server.url })));
  await server.stop();
} catch (error) {
  if (!(error instanceof PostgresMissing)) throw error;
  process.stdout.write(`PostgreSQL: skipped; ${error.message}\n`);
}
const failed = verdicts.filter((verdict) => !verdict).length;
process.stdout.write(`${verdicts.length - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
