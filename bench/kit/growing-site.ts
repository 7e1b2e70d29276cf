import type { StoryId } from '../../src/core/ids.js';
import { openStore } from '../../src/storage/open-store.js';
import type { Store } from '../../src/storage/store.js';
import type { Where } from './both-databases.js';
import { openBulk } from './bulk-database.js';
import { copyThread, layOutWords, wordsOf } from './copied-threads.js';
import { bringIn, syntheticArchive } from './seeded-site.js';

/** A site that grows tenfold with each step: a tenth of it is one thread, a tenth held, the rest threads of a common size. */
export interface GrowingSite {
  /** Published threads by their size, the smallest first. */
  readonly threads: ReadonlyMap<number, StoryId>;
  /** Brings the site to `size` comments, ten times as many as before. No server may have it open. */
  growTo(size: number): Promise<void>;
}

const COMMON = 1000;
/** Larger threads of held comments are copies. */
const MOST_HELD_AT_ONCE = 9000;

export function growingSite(where: Where): GrowingSite {
  const threads = new Map<number, StoryId>();
  const held = new Map<number, StoryId>();
  let [size, named, minutes] = [0, 0, 1];

  async function bringThread(
    store: Store,
    length: number,
    status: 'published' | 'pending',
  ): Promise<StoryId> {
    await bringIn(store, where.data, syntheticArchive([length], status, named));
    const site = await store.read.siteBySlug({ slug: 'bench' });
    const story = site && (await store.read.storyByKey({ siteId: site.id, key: `thread-${named}` }));
    if (!story) throw new Error('The thread is missing.');
    await store.write.addHosts({ siteId: story.siteId, hosts: ['bench.example'] });
    named += 1;
    size += length;
    return story.id;
  }

  async function multiply(
    copied: readonly { readonly story: StoryId; readonly length: number; readonly count: number }[],
  ) {
    const store = await openStore({ ...where, role: 'serve' });
    while ((await store.background.indexSearch({ limit: 2000 })).indexed > 0);
    const words = await Promise.all(copied.map(({ story }) => wordsOf(store, story)));
    await store.close();
    const db = await openBulk(where);
    await layOutWords(db, words.flat());
    for (const { story, length, count } of copied) {
      minutes += count;
      await copyThread(db, { story, count, back: minutes });
      size += length * count;
    }
    await db.close();
  }

  return {
    threads,
    async growTo(wanted) {
      const store = await openStore({ ...where, role: 'serve' });
      const tenth = wanted / 10;
      threads.set(tenth, await bringThread(store, tenth, 'published'));
      const heldLength = Math.min(MOST_HELD_AT_ONCE, tenth);
      if (!held.has(heldLength)) held.set(heldLength, await bringThread(store, heldLength, 'pending'));
      await store.close();
      const common = Math.min(COMMON, tenth);
      const [story, heldStory] = [threads.get(common), held.get(heldLength)];
      if (story === undefined || heldStory === undefined) throw new Error('The threads are missing.');
      const moreHeld = { story: heldStory, length: heldLength, count: Math.floor(tenth / heldLength) - 1 };
      const left = wanted - size - moreHeld.count * heldLength;
      await multiply([{ story, length: common, count: Math.floor(left / common) }, moreHeld]);
    },
  };
}
