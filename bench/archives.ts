import { randomBytes, randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { runCommand, startServerProcess } from '../test/faults/server-process.js';
import { startPostgres } from '../test/kit/postgres.js';
import { withFolder } from '../test/kit/temporary.js';
import { importOnce, sizeInWords } from './importing.js';
import { atLeast, atMost, type Benchmark, percentile, told } from './kit/figure.js';
import { type ExportSize, writeExport, writeWordpressExport } from './kit/made-up-export.js';

/** As large as the largest export that is known of. */
const LARGEST: ExportSize = { comments: 459_000, threads: 8000 };
const BESIDE: ExportSize = { comments: 100_000, threads: 500 };
const POSTS = 300;

/** Whole archives of a large site, into both databases. */
export const archives: Benchmark = {
  name: 'archives',
  about:
    'Exports of 459,000 comments, of Disqus and of WordPress, into SQLite and PostgreSQL, without the policy',
  isLong: true,
  run: () =>
    withFolder(async (folder) => {
      const { comments } = LARGEST;
      const file = path.join(folder, 'disqus.xml');
      await writeExport(file, LARGEST);
      const note = sizeInWords(file, comments);
      const sqlite = await importOnce(file, { data: path.join(folder, 'a'), judge: 'off', comments });
      rmSync(path.join(folder, 'a'), { recursive: true });
      const server = await startPostgres({ durable: true });
      const more = { DATABASE_URL: server.url };
      const data = path.join(folder, 'b');
      const postgres = await importOnce(file, { data, judge: 'off', comments, more }).finally(server.stop);
      rmSync(file);
      const other = path.join(folder, 'wordpress.xml');
      await writeWordpressExport(other, LARGEST);
      const wxr = await importOnce(other, { data: path.join(folder, 'c'), judge: 'off', comments });
      const unit = 'comments/s';
      return [
        atLeast('Disqus into SQLite', { value: comments / sqlite.seconds, unit, limit: 15_000, note }),
        atLeast('Disqus into PostgreSQL', { value: comments / postgres.seconds, unit, limit: 8000, note }),
        atLeast('WordPress into SQLite', {
          value: comments / wxr.seconds,
          unit,
          limit: 15_000,
          note: sizeInWords(other, comments),
        }),
        atMost('peak memory, SQLite', {
          value: Math.max(sqlite.megabytes, wxr.megabytes),
          unit: 'MB',
          limit: 300,
          note: 'the larger of both; resident',
        }),
        told('peak memory, PostgreSQL', {
          value: postgres.megabytes,
          unit: 'MB',
          note: 'of the import, resident',
        }),
      ];
    }),
};

interface Site {
  readonly url: string;
  /** Posts take turns: each story has a limit of its own. */
  readonly stories: readonly string[];
}

interface StoriesPage {
  readonly stories: readonly { readonly id: string }[];
  readonly nextCursor: string | null;
}

async function storiesOf(url: string): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const after: string = cursor === null ? '' : `&cursor=${cursor}`;
    const answer = await fetch(`${url}/api/v1/public/stories?site=bench${after}`);
    const page = (await answer.json()) as StoriesPage;
    found.push(...page.stories.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

/** Milliseconds of one post, of a reader nobody has seen before. */
async function postOnce({ url, stories }: Site): Promise<number> {
  const started = performance.now();
  const [a = 0, b = 0, c = 0] = randomBytes(3);
  const story = stories[randomInt(stories.length)];
  const answer = await fetch(`${url}/api/v1/stories/${story}/comments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomBytes(12).toString('hex'),
      'parley-nudge': 'off',
      'x-forwarded-for': `10.${a}.${b}.${c}`,
    },
    body: JSON.stringify({
      text: randomBytes(40)
        .toString('hex')
        .replace(/(.{7})/g, '$1 '),
      name: 'Load',
    }),
  });
  await answer.arrayBuffer();
  if (answer.status !== 201 && answer.status !== 202)
    throw new Error(`The post was answered ${answer.status}.`);
  return performance.now() - started;
}

async function postsUntil(site: Site, isOver: (count: number) => boolean): Promise<readonly number[]> {
  const took: number[] = [];
  while (!isOver(took.length)) took.push(await postOnce(site));
  return took;
}

/** Posts alone, then posts until `start`'s work is over. */
async function postAround(
  url: string,
  start: () => Promise<unknown>,
): Promise<{ readonly idle: readonly number[]; readonly busy: readonly number[] }> {
  const site = { url, stories: await storiesOf(url) };
  const idle = await postsUntil(site, (count) => count === POSTS);
  let isDone = false;
  const over = start().finally(() => {
    isDone = true;
  });
  const [busy] = await Promise.all([postsUntil(site, () => isDone), over]);
  return { idle, busy };
}

/** Readers post while an archive comes in beside the server. */
export const postingBeside: Benchmark = {
  name: 'posting-beside-import',
  about: 'Posts one after the other to a SQLite site, idle and while 100,000 comments come in',
  isLong: true,
  run: () =>
    withFolder(async (folder) => {
      const settings = {
        PARLEY_DATA: path.join(folder, 'data'),
        PARLEY_PORT: '0',
        PARLEY_TRUSTED_PROXIES: '1',
      };
      const small = path.join(folder, 'small.xml');
      await writeExport(small, { comments: 1000, threads: 500 });
      await runCommand(['import', small, '--site', 'bench', '--judge', 'off', '--json'], settings);
      const large = path.join(folder, 'large.xml');
      await writeExport(large, BESIDE);
      const server = await startServerProcess(settings);
      const { idle, busy } = await postAround(server.url, () =>
        runCommand(['import', large, '--site', 'other', '--judge', 'off', '--json'], settings),
      ).finally(() => server.kill('SIGTERM'));
      const [before, during] = [percentile(idle, 0.99), percentile(busy, 0.99)];
      const note = `${idle.length} posts idle, ${busy.length} while importing, one after the other`;
      return [
        told('post while idle, p99', { value: before, unit: 'ms', note }),
        told('post while importing, p99', { value: during, unit: 'ms', note }),
        atMost('post p99, importing ÷ idle', { value: during / before, unit: '', limit: 2, note }),
      ];
    }),
};
