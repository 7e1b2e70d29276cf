/** A hub is told when the feeds that a report stands in have changed. */
import type { SiteId, StoryId } from '../core/ids.js';
import type { Db } from './db.js';
import { addJob } from './outbox.js';

/** Caches in front may hold a feed for five seconds, and the hub asks at once. */
const LATER = 6000;

/** One job for changes that follow one another. */
export async function pingLater(
  db: Db,
  { siteId, storyId, now }: { readonly siteId: SiteId; readonly storyId: StoryId; readonly now: number },
): Promise<void> {
  await addJob(db, {
    ...{ siteId, lane: 'hub', kind: 'hub', payload: { storyId } },
    ...{ dedup: `hub:${storyId}`, dueAt: now + LATER, now },
  });
}
