/** The event log: that something happened, never what was said. */
import type { CommentStatus } from '../core/comment.js';
import type { SiteId, StoryId } from '../core/ids.js';
import { announce } from './announce.js';
import type { Db } from './db.js';
import { searchLater } from './search-pending.js';
import type { EventKind, Reads, StoredEvent } from './store.js';

interface EventRow {
  readonly id: number;
  readonly site_id: SiteId;
  readonly story_id: StoryId;
  readonly comment_id: StoredEvent['commentId'];
  readonly kind: EventKind;
  readonly at: number;
}

/** The event that a comment's new status is. */
export const STATUS_EVENT: Readonly<Record<CommentStatus, EventKind>> = {
  published: 'comment.published',
  held: 'comment.held',
  rejected: 'comment.rejected',
  removed: 'comment.removed',
  deleted: 'comment.deleted',
};

/** To be called with the story locked: its events then become visible in the order of their ids. */
export async function addEvent(db: Db, event: Omit<StoredEvent, 'id'>): Promise<void> {
  await db.run('INSERT INTO event (site_id, story_id, comment_id, kind, at) VALUES (?, ?, ?, ?, ?)', [
    event.siteId,
    event.storyId,
    event.commentId,
    event.kind,
    event.at,
  ]);
  await announce(db, event);
  if (event.commentId !== null && event.kind !== 'comment.flagged')
    await searchLater(db, 'comment', [event.commentId]);
}

export async function eventsAfter(
  db: Db,
  input: Parameters<Reads['eventsAfter']>[0],
): Promise<readonly StoredEvent[]> {
  const rows = await db.all<EventRow>(
    `SELECT id, site_id, story_id, comment_id, kind, at FROM event WHERE story_id = ? AND id > ?
     ORDER BY id LIMIT ?`,
    [input.storyId, input.afterId, input.limit],
  );
  return rows.map((row) => ({
    id: row.id,
    siteId: row.site_id,
    storyId: row.story_id,
    commentId: row.comment_id,
    kind: row.kind,
    at: row.at,
  }));
}

export async function lastEventId(db: Db, input: Parameters<Reads['lastEventId']>[0]): Promise<number> {
  const row =
    input.storyId === undefined
      ? await db.get<{ id: number | null }>('SELECT max(id) AS id FROM event')
      : await db.get<{ id: number | null }>('SELECT max(id) AS id FROM event WHERE story_id = ?', [
          input.storyId,
        ]);
  return row?.id ?? 0;
}
