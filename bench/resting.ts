import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { openStore } from '../src/storage/open-store.js';
import { runCommand, startServerProcess } from '../test/faults/server-process.js';
import { withFolder } from '../test/kit/temporary.js';
import { atMost, type Benchmark, type Figure, percentile } from './kit/figure.js';
import { getRequest, hammer } from './kit/http-load.js';
import { bringIn, syntheticArchive } from './kit/seeded-site.js';

const STARTS = 5;
const MILLION = 1_000_000;
const EMBED = path.join(import.meta.dirname, '..', 'public', 'embed.js');

async function residentMegabytes(pid: number): Promise<number> {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** How long the start takes, what the server weighs when nobody asks, and what the embed weighs. */
export const resting: Benchmark = {
  name: 'resting',
  about: 'Start and memory of an idle server; bytes of the embed',
  run: () =>
    withFolder(async (data) => {
      await runCommand(['site', 'add', 'bench', '--host', 'bench.example'], { PARLEY_DATA: data });
      const starts: number[] = [];
      let megabytes = 0;
      for (let n = 0; n < STARTS; n++) {
        const server = await startServerProcess({ PARLEY_DATA: data, PARLEY_PORT: '0' });
        starts.push(server.readyAfter);
        megabytes = await residentMegabytes(server.pid);
        await server.kill('SIGTERM');
      }
      const embed = brotliCompressSync(readFileSync(EMBED), {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
      });
      return [
        atMost('ready after', {
          value: percentile(starts, 0.5) / 1000,
          unit: 's',
          limit: 2,
          note: `from the start of the process, median of ${STARTS}`,
        }),
        atMost('idle server', {
          value: megabytes,
          unit: 'MB',
          limit: 150,
          note: 'resident, just after the start',
        }),
        atMost('embed, English and style inside', {
          value: embed.length / 1024,
          unit: 'KB',
          limit: 15,
          note: 'brotli 11',
        }),
      ];
    }),
};

/** The same with a million comments, after ten thousand page reads. */
export const million: Benchmark = {
  name: 'million',
  about: 'Memory and start with 1,000,000 comments',
  isLong: true,
  run: () =>
    withFolder(async (data): Promise<readonly Figure[]> => {
      const store = await openStore({ data, role: 'serve' });
      await bringIn(store, data, syntheticArchive([...Array(900).fill(1000), 100_000]));
      await store.close();
      const server = await startServerProcess({ PARLEY_DATA: data, PARLEY_PORT: '0' });
      try {
        const stories = (await (
          await fetch(`${server.url}/api/v1/public/stories?site=bench&limit=50`)
        ).json()) as { stories: { id: string }[] };
        const ids = stories.stories.map(({ id }) => id);
        const page = (n: number): string =>
          `${server.url}/api/v1/public/stories/${ids[n % ids.length]}/comments?sort=best`;
        await hammer({
          url: server.url,
          connections: 8,
          milliseconds: 60_000,
          requests: 10_000,
          request: (n) => getRequest(page(n)),
        });
        return [
          atMost('server with a million comments', {
            value: await residentMegabytes(server.pid),
            unit: 'MB',
            limit: 250,
            note: 'resident, after 10,000 page reads',
          }),
          atMost('ready after, with a million comments', {
            value: server.readyAfter / 1000,
            unit: 's',
            limit: 2,
            note: `${MILLION} comments, one start`,
          }),
        ];
      } finally {
        await server.kill('SIGTERM');
      }
    }),
};
