import type { SiteId } from '../src/core/ids.js';
import { searchQuery, searchWords } from '../src/core/search-words.js';
import { openStore } from '../src/storage/open-store.js';
import type { Store } from '../src/storage/store.js';
import { searchSite } from '../src/use-cases/search-site.js';
import { withFolder } from '../test/kit/temporary.js';
import { atMost, type Benchmark, type Figure, percentile, told } from './kit/figure.js';
import { bringIn, SYLLABLES, seededRandom, syntheticArchive } from './kit/seeded-site.js';

const MILLION = 1_000_000;
const SEARCHES = 200;
const INDEXED_AT_ONCE = 2000;
const LIMIT = 50;

/** Searching a site of a million comments, as readers do and as moderators do. */
export const searching: Benchmark = {
  name: 'searching',
  about: 'Searches among 1,000,000 comments',
  isLong: true,
  run: () =>
    withFolder(async (data): Promise<readonly Figure[]> => {
      const store = await openStore({ data, role: 'serve' });
      try {
        await bringIn(store, data, syntheticArchive([...Array(900).fill(1000), 100_000]));
        const indexing = await index(store);
        const site = await store.read.siteBySlug({ slug: 'bench' });
        if (site === undefined) throw new Error('The site is missing.');
        return [...(await measure(store, site.id)), indexing];
      } finally {
        await store.close();
      }
    }),
};

async function index(store: Store): Promise<Figure> {
  const from = performance.now();
  let indexed = 0;
  for (;;) {
    const step = await store.background.indexSearch({ limit: INDEXED_AT_ONCE });
    if (step.indexed === 0) break;
    indexed += step.indexed;
  }
  if (indexed < MILLION) throw new Error(`${indexed} comments were indexed.`);
  const seconds = (performance.now() - from) / 1000;
  const note = `${indexed.toLocaleString('en')} comments, ${INDEXED_AT_ONCE} a write, beside nothing else`;
  return told('indexing', { value: indexed / seconds, unit: 'comments/s', note });
}

/** What is asked for, by the number of the search. The words are those that the texts are made of. */
const ASKED: Readonly<
  Record<string, (word: (length: number) => string) => { text: string; author?: string }>
> = {
  'a word in 1 of 20 comments': (word) => ({ text: word(2) }),
  'a word in 1 of 500 comments': (word) => ({ text: word(3) }),
  'two words': (word) => ({ text: `${word(2)} ${word(2)}` }),
  'two words, of one author': (word) => ({ text: `${word(2)} ${word(2)}`, author: 'Writer 7' }),
  'the beginning of a word': (word) => ({ text: word(2).slice(0, 3) }),
  'nothing to be found': (word) => ({ text: `${word(2)}xyz` }),
};

async function measure(store: Store, siteId: SiteId): Promise<Figure[]> {
  const random = seededRandom(11);
  const word = (length: number): string =>
    Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('');
  const figures: Figure[] = [];
  for (const [name, ask] of Object.entries(ASKED)) {
    const times: number[] = [];
    let found = 0;
    for (let n = 0; n < SEARCHES; n++) {
      const asked = ask(word);
      const from = performance.now();
      const { comments } = await searchSite({ store }, { siteId, ...asked });
      times.push(performance.now() - from);
      found += comments.length;
    }
    const note = `${SEARCHES} searches of readers, ${(found / SEARCHES).toFixed(1)} comments on a page, median ${percentile(times, 0.5).toFixed(2)} ms`;
    figures.push(atMost(`${name}, p95`, { value: percentile(times, 0.95), unit: 'ms', limit: 50, note }));
  }
  return [...figures, await moderators(store, siteId, word)];
}

/** Held comments among a million published ones: the rarest filter there is. */
async function moderators(store: Store, siteId: SiteId, word: (length: number) => string): Promise<Figure> {
  const times: number[] = [];
  for (let n = 0; n < SEARCHES; n++) {
    const query = searchQuery(word(2));
    if (query === undefined) throw new Error('The search has no words.');
    const from = performance.now();
    await store.read.searchComments({
      ...{
        desks: [{ siteId, sections: null }],
        query,
        status: 'held',
        author: searchWords('Writer'),
        limit: LIMIT,
      },
    });
    times.push(performance.now() - from);
  }
  const note = `${SEARCHES} searches of moderators for held comments by author, none of which there is, median ${percentile(times, 0.5).toFixed(2)} ms`;
  return atMost('a word, held only, p95', { value: percentile(times, 0.95), unit: 'ms', limit: 50, note });
}
