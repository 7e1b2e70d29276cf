import type { StoryId } from '../src/core/ids.js';
import { MODERATOR, OWN, signIn } from '../test/faults/nodes.js';
import { runCommand, startServerProcess } from '../test/faults/server-process.js';
import { onBothDatabases, settingsOf, type Where } from './kit/both-databases.js';
import { atMost, type Benchmark, type Figure, percentile, type Scale, told } from './kit/figure.js';
import { growingSite } from './kit/growing-site.js';
import { drawGrowth, growthTables } from './kit/growth-report.js';
import { siteTimes, type Times, threadTimes } from './kit/site-requests.js';

const SIZES = [1000, 10_000, 100_000, 1_000_000];
const ROUNDS = 40;

/** What a site costs as it grows: whole requests, none of them answered from the cache. */
export const growth: Benchmark = {
  name: 'growth',
  about:
    'Whole requests to a server, one after the other, each page made anew, while the database grows to 1,000,000 comments and threads to 100,000. A tenth of the comments is held, a tenth is the largest thread; takes about six minutes',
  isLong: true,
  picture: {
    file: 'benchmarks-growth.svg',
    about: 'Median milliseconds of each request from 1,000 to 1,000,000 comments, on both databases',
    draw: drawGrowth,
  },
  tables: growthTables,
  run: (scale) => onBothDatabases((engine, where) => grow(engine, where, scale)),
};

async function grow(engine: string, where: Where, { isSmall }: Scale): Promise<readonly Figure[]> {
  const site = growingSite(where);
  const figures: Figure[] = [];
  for (const size of isSmall ? SIZES.slice(0, 3) : SIZES) {
    await site.growTo(size);
    figures.push(...(await measure({ engine, size, where, threads: site.threads })));
  }
  return figures;
}

interface Grown {
  readonly engine: string;
  readonly size: number;
  readonly where: Where;
  readonly threads: ReadonlyMap<number, StoryId>;
}

async function measure({ engine, size, where, threads }: Grown): Promise<readonly Figure[]> {
  const settings = { ...settingsOf(where), PARLEY_BASE_URL: OWN };
  const link = await runCommand(['user', 'add', `of-${size}-${MODERATOR}`, '--role', 'moderator'], settings);
  const server = await startServerProcess(settings);
  try {
    const cookie = await signIn(server, link);
    const inAll = `${size.toLocaleString('en')} in the database`;
    const figures = figuresOf(
      await siteTimes(server.url, { cookie, rounds: ROUNDS }),
      (name) => `${engine}: ${name}, ${inAll}`,
    );
    for (const [length, story] of threads) {
      const times = await threadTimes(server.url, { story, length, rounds: ROUNDS });
      figures.push(
        ...figuresOf(
          times,
          (name) => `${engine}: ${name}, thread of ${length.toLocaleString('en')}, ${inAll}`,
        ),
      );
    }
    return figures;
  } finally {
    await server.kill('SIGTERM');
  }
}

/** Of each request the median for the curves, and of those with a budget what it is held against. */
function figuresOf(times: Times, named: (name: string) => string): Figure[] {
  return [...times].flatMap(([name, each]) => {
    const value = percentile(each, 0.95);
    const note = `${each.length} requests, p95 ${value.toFixed(2)} ms`;
    const median = told(named(name), { value: percentile(each, 0.5), unit: 'ms', note });
    const hasBudget = name === 'search' || name === 'queue page';
    return hasBudget
      ? [median, atMost(`${named(name)}, p95`, { value, unit: 'ms', limit: 50, note })]
      : [median];
  });
}
