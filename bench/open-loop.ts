import { startServerProcess } from '../test/faults/server-process.js';
import { onBothDatabases, settingsOf, type Where } from './kit/both-databases.js';
import { type Benchmark, type Figure, percentile, type Scale, told } from './kit/figure.js';
import { findKnee, type Knee } from './kit/knee.js';
import { IN_TIME, type OpenResult } from './kit/open-loop.js';
import { loadsOn, seedForLoads } from './kit/three-loads.js';

const MILLISECONDS = 3000;

/** Where a server stops keeping up, when readers and posts come at their own pace. */
export const openLoop: Benchmark = {
  name: 'open-loop',
  about: `Requests that arrive at a fixed rate, answered or not, each timed from when it was due; a rate holds while 99 of 100 are answered well within ${IN_TIME} ms. Load and server share the two cores; takes about four minutes`,
  isLong: true,
  tables: kneeTable,
  run: (scale) => onBothDatabases((engine, where) => onEngine(engine, where, scale)),
};

async function onEngine(engine: string, where: Where, { isSmall }: Scale): Promise<readonly Figure[]> {
  const stories = await seedForLoads(where);
  const server = await startServerProcess(settingsOf(where));
  const milliseconds = isSmall ? 700 : MILLISECONDS;
  try {
    const figures: Figure[] = [];
    for (const { what, gentle, request } of loadsOn(server.url, stories)) {
      const knee = await findKnee(gentle, { url: server.url, milliseconds, request });
      figures.push(...figuresOf(`${engine}: ${what}`, knee));
    }
    return figures;
  } finally {
    await server.kill('SIGTERM');
  }
}

function timesIn({ latencies }: OpenResult): string {
  const [p50, p99, p999] = [0.5, 0.99, 0.999].map((share) => percentile(latencies, share).toFixed(1));
  return `p50 ${p50}, p99 ${p99}, p99.9 ${p999} ms`;
}

function figuresOf(name: string, { steps, last }: Knee): readonly Figure[] {
  const beyond = steps.at(-1);
  return [
    told(`${name}, knee`, {
      value: last?.rate ?? 0,
      unit: '/s',
      note: last ? timesIn(last) : 'even the first rate was too much',
    }),
    told(`${name}, answered in time beyond it`, {
      value: beyond?.goodput ?? 0,
      unit: '/s',
      note: beyond ? `of ${beyond.rate}/s; ${JSON.stringify(beyond.statuses).replaceAll('"', '')}` : '',
    }),
    ...steps.map((step) =>
      told(`${name}, at ${step.rate}/s`, { value: step.goodput, unit: '/s', note: timesIn(step) }),
    ),
  ];
}

/** The knees, then every step. */
function kneeTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, note }) => {
    const [what, at] = [name.slice(0, name.lastIndexOf(',')), name.slice(name.lastIndexOf(',') + 2)];
    return `| ${what} | ${at} | ${Math.round(value).toLocaleString('en')} | ${note} |`;
  });
  return `| what | arrivals | answered in time, a second | times |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
}
