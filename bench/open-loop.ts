import { randomBytes } from 'node:crypto';
import { encodeCursor } from '../src/core/cursor.js';
import { encodeId, type StoryId } from '../src/core/ids.js';
import { openStore } from '../src/storage/open-store.js';
import { startServerProcess } from '../test/faults/server-process.js';
import { startPostgres } from '../test/kit/postgres-server.js';
import { withFolder } from '../test/kit/temporary.js';
import { type Benchmark, type Figure, percentile, type Scale, told } from './kit/figure.js';
import type { Where } from './kit/growing-site.js';
import { getRequest, postRequest } from './kit/http-load.js';
import { findKnee, type Knee } from './kit/knee.js';
import { IN_TIME, type OpenResult } from './kit/open-loop.js';
import { bringIn, madeUpText, START, seededRandom, syntheticArchive } from './kit/seeded-site.js';

const LONG = 10_000;
/** Posts take turns: each story has a limit of its own. */
const SHORT = 200;
const MILLISECONDS = 3000;

/** Where a server stops keeping up, when readers and posts come at their own pace. */
export const openLoop: Benchmark = {
  name: 'open-loop',
  about: `Requests that arrive at a fixed rate, answered or not, each timed from when it was due; a rate holds while 99 of 100 are answered well within ${IN_TIME} ms. Load and server share the two cores; takes about four minutes`,
  isLong: true,
  tables: kneeTable,
  run: async (scale) => [
    ...(await withFolder((data) => onEngine('SQLite', { data }, scale))),
    ...(await onPostgres(scale)),
  ],
};

async function onPostgres(scale: Scale): Promise<readonly Figure[]> {
  const server = await startPostgres({ durable: true });
  return withFolder((data) => onEngine('PostgreSQL', { data, url: server.url }, scale)).finally(server.stop);
}

async function onEngine(engine: string, where: Where, { isSmall }: Scale): Promise<readonly Figure[]> {
  const stories = await seed(where);
  const server = await startServerProcess({
    ...{ PARLEY_DATA: where.data, PARLEY_PORT: '0', PARLEY_TRUSTED_PROXIES: '1' },
    ...(where.url === undefined ? {} : { DATABASE_URL: where.url }),
  });
  const milliseconds = isSmall ? 700 : MILLISECONDS;
  try {
    const figures: Figure[] = [];
    for (const { what, first, request } of loadsOn(server.url, stories)) {
      const knee = await findKnee(first, { url: server.url, milliseconds, request });
      figures.push(...figuresOf(`${engine}: ${what}`, knee));
    }
    return figures;
  } finally {
    await server.kill('SIGTERM');
  }
}

/** The long thread, then the short ones. */
async function seed(where: Where): Promise<readonly StoryId[]> {
  const store = await openStore({ ...where, role: 'serve' });
  try {
    const sizes = [LONG, ...Array<number>(SHORT).fill(1)];
    await bringIn(store, where.data, syntheticArchive(sizes));
    const site = await store.read.siteBySlug({ slug: 'bench' });
    const stories = sizes.map(
      (_, n) => site && store.read.storyByKey({ siteId: site.id, key: `thread-${n}` }),
    );
    return (await Promise.all(stories)).flatMap((story) => (story ? [story.id] : []));
  } finally {
    await store.close();
  }
}

interface Kind {
  readonly what: string;
  /** The rate to begin with. */
  readonly first: number;
  readonly request: (n: number) => string;
}

function loadsOn(url: string, [long, ...short]: readonly StoryId[]): readonly Kind[] {
  const page = `${url}/api/v1/public/stories/${encodeId(long ?? 0)}/comments`;
  const brotli = { 'accept-encoding': 'br' };
  const first = getRequest(page, brotli);
  const random = seededRandom(9);
  const somewhere = (): string =>
    encodeCursor('newest', {
      key: START + Math.floor(random() * LONG * 1000),
      id: Math.ceil(random() * 2 ** 40),
    });
  let posted = 0;
  return [
    { what: 'page from the cache', first: 2000, request: () => first },
    {
      what: 'page made anew',
      first: 100,
      request: () => getRequest(`${page}?cursor=${somewhere()}`, brotli),
    },
    {
      what: 'post',
      first: 50,
      request: () => {
        const n = posted++;
        const story = encodeId(short[n % short.length] ?? 0);
        return postRequest(
          `${url}/api/v1/stories/${story}/comments`,
          { text: madeUpText(random), name: `Writer ${n % 500}` },
          {
            'idempotency-key': randomBytes(12).toString('hex'),
            'parley-nudge': 'off',
            'x-forwarded-for': `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
          },
        );
      },
    },
  ];
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
