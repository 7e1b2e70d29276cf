import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ServerProcess, startServerProcess } from '../test/faults/server-process.js';
import { onPostgres, settingsOf, type Where } from './kit/both-databases.js';
import { type Benchmark, type Figure, told } from './kit/figure.js';
import { hammer } from './kit/http-load.js';
import { loadsOn, seedForLoads } from './kit/three-loads.js';

const CONNECTIONS = 64;
const MILLISECONDS = 4000;
const SECRET = 'a secret that both processes share, for the benchmark';

/** One process and two on one PostgreSQL: what a second one adds on two cores. */
export const cluster: Benchmark = {
  name: 'cluster',
  about: `One process and two on one PostgreSQL that waits for the disk, ${CONNECTIONS} connections that take turns between them. Processes, PostgreSQL and the load share two cores, so that the second process can add no more than they leave; takes a minute and a half`,
  isLong: true,
  run: ({ isSmall }) => onPostgres((where) => compare(where, isSmall ? 500 : MILLISECONDS)),
};

interface Measured {
  readonly perSecond: number;
  /** Milliseconds of processor time of the servers for one answer. */
  readonly processor: number;
}

async function compare(where: Where, milliseconds: number): Promise<readonly Figure[]> {
  const stories = await seedForLoads(where);
  const start = (name: string): Promise<ServerProcess> =>
    startServerProcess({
      ...settingsOf({ ...where, data: path.join(where.data, name) }),
      PARLEY_SECRET: SECRET,
    });
  const nodes = [await start('first'), await start('second')];
  try {
    const figures: Figure[] = [];
    const count = loadsOn('http://bench.example', stories).length;
    for (let kind = 0; kind < count; kind++) {
      const measureOn = (some: readonly ServerProcess[]): Promise<Measured> =>
        measure(some, {
          milliseconds,
          request: (node) => loadsOn(node.url, stories)[kind]?.request ?? (() => ''),
        });
      await measureOn(nodes);
      const one = await measureOn(nodes.slice(0, 1));
      const two = await measureOn(nodes);
      figures.push(...figuresOf(loadsOn('http://bench.example', stories)[kind]?.what ?? '', one, two));
    }
    return figures;
  } finally {
    await Promise.all(nodes.map((node) => node.kill('SIGTERM')));
  }
}

async function measure(
  nodes: readonly ServerProcess[],
  load: { readonly milliseconds: number; readonly request: (node: ServerProcess) => () => string },
): Promise<Measured> {
  const used = (): number => nodes.reduce((sum, { pid }) => sum + processorMilliseconds(pid), 0);
  const before = used();
  const results = await Promise.all(
    nodes.map((node) => {
      const request = load.request(node);
      return hammer({
        ...{ url: node.url, connections: CONNECTIONS / nodes.length },
        ...{ milliseconds: load.milliseconds, request },
      });
    }),
  );
  for (const { statuses } of results)
    if (Object.keys(statuses).some((status) => !status.startsWith('2')))
      throw new Error(`Not every request was answered: ${JSON.stringify(statuses)}`);
  const answers = results.reduce((sum, { latencies }) => sum + latencies.length, 0);
  const perSecond = results.reduce((sum, result) => sum + result.perSecond, 0);
  return { perSecond, processor: (used() - before) / answers };
}

/** User and system time so far (Linux: proc(5), stat, in ticks of 10 ms). */
function processorMilliseconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((user ?? 0) + (system ?? 0)) * 10;
}

function figuresOf(what: string, one: Measured, two: Measured): readonly Figure[] {
  const note = ({ processor }: Measured): string =>
    `${processor.toFixed(3)} ms of the servers’ processor time an answer`;
  return [
    told(`${what}, one process`, { value: one.perSecond, unit: '/s', note: note(one) }),
    told(`${what}, two processes`, { value: two.perSecond, unit: '/s', note: note(two) }),
    told(`${what}, two ÷ one`, { value: two.perSecond / one.perSecond, unit: '', note: 'the same run' }),
  ];
}
