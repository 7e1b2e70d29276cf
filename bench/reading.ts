import { brotliCompressSync, constants } from 'node:zlib';
import { encodeId, type StoryId } from '../src/core/ids.js';
import { presentThread } from '../src/render/present-thread.js';
import { openStore } from '../src/storage/open-store.js';
import { readThread } from '../src/use-cases/read-thread.js';
import { startServerProcess } from '../test/faults/server-process.js';
import { withFolder } from '../test/kit/temporary.js';
import { startBareServer } from './kit/bare-loop.js';
import { atLeast, atMost, type Benchmark, type Figure, percentile, told } from './kit/figure.js';
import { getRequest, hammer } from './kit/http-load.js';
import { seedThreads } from './kit/seeded-site.js';

const SIZES = [100, 1000, 10_000, 100_000];
const ROUNDS = 5;
const ROUND_MS = 2000;
const CONNECTIONS = 64;
const UNCACHED_REQUESTS = 300;

/** Pages of threads of growing size, from the cache and not, beside a bare server that sends the same bytes. */
export const reading: Benchmark = {
  name: 'reading',
  about: 'First pages of threads of 100 to 100,000 comments',
  run: () =>
    withFolder(async (data) => {
      const stories = await seedThreads({ data }, SIZES);
      const figures = await uncached(data, stories);
      const server = await startServerProcess({ PARLEY_DATA: data, PARLEY_PORT: '0' });
      try {
        const page = `${server.url}/api/v1/public/stories/${encodeId(stories.at(-1) ?? 0)}/comments`;
        return [...(await cached(page, data)), ...figures];
      } finally {
        await server.kill('SIGTERM');
      }
    }),
};

async function cached(page: string, folder: string): Promise<Figure[]> {
  const bare = await startBareServer(page, folder);
  const rates = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    rates.ours.push(await rateOf(page));
    rates.bare.push(await rateOf(bare.url));
  }
  bare.stop();
  const [ours, theirs] = [percentile(rates.ours, 0.5), percentile(rates.bare, 0.5)];
  const note = `${Math.round(ours)}/s against ${Math.round(theirs)}/s, ${bare.bytes} bytes of brotli, ${CONNECTIONS} connections, median of ${ROUNDS} rounds in turn`;
  return [
    atLeast('first page from the cache ÷ bare node:http', {
      value: ours / theirs,
      unit: '',
      limit: 0.6,
      note,
    }),
  ];
}

async function rateOf(url: string): Promise<number> {
  const request = getRequest(url, { 'accept-encoding': 'br' });
  return (await hammer({ url, connections: CONNECTIONS, milliseconds: ROUND_MS, request: () => request }))
    .perSecond;
}

const SORTS = ['newest', 'oldest', 'best', 'replies'] as const;

/** The whole making of a page that is in no cache: reads, presentation, JSON, brotli. */
async function uncached(data: string, stories: readonly StoryId[]): Promise<Figure[]> {
  const store = await openStore({ data, role: 'serve' });
  const times = stories.map((): number[] => []);
  let bytes = 0;
  for (let n = 0; n < UNCACHED_REQUESTS; n++) {
    for (const [index, storyId] of stories.entries()) {
      const sort = SORTS[n % SORTS.length] ?? 'newest';
      const from = performance.now();
      const page = await readThread({ store }, { storyId, sort });
      const json = Buffer.from(JSON.stringify(presentThread(page)));
      bytes = brotliCompressSync(json, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
      times[index]?.push(performance.now() - from);
    }
  }
  await store.close();
  const medians = times.map((each) => percentile(each, 0.5));
  const note = `${UNCACHED_REQUESTS} pages over the four orders, in process: reads, JSON, brotli 5; ${bytes} bytes`;
  const curve = times.map((each, index) =>
    told(`uncached page of ${SIZES[index]} comments, median`, {
      value: percentile(each, 0.5),
      unit: 'ms',
      note,
    }),
  );
  const last = times.at(-1) ?? [];
  return [
    ...curve,
    atMost('uncached page, 100,000 ÷ 100 comments', {
      value: (medians.at(-1) ?? 0) / (medians[0] ?? 1),
      unit: '',
      limit: 1.5,
      note: 'medians of the curve',
    }),
    atMost('uncached page of 100,000 comments, p95', {
      value: percentile(last, 0.95),
      unit: 'ms',
      limit: 50,
      note,
    }),
  ];
}
