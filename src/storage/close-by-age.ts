import type { StoryId } from '../core/ids.js';
import { CLOSED_BY_AGE } from '../core/story.js';
import { setStoryClosed } from './change-story.js';
import type { Db } from './db.js';
import type { Writes } from './store.js';

/** See Writes.closeByAge. */
export async function closeByAge(db: Db, input: Parameters<Writes['closeByAge']>[0]): Promise<number> {
  const { siteId, before, most, now } = input;
  const due = await db.all<{ id: StoryId }>(
    `SELECT id FROM story WHERE site_id = ? AND created_at < ? AND closed_at IS NULL AND closed_by IS NULL
     ORDER BY created_at, id LIMIT ?`,
    [siteId, before, most],
  );
  const early = await db.all<{ id: StoryId }>(
    `SELECT id FROM story WHERE site_id = ? AND created_at >= ? AND closed_by = 'age'
     ORDER BY created_at, id LIMIT ?`,
    [siteId, before, most],
  );
  for (const { id } of due)
    await setStoryClosed(db, { id, closedAt: now, reason: CLOSED_BY_AGE, by: 'age', now });
  for (const { id } of early) await setStoryClosed(db, { id, closedAt: null, reason: null, by: null, now });
  return due.length + early.length;
}
