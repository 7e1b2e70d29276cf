import { searchQuery, searchWords } from '../src/core/search-words.js';
import { openStore, type StoreOptions } from '../src/storage/open-store.js';
import type { Store } from '../src/storage/store.js';
import { searchSite } from '../src/use-cases/search-site.js';
import { startPostgres } from '../test/kit/postgres-server.js';
import { withFolder } from '../test/kit/temporary.js';
import { atMost, type Benchmark, type Figure, percentile, told } from './kit/figure.js';
import {
  fillPostgres,
  fillSqlite,
  makeBenchSite,
  otherLanguage,
  SITE,
  wordOfRank,
} from './kit/searched-comments.js';
import { seededRandom } from './kit/seeded-site.js';

/** `PARLEY_BENCH_COMMENTS` tries the measurement with fewer. */
const COMMENTS = Number(process.env.PARLEY_BENCH_COMMENTS ?? 1_000_000);
const SEARCHES = 200;
const PAGE = 31;

/** Searching a site of a million comments, as readers do and as moderators do, on both databases. */
export const searching: Benchmark = {
  name: 'searching',
  about: `Searches among ${COMMENTS.toLocaleString('en')} comments of words as uneven as a language's, on each database`,
  isLong: true,
  run: async () => [...(await onSqlite()), ...(await onPostgres())],
};

function onSqlite(): Promise<readonly Figure[]> {
  return withFolder(async (data) => {
    await withStore({ data, role: 'serve' }, makeBenchSite);
    const seconds = await timed(async () => fillSqlite(data, COMMENTS));
    return withStore({ data, role: 'serve' }, async (store) => [
      ...(await measure('SQLite', store)),
      seeding('SQLite', seconds),
    ]);
  });
}

async function onPostgres(): Promise<readonly Figure[]> {
  const server = await startPostgres();
  try {
    const options = { data: '', role: 'serve', url: server.url } as const;
    await withStore(options, makeBenchSite);
    const seconds = await timed(() => fillPostgres(server.url, COMMENTS));
    return await withStore(options, async (store) => [
      ...(await measure('PostgreSQL', store)),
      seeding('PostgreSQL', seconds),
    ]);
  } finally {
    await server.stop();
  }
}

async function withStore<T>(options: StoreOptions, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(options);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

function seeding(database: string, seconds: number): Figure {
  const note = `${seconds.toFixed(0)} s for comments and index by bulk SQL, the words made in this process`;
  return told(`${database}: seeding`, { value: COMMENTS / seconds, unit: 'comments/s', note });
}

interface Asked {
  readonly text: string;
  readonly author?: string;
  readonly from?: number;
  readonly before?: number;
  readonly status?: 'published' | 'held';
}

type Draw = (from: number, to: number) => number;

const OLD = Date.UTC(2016, 2, 1);
const MONTH = 30 * 24 * 3600 * 1000;

/** Questions, by what they ask for. Word 0 stands in nearly every comment, word 1,000 in one of 250. */
const READERS: Readonly<Record<string, (draw: Draw) => Asked>> = {
  'a word of every second comment or more': (draw) => ({ text: wordOfRank(draw(0, 10)) }),
  'a word of 1 comment in 20': (draw) => ({ text: wordOfRank(draw(80, 160)) }),
  'a word of 1 comment in 1,000': (draw) => ({ text: wordOfRank(draw(3000, 6000)) }),
  'a rare word and a common one': (draw) => ({
    text: `${wordOfRank(draw(10_000, 60_000))} ${wordOfRank(draw(0, 10))}`,
  }),
  'three words, each of 1 comment in 10': (draw) => ({
    text: [1, 2, 3].map(() => wordOfRank(draw(40, 90))).join(' '),
  }),
  'twelve words': (draw) => ({
    text: Array.from({ length: 12 }, () => wordOfRank(draw(0, 60))).join(' '),
  }),
  'two common words that never meet': (draw) => ({
    text: `${wordOfRank(draw(0, 10))} ${otherLanguage(wordOfRank(draw(0, 10)))}`,
  }),
  'what only the oldest comments speak of': (draw) => ({ text: `oldaffair ${wordOfRank(draw(0, 10))}` }),
  'the beginning of a word': (draw) => ({ text: wordOfRank(draw(500, 10_000)).slice(0, 4) }),
  'nothing to be found': (draw) => ({ text: `${wordOfRank(draw(0, 10))} nowhere` }),
  'a common word of one author': (draw) => ({
    text: wordOfRank(draw(0, 100)),
    author: `Writer ${draw(0, 500)}`,
  }),
  'a common word in a month ten years ago': (draw) => ({
    ...{ text: wordOfRank(draw(0, 100)), from: OLD, before: OLD + MONTH },
  }),
};
const MODERATORS: Readonly<Record<string, (draw: Draw) => Asked>> = {
  'a common word, any status': (draw) => ({ text: wordOfRank(draw(0, 100)) }),
  'a word of 1 comment in 1,000, held only': (draw) => ({
    ...{ text: wordOfRank(draw(3000, 6000)), status: 'held' },
  }),
};

async function measure(database: string, store: Store): Promise<readonly Figure[]> {
  const random = seededRandom(11);
  const draw: Draw = (from, to) => from + Math.floor(random() * (to - from));
  const figures: Figure[] = [];
  for (const [name, ask] of Object.entries(READERS)) {
    const search = async (): Promise<number> => {
      const { comments } = await searchSite({ store }, { siteId: SITE, ...ask(draw) });
      return comments.length;
    };
    figures.push(await figure(`${database}: ${name}`, search));
  }
  for (const [name, ask] of Object.entries(MODERATORS))
    figures.push(await figure(`${database}: moderators, ${name}`, () => asModerator(store, ask(draw))));
  figures.push(await figure(`${database}: a page far back`, () => farBack(store, draw)));
  return figures;
}

async function figure(name: string, search: () => Promise<number>): Promise<Figure> {
  const times: number[] = [];
  let found = 0;
  for (let n = 0; n < SEARCHES; n++) {
    const from = performance.now();
    found += await search();
    times.push(performance.now() - from);
  }
  const note = `${SEARCHES} searches, ${(found / SEARCHES).toFixed(1)} comments on a page, median ${percentile(times, 0.5).toFixed(2)} ms`;
  return atMost(`${name}, p95`, { value: percentile(times, 0.95), unit: 'ms', limit: 50, note });
}

async function asModerator(
  store: Store,
  { text, author = '', ...filters }: Asked,
  beforeId?: number,
): Promise<number> {
  const query = searchQuery(text);
  if (query === undefined) throw new Error('The search has no words.');
  const found = await store.read.searchComments({
    ...{
      desks: [{ siteId: SITE, sections: null }],
      query,
      author: searchWords(author),
      limit: PAGE,
      ...filters,
    },
    ...(beforeId === undefined ? {} : { beforeId }),
  });
  return found.length;
}

/** After a comment of the first years, as somebody who has paged through nine tenths. */
function farBack(store: Store, draw: Draw): Promise<number> {
  const oldest = draw(1, 365) * 24 * 3600 * 1000 * 4096;
  return asModerator(store, { text: wordOfRank(draw(0, 200)), status: 'published' }, oldest);
}
