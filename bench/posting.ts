import { randomBytes } from 'node:crypto';
import { runCommand, startServerProcess } from '../test/faults/server-process.js';
import { withFolder } from '../test/kit/temporary.js';
import { bareCommits } from './kit/bare-commits.js';
import { atLeast, type Benchmark, type Figure, percentile, told } from './kit/figure.js';
import { hammer, postRequest } from './kit/http-load.js';
import { madeUpText, seededRandom } from './kit/seeded-site.js';

const CONNECTIONS = 64;
const MILLISECONDS = 6000;
const STORIES = 200;

/** Posts through the whole pipeline, durable, beside bare commits of one row each. */
export const posting: Benchmark = {
  name: 'posting',
  about: 'Posts through HTTP, signals, policy and a durable commit, 64 at once',
  run: () => withFolder(async (data) => compare(await postsPerSecond(data), bareCommits(data))),
};

function compare(posts: { perSecond: number; latencies: readonly number[] }, bare: number): Figure[] {
  const note = `${Math.round(posts.perSecond)} posts/s against ${Math.round(bare)} commits/s of one row with synchronous=FULL, one after the other`;
  return [
    atLeast('posts, 64 at once ÷ bare commits', {
      value: posts.perSecond / bare,
      unit: '',
      limit: 0.4,
      note,
    }),
    told('post, median', { value: percentile(posts.latencies, 0.5), unit: 'ms', note: '64 at once' }),
    told('post, p99', { value: percentile(posts.latencies, 0.99), unit: 'ms', note: '64 at once' }),
  ];
}

async function postsPerSecond(data: string) {
  const settings = { PARLEY_DATA: data, PARLEY_PORT: '0', PARLEY_TRUSTED_PROXIES: '1' };
  await runCommand(['site', 'add', 'bench', '--host', 'bench.example'], settings);
  const server = await startServerProcess(settings);
  try {
    const stories = await makeStories(server.url);
    const random = seededRandom(7);
    const result = await hammer({
      url: server.url,
      connections: CONNECTIONS,
      milliseconds: MILLISECONDS,
      request: (n) =>
        postRequest(
          `${server.url}/api/v1/stories/${stories[n % STORIES]}/comments`,
          { text: madeUpText(random), name: 'Bench' },
          headersFor(n),
        ),
    });
    const accepted = (result.statuses['201'] ?? 0) + (result.statuses['202'] ?? 0);
    if (accepted !== result.latencies.length)
      throw new Error(`Not every post was accepted: ${JSON.stringify(result.statuses)}`);
    return result;
  } finally {
    await server.kill('SIGTERM');
  }
}

/** Every post comes from another address: the limit for one is not what is measured. */
function headersFor(n: number): Record<string, string> {
  return {
    'idempotency-key': randomBytes(12).toString('hex'),
    'parley-nudge': 'off',
    'x-forwarded-for': `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
  };
}

async function makeStories(url: string): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < STORIES; n++) {
    const response = await fetch(`${url}/api/v1/stories`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.250.${n}.1` },
      body: JSON.stringify({ site: 'bench', url: `https://bench.example/${n}` }),
    });
    ids.push(((await response.json()) as { id: string }).id);
  }
  return ids;
}
