import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { encodeCursor } from '../src/core/cursor.js';
import { encodeId, type StoryId } from '../src/core/ids.js';
import { type ServerProcess, startServerProcess } from '../test/faults/server-process.js';
import { withFolder } from '../test/kit/temporary.js';
import { atMost, type Benchmark, type Figure, percentile, told } from './kit/figure.js';
import { getRequest, hammer } from './kit/http-load.js';
import { residentMegabytes } from './kit/resident.js';
import { START, seedThreads } from './kit/seeded-site.js';
import { postAsGuest } from './kit/site-requests.js';

const READERS = 10_000;
const POSTS = 10;
const PAGES = 3000;
const LONG = 10_000;
const TOKEN = 'a token of the benchmark, long enough';

/** What a reader who watches costs, and a page that is kept. */
export const live: Benchmark = {
  name: 'live',
  about: `${READERS.toLocaleString('en')} readers who watch one thread in a browser, in one process, and the memory of pages that are kept; takes a minute`,
  isLong: true,
  run: ({ isSmall }) =>
    withFolder(async (data) => {
      const [story] = await seedThreads({ data }, [LONG]);
      if (story === undefined) throw new Error('The thread is missing.');
      const settings = { PARLEY_DATA: data, PARLEY_PORT: '0', PARLEY_TRUSTED_PROXIES: '1' };
      const server = await startServerProcess({ ...settings, PARLEY_METRICS_TOKEN: TOKEN });
      try {
        const readers = await watch(server, { story, count: isSmall ? READERS / 10 : READERS });
        return [...readers, ...(await keepPages(server, { story, count: isSmall ? PAGES / 10 : PAGES }))];
      } finally {
        await server.kill('SIGTERM');
      }
    }),
};

/** A number that the server counts, by its name. Asking for it begins its maximum anew. */
async function metric({ url }: ServerProcess, name: string): Promise<number> {
  const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  const value = new RegExp(`^${name} (\\S+)$`, 'm').exec(await answer.text())?.[1];
  if (value === undefined) throw new Error(`The server counts no ${name}.`);
  return Number(value);
}

async function watch(
  server: ServerProcess,
  { story, count }: { readonly story: StoryId; readonly count: number },
): Promise<readonly Figure[]> {
  await warmUp(server, story);
  const before = residentMegabytes(server.pid);
  const program = path.join(import.meta.dirname, 'kit', 'live-readers.js');
  const stream = `${server.url}/api/v1/stories/${encodeId(story)}/live`;
  const readers = spawn(process.execPath, [program, stream, String(count)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: readers.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => (await lines.next()).value ?? '';
  try {
    if ((await next()) !== 'ready') throw new Error('The readers did not come.');
    const after = residentMegabytes(server.pid);
    await metric(server, 'nodejs_eventloop_lag_max_seconds');
    const times: number[] = [];
    for (let n = 0; n < POSTS; n++) {
      readers.stdin.write('\n');
      await postAsGuest(server.url, story, { text: `The ${n}th thing that is said.`, name: `Writer ${n}` });
      const answered = performance.timeOrigin + performance.now();
      times.push(...(JSON.parse(await next()) as number[]).map((at) => at - answered));
    }
    const blocked = (await metric(server, 'nodejs_eventloop_lag_max_seconds')) * 1000;
    return figuresOf({ count, megabytes: after - before, times, blocked });
  } finally {
    readers.kill();
  }
}

/** What a process does for the first time is not what a reader costs. */
async function warmUp(server: ServerProcess, story: StoryId): Promise<void> {
  const request = getRequest(`${server.url}/api/v1/public/stories/${encodeId(story)}/comments`);
  await hammer({ url: server.url, connections: 64, milliseconds: 2000, request: () => request });
  await postAsGuest(server.url, story, { text: 'A first word.', name: 'Writer 0' });
}

function figuresOf(measured: {
  readonly count: number;
  readonly megabytes: number;
  readonly times: readonly number[];
  readonly blocked: number;
}): readonly Figure[] {
  const { count, megabytes, times, blocked } = measured;
  const each = `${((megabytes * 1024) / count).toFixed(1)} KB for each of ${count}`;
  const tellings = `${POSTS} comments to ${count} readers in one other process, from the answer to whoever posted on`;
  return [
    atMost('memory of 10,000 live readers', {
      value: (megabytes * READERS) / count,
      unit: 'MB',
      limit: 400,
      note: `resident, after minus before; ${each}`,
    }),
    atMost('a comment reaches them, p99', {
      value: percentile(times, 0.99) / 1000,
      unit: 's',
      limit: 2,
      note: `${tellings}; median ${percentile(times, 0.5).toFixed(0)} ms, last ${percentile(times, 1).toFixed(0)} ms`,
    }),
    atMost('longest block of the loop', {
      value: blocked,
      unit: 'ms',
      limit: 50,
      note: 'nodejs_eventloop_lag_max_seconds over those comments',
    }),
  ];
}

/** Fills the cache with pages that nobody has asked for before, as many as fit. */
async function keepPages(
  server: ServerProcess,
  { story, count }: { readonly story: StoryId; readonly count: number },
): Promise<readonly Figure[]> {
  const page = `${server.url}/api/v1/public/stories/${encodeId(story)}/comments`;
  const cursor = (n: number): string => encodeCursor('newest', { key: START + n * 3000 + 1, id: 1 });
  const brotli = { 'accept-encoding': 'br' };
  const before = {
    resident: residentMegabytes(server.pid),
    kept: await metric(server, 'parley_page_cache_bytes'),
  };
  await hammer({
    ...{ url: server.url, connections: 8, milliseconds: 60_000, requests: count },
    request: (n) => getRequest(`${page}?cursor=${cursor(n)}`, brotli),
  });
  const resident = residentMegabytes(server.pid) - before.resident;
  const kept = ((await metric(server, 'parley_page_cache_bytes')) - before.kept) / count / 1024;
  const note = `${count} first visits of pages of 20 roots`;
  return [
    told('memory of a kept page', {
      value: (resident * 1024) / count,
      unit: 'KB',
      note: `resident, after minus before; ${note}`,
    }),
    told('bytes of a kept page', {
      value: kept,
      unit: 'KB',
      note: `as the cache counts: brotli, headers, key; ${note}`,
    }),
  ];
}
