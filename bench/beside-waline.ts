import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { encodeCursor } from '../src/core/cursor.js';
import { encodeId, type StoryId } from '../src/core/ids.js';
import { startServerProcess } from '../test/faults/server-process.js';
import { withFolder } from '../test/kit/temporary.js';
import { bareCommits } from './kit/bare-commits.js';
import { startBareServer } from './kit/bare-loop.js';
import { settingsOf } from './kit/both-databases.js';
import { type Benchmark, type Figure, percentile, told } from './kit/figure.js';
import { getRequest, hammer, postRequest } from './kit/http-load.js';
import { madeUpText, START, seededRandom, seedThreads, syntheticArchive } from './kit/seeded-site.js';
import { startWaline, WALINE_SERVER, type WalineServer } from './kit/waline-server.js';

const SIZES = [100, 10_000];
const CONNECTIONS = 16;
const ROUNDS = 3;
const MILLISECONDS = 2500;
/** Posts go to as many pages as Parley lets them go to at this pace. */
const PAGES = 200;

/** The same threads behind Parley and behind a peer's own server, both on SQLite, in turn on one machine. */
export const besideWaline: Benchmark = {
  name: 'beside-waline',
  about: `The same threads in Parley and in Waline ${WALINE_SERVER}, both on SQLite and with their defaults, in turns of ${MILLISECONDS / 1000} s, ${CONNECTIONS} connections, and bare loops in the same run; two minutes, the first time as many more to compile the peer's driver`,
  isLong: true,
  run: ({ isSmall }) => withFolder((folder) => compare(folder, isSmall ? 500 : MILLISECONDS)),
};

/** One who is measured: what it is asked, and whether it did it. */
interface Runner {
  readonly name: string;
  readonly url: string;
  readonly request: () => string;
  readonly note: string;
}

async function compare(folder: string, milliseconds: number): Promise<readonly Figure[]> {
  const stories = await seedThreads({ data: folder }, [...SIZES, ...Array<number>(PAGES).fill(1)]);
  const parley = await startServerProcess(settingsOf({ data: folder }));
  const waline = await startWaline(path.join(folder, 'waline'), syntheticArchive(SIZES));
  const page = `${parley.url}/api/v1/public/stories/${encodeId(stories[0] ?? 0)}/comments`;
  const bare = await startBareServer(page, folder);
  try {
    const bareRunner: Runner = {
      ...{ name: 'bare node:http, the bytes of Parley’s page', url: bare.url },
      ...{ request: () => getRequest(bare.url), note: `${bare.bytes} bytes` },
    };
    const readers = [bareRunner, ...readersOf(parley.url, stories), ...readersOfWaline(waline.url)];
    const reading = await inTurns(readers, milliseconds);
    const posting = await inTurns([posterTo(parley.url, stories.slice(SIZES.length))], milliseconds);
    const before = { stored: waline.comments(), sent: posted };
    const peer = await inTurns([posterToWaline(waline)], milliseconds);
    const stored = (waline.comments() - before.stored) / (posted - before.sent);
    const commits = bareCommits(folder);
    return [
      ...reading,
      told('posts, bare commits of one row with synchronous=FULL', {
        value: commits,
        unit: '/s',
        note: 'one after the other',
      }),
      ...posting,
      ...peer,
      told(`posts, Waline ${WALINE_SERVER}, stored ÷ sent`, {
        value: stored,
        unit: '',
        note: 'counted in its database: it answers 200 to what it refuses, too',
      }),
    ];
  } finally {
    bare.stop();
    waline.stop();
    await parley.kill('SIGTERM');
  }
}

/** The threads that are read, then those that are posted to. */
function readersOf(url: string, stories: readonly StoryId[]): readonly Runner[] {
  const random = seededRandom(5);
  const brotli = { 'accept-encoding': 'br' };
  return SIZES.flatMap((size, n) => {
    const page = `${url}/api/v1/public/stories/${encodeId(stories[n] ?? 0)}/comments`;
    const somewhere = (): string =>
      encodeCursor('newest', {
        key: START + size * 900 + Math.floor(random() * size * 100),
        id: Math.ceil(random() * 2 ** 40),
      });
    const thread = `thread of ${size.toLocaleString('en')}`;
    return [
      {
        name: `page of a ${thread}, Parley, kept`,
        url,
        request: () => getRequest(page, brotli),
        note: 'brotli, as readers get it',
      },
      {
        ...{
          name: `page of a ${thread}, Parley, made anew`,
          url,
          note: 'brotli; every page one that nobody has asked for',
        },
        request: () => getRequest(`${page}?cursor=${somewhere()}`, brotli),
      },
    ];
  });
}

function readersOfWaline(url: string): readonly Runner[] {
  return SIZES.map((size, n) => ({
    ...{ name: `page of a thread of ${size.toLocaleString('en')}, Waline ${WALINE_SERVER}`, url },
    note: 'not compressed; it keeps no page. Its list of sign-in services, which it fetches at every request, is answered here at once',
    request: () =>
      getRequest(`${url}/api/comment?path=/thread-${n}&pageSize=20&page=1&lang=en&sortBy=insertedAt_desc`),
  }));
}

let posted = 0;
const anotherAddress = (): string => {
  const n = posted++;
  return `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
};

function posterTo(url: string, stories: readonly StoryId[]): Runner {
  const random = seededRandom(6);
  return {
    ...{ name: 'posts, Parley', url, note: 'all signals and rules, on the disk before the answer' },
    request: () => {
      const story = encodeId(stories[posted % stories.length] ?? 0);
      const body = { text: madeUpText(random), name: `Writer ${posted % 500}` };
      return postRequest(`${url}/api/v1/stories/${story}/comments`, body, {
        ...{ 'idempotency-key': randomBytes(12).toString('hex'), 'parley-nudge': 'off' },
        'x-forwarded-for': anotherAddress(),
      });
    },
  };
}

function posterToWaline({ url }: WalineServer): Runner {
  const random = seededRandom(6);
  return {
    ...{
      name: `posts, Waline ${WALINE_SERVER}`,
      url,
      note: 'its duplicate and frequency checks; Akismet, which it asks by default, is off',
    },
    request: () =>
      postRequest(
        `${url}/api/comment`,
        {
          comment: madeUpText(random),
          nick: `Writer ${posted % 500}`,
          url: `/thread-${2 + (posted % PAGES)}`,
          ua: '',
        },
        { 'x-forwarded-for': anotherAddress() },
      ),
  };
}

/** Rounds in turn, so that a busy moment of the machine meets all; of each the median. */
async function inTurns(runners: readonly Runner[], milliseconds: number): Promise<readonly Figure[]> {
  const rates = runners.map((): number[] => []);
  const latencies = runners.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [n, { url, request, name }] of runners.entries()) {
      const result = await hammer({ url, connections: CONNECTIONS, milliseconds, request });
      if (Object.keys(result.statuses).some((status) => !status.startsWith('2')))
        throw new Error(`${name} was not always answered: ${JSON.stringify(result.statuses)}`);
      rates[n]?.push(result.perSecond);
      // Too many for the arguments of one call.
      for (const latency of result.latencies) latencies[n]?.push(latency);
    }
  return runners.map(({ name, note }, n) => {
    const p99 = percentile(latencies[n] ?? [], 0.99).toFixed(1);
    return told(name, { value: percentile(rates[n] ?? [], 0.5), unit: '/s', note: `p99 ${p99} ms; ${note}` });
  });
}
