import { createHash } from 'node:crypto';
import type { ParsedRecord } from '../../src/core/archive.js';
import { createIdMaker, type StoryId } from '../../src/core/ids.js';
import { openStaging } from '../../src/storage/open-staging.js';
import { openStore } from '../../src/storage/open-store.js';
import type { Store } from '../../src/storage/store.js';
import { importArchive } from '../../src/use-cases/import/import-archive.js';
import type { Where } from './both-databases.js';

/** What the words are made of: two or three each. */
export const SYLLABLES =
  'ba ce di fo gu ha jel kim lor mun nap ost per qua rin sol tev ul vor wes yar zen'.split(' ');

/** When the first comment of every made-up thread was written; the others follow a second apart. */
export const START = Date.UTC(2024, 0, 1);

/** Reproducible numbers from 0 to 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function madeUpWord(random: () => number): string {
  const syllable = (): string => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? '';
  return syllable() + syllable() + (random() < 0.5 ? syllable() : '');
}

/** Some 300 characters of words that no list knows, so different from text to text as people's are. */
export function madeUpText(random: () => number): string {
  return Array.from({ length: 30 + Math.floor(random() * 30) }, () => madeUpWord(random)).join(' ');
}

/** Threads of the sizes given, 40 % roots, the rest replies to any comment before; the n-th has the key `thread-n`, counted from `first`. */
export async function* syntheticArchive(
  sizes: readonly number[],
  status: 'published' | 'pending' = 'published',
  first = 0,
): AsyncGenerator<ParsedRecord> {
  const random = seededRandom(1);
  yield { type: 'site', instance: 'bench', title: 'Bench' };
  for (const [index, size] of sizes.entries()) {
    const thread = first + index;
    const threadRef = `thread-${thread}`;
    yield {
      type: 'thread',
      sourceId: threadRef,
      key: threadRef,
      urls: [`https://bench.example/${thread}`],
      title: `Thread ${thread}`,
      createdAt: START,
    };
    for (let n = 0; n < size; n++) {
      const isReply = n > 0 && random() > 0.4;
      yield {
        type: 'comment',
        sourceId: `${thread}-${n}`,
        threadRef,
        ...(isReply ? { parentRef: `${thread}-${Math.floor(random() * n)}` } : {}),
        text: madeUpText(random),
        format: 'plain',
        createdAt: START + n * 1000,
        status,
        kind: 'comment',
        author: { name: `Writer ${Math.floor(random() * 500)}` },
        votes: { up: Math.floor(random() * 20), down: Math.floor(random() * 5) },
      };
    }
  }
}

/** Brings records into a store as the site `bench`. */
export async function bringIn(
  store: Store,
  folder: string,
  records: AsyncIterable<ParsedRecord>,
): Promise<void> {
  const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
  await importArchive(
    {
      read: store.read,
      // As the command does: one batch after the other, since each may name what the one before has brought.
      write: store.background,
      staging: openStaging(folder, `seed-${process.hrtime.bigint()}`),
      clock: Date.now,
      newId: createIdMaker(Date.now, Math.random),
      digest: sha256,
      digestOfBytes: sha256,
    },
    {
      records,
      format: { name: 'bench', system: 'bench' },
      source: 'bench',
      site: 'bench',
      timezone: 'UTC',
      keepParsed: false,
      dryRun: false,
      articles: false,
      judge: null,
    },
  );
}

/** Makes the site `bench` with a thread of each size, written by one process that then lets go; gives their stories in that order. */
export async function seedThreads(where: Where, sizes: readonly number[]): Promise<readonly StoryId[]> {
  const store = await openStore({ ...where, role: 'serve' });
  try {
    await bringIn(store, where.data, syntheticArchive(sizes));
    const site = await store.read.siteBySlug({ slug: 'bench' });
    const found = await Promise.all(
      sizes.map((_, n) => site && store.read.storyByKey({ siteId: site.id, key: `thread-${n}` })),
    );
    const stories = found.flatMap((story) => (story ? [story.id] : []));
    if (stories.length < sizes.length) throw new Error('A thread is missing.');
    return stories;
  } finally {
    await store.close();
  }
}
