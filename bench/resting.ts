import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { openStore } from '../src/storage/open-store.js';
import { runCommand, startServerProcess } from '../test/faults/server-process.js';
import { withFolder } from '../test/kit/temporary.js';
import { atMost, type Benchmark, type Figure, percentile } from './kit/figure.js';
import { getRequest, hammer } from './kit/http-load.js';
import { residentMegabytes } from './kit/resident.js';
import { bringIn, syntheticArchive } from './kit/seeded-site.js';

const STARTS = 5;
const MILLION = 1_000_000;
const PUBLIC = path.join(import.meta.dirname, '..', 'public');

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
        megabytes = residentMegabytes(server.pid);
        await server.kill('SIGTERM');
      }
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
        ...bytesOfTheEmbed(),
      ];
    }),
};

function bytesOfTheEmbed(): readonly Figure[] {
  const files = readdirSync(PUBLIC);
  const largest = (pattern: RegExp): { readonly kilobytes: number; readonly file: string } =>
    files
      .filter((file) => pattern.test(file))
      .map((file) => ({ file, kilobytes: brotliBytes(path.join(PUBLIC, file)) / 1024 }))
      .reduce((most, one) => (one.kilobytes > most.kilobytes ? one : most));
  const asked: readonly (readonly [string, RegExp, number])[] = [
    ['embed, English and style inside', /^embed\.js$/, 15],
    ['largest language of the embed', /^embed\.[a-z]+\.json$/, 3],
    ['largest later part of the embed', /^embed-[a-z-]+\.js$/, 12],
  ];
  return asked.map(([name, pattern, limit]) => {
    const { kilobytes, file } = largest(pattern);
    return atMost(name, { value: kilobytes, unit: 'KB', limit, note: `${file}, brotli 11` });
  });
}

function brotliBytes(file: string): number {
  return brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

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
            value: residentMegabytes(server.pid),
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
