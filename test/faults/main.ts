/** `npm run faults -- [--short|--long]`: each fault prints its figures; the last line is the summary, the exit code the verdict. */
import { PostgresMissing, startPostgres } from '../kit/postgres-server.js';
import { type KillReport, runKillTest } from './kill-test.js';
import { SERVING_WITHIN } from './server-process.js';

const KILLS = process.argv.includes('--long') ? 30 : 5;

function holds(report: KillReport): boolean {
  const broken = report.lost + report.changed + report.doubled + report.wrongCounts + report.refused.length;
  return broken === 0 && report.slowestStart < SERVING_WITHIN;
}

function tell(engine: string, report: KillReport): boolean {
  const { kills, acknowledged, lost, changed, doubled, wrongCounts, refused, postsPerSecond, slowestStart } =
    report;
  const verdict = holds(report) ? 'holds' : 'BROKEN';
  process.stdout.write(
    `kill -9, ${engine}: ${verdict}; ${kills} kills, ${acknowledged} acknowledged at ${postsPerSecond}/s, ${lost} lost, ${changed} changed, ` +
      `${doubled} doubled, ${wrongCounts} wrong counts, ${refused.length} refused, slowest start ${Math.round(slowestStart)} ms (≤ ${SERVING_WITHIN})\n`,
  );
  return verdict === 'holds';
}

const verdicts = [tell('SQLite', await runKillTest({ kills: KILLS }))];
try {
  const server = await startPostgres({ durable: true });
  verdicts.push(tell('PostgreSQL', await runKillTest({ kills: KILLS, databaseUrl: server.url })));
  await server.stop();
} catch (error) {
  if (!(error instanceof PostgresMissing)) throw error;
  process.stdout.write(`kill -9, PostgreSQL: skipped; ${error.message}\n`);
}
const failed = verdicts.filter((verdict) => !verdict).length;
process.stdout.write(`${verdicts.length - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
