import { startPostgres } from '../../kit/postgres-server.js';
import { atMost, type Fault, type Figure, none, told } from '../fault.js';
import { type KillReport, runKillTest } from '../kill-test.js';
import { SERVING_WITHIN } from '../server-process.js';

/** R1 and R2: the server is killed in the middle of posts, `count` times on each database. */
export function kills(count: number): readonly Fault[] {
  const onSqlite = () => runKillTest({ kills: count });
  const onPostgres = async () => {
    const server = await startPostgres({ durable: true });
    try {
      return await runKillTest({ kills: count, databaseUrl: server.url });
    } finally {
      await server.stop();
    }
  };
  return [
    { id: 'R1', name: 'kill -9, SQLite', run: async () => figuresOf(await onSqlite()) },
    { id: 'R2', name: 'kill -9, PostgreSQL', run: async () => figuresOf(await onPostgres()) },
  ];
}

function figuresOf(report: KillReport): readonly Figure[] {
  return [
    told('kills', report.kills),
    told('acknowledged', report.acknowledged),
    told('a second', report.postsPerSecond),
    none('lost', report.lost),
    none('changed', report.changed),
    none('doubled', report.doubled),
    none('wrong counts', report.wrongCounts),
    none('refused', report.refused.length),
    atMost('slowest start', report.slowestStart, { most: SERVING_WITHIN, unit: ' ms' }),
  ];
}
