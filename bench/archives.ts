import { randomBytes, randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { runCommand, startServerProcess } from '../test/faults/server-process.js';
import { startPostgres } from '../test/kit/postgres.js';
import { withFolder } from '../test/kit/temporary.js';
import { importOnce, sizeInWords } from './importing.js';
import { atLeast, atMost, type Benchmark, type Figure, percentile, told } from './kit/figure.js';
import { type ExportSize, writeExport, writeWordpressExport } from './kit/made-up-export.js';

/** As large as the largest export that is known of. */
const LARGEST: ExportSize = { comments: 459_000, threads: 8000 };
/** One archive a round, so that idle and busy times are of the same minutes of the machine. */
const BESIDE: ExportSize = { comments: 40_000, threads: 500 };
const BESIDE_SMALL: ExportSize = { comments: 10_000, threads: 500 };
const ROUNDS = 4;
const POSTS = 150;

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

/** Milliseconds of one read of a story's first page, past every cache: each story comes once. */
async function readOnce({ url, stories }: Site, n: number): Promise<number> {
  const started = performance.now();
  const story = stories[n % stories.length];
  const answer = await fetch(`${url}/api/v1/public/stories/${story}/comments?sort=oldest&limit=20`);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`The page was answered ${answer.status}.`);
  return performance.now() - started;
}

interface Times {
  readonly posts: number[];
  readonly reads: number[];
}

/** A post and a page, one after the other, until it is over. */
async function useUntil(site: Site, times: Times, isOver: (posts: number) => boolean): Promise<void> {
  for (let n = 0; !isOver(n); n++) {
    times.posts.push(await postOnce(site));
    times.reads.push(await readOnce(site, n));
  }
}

/** The same use of a site alone and beside each of `works`, in turn. */
async function useAround(
  url: string,
  works: readonly (() => Promise<unknown>)[],
): Promise<{ readonly idle: Times; readonly busy: Times }> {
  const site = { url, stories: await storiesOf(url) };
  const [idle, busy]: [Times, Times] = [
    { posts: [], reads: [] },
    { posts: [], reads: [] },
  ];
  for (const work of works) {
    await useUntil(site, idle, (posts) => posts === POSTS);
    let isDone = false;
    const over = work().finally(() => {
      isDone = true;
    });
    await Promise.all([useUntil(site, busy, () => isDone), over]);
  }
  return { idle, busy };
}

function compared(what: string, idle: readonly number[], busy: readonly number[]): readonly Figure[] {
  const [before, during] = [percentile(idle, 0.99), percentile(busy, 0.99)];
  const note = `${idle.length} idle, ${busy.length} while importing, one after the other, in ${ROUNDS} turns`;
  return [
    told(`${what} while idle, p99`, { value: before, unit: 'ms', note }),
    told(`${what} while importing, p99`, { value: during, unit: 'ms', note }),
    atMost(`${what} p99, importing ÷ idle`, { value: during / before, unit: '', limit: 2, note }),
  ];
}

/** Readers post and read while archives come in beside the server. */
export const postingBeside: Benchmark = {
  name: 'posting-beside-import',
  about: 'Posts and pages one after the other on a SQLite site, idle and while archives come in, in turn',
  isLong: true,
  run: ({ isSmall }) =>
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
      await writeExport(large, isSmall ? BESIDE_SMALL : BESIDE);
      const server = await startServerProcess(settings);
      const works = Array.from(
        { length: ROUNDS },
        (_, n) => () =>
          runCommand(['import', large, '--site', `other${n}`, '--judge', 'off', '--json'], settings),
      );
      const { idle, busy } = await useAround(server.url, works).finally(() => server.kill('SIGTERM'));
      return [...compared('post', idle.posts, busy.posts), ...compared('page', idle.reads, busy.reads)];
    }),
};
