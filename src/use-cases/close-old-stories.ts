import type { Site } from '../core/site.js';
import { DAY } from '../core/story.js';
import type { Reads, Writes } from '../storage/store.js';

/** Threads closed or opened in one transaction: readers' posts wait for it. */
const MOST_AT_ONCE = 100;

interface Deps {
  readonly clock: () => number;
  readonly store: {
    readonly read: Pick<Reads, 'sites'>;
    readonly background: Pick<Writes, 'closeByAge'>;
  };
}

interface Telling {
  readonly clock: () => number;
  readonly store: { readonly background: Pick<Writes, 'tellClosed'> };
}

/**
 * Closes the threads that are older than their site's term, and opens those again that a changed term lets open; what a
 * person has closed or opened stays so. Gives how many threads changed.
 */
export async function closeOldStories({ store, clock }: Deps): Promise<number> {
  const now = clock();
  let changed = 0;
  for (const site of await store.read.sites({})) {
    const input = { siteId: site.id, before: dueBefore(site, now), most: MOST_AT_ONCE, now };
    changed += await store.background.closeByAge(input);
  }
  return changed;
}

/** Tells those who have a thread open that its time is over, and webhooks too. Gives how many were due. */
export async function tellClosedStories({ store, clock }: Telling): Promise<number> {
  return store.background.tellClosed({ now: clock(), most: MOST_AT_ONCE });
}

/** Threads opened before this time are closed; without a term none is. */
function dueBefore({ settings }: Site, now: number): number {
  const { closeAfterDays } = settings;
  return closeAfterDays === undefined ? 0 : now - closeAfterDays * DAY;
}
