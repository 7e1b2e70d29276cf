/** Whether anybody is to be told of an event; then a job finds out who. Part of the event's own transaction. */
import type { Db } from './db.js';
import { addJob } from './outbox.js';
import type { StoredEvent } from './stored.js';

/** The lane of jobs that find out whom to tell. */
export const EVENT_LANE = 'events';

/** One question for each event, answered from indexes; a row only where somebody waits for it. */
export async function announce(db: Db, event: Omit<StoredEvent, 'id'>): Promise<void> {
  if (!(await isAwaited(db, event))) return;
  const { siteId, storyId, commentId, kind, at } = event;
  const payload = { kind, storyId, commentId, at, after: 0 };
  await addJob(db, { siteId, lane: EVENT_LANE, kind: 'event', payload, dueAt: at, now: at });
}

/** Readers follow comments and what becomes of reports. */
const TOLD: readonly StoredEvent['kind'][] = ['comment.published', 'report.published', 'report.changed'];

async function isAwaited(
  db: Db,
  { siteId, storyId, commentId, kind }: Omit<StoredEvent, 'id'>,
): Promise<boolean> {
  const row = await db.get<{ hooks: number; readers: number }>(
    `SELECT
       (SELECT count(*) FROM webhook w WHERE w.site_id = ? AND w.disabled_at IS NULL) AS hooks,
       CASE WHEN ? = 0 THEN 0
         WHEN EXISTS (SELECT 1 FROM subscription s WHERE s.kind = 'thread' AND s.target = ?) THEN 1
         WHEN EXISTS (SELECT 1 FROM comment c JOIN comment p ON p.id = c.parent_id WHERE c.id = ? AND (p.account_id IS NOT NULL
           OR EXISTS (SELECT 1 FROM subscription s WHERE s.kind = 'replies' AND s.target = p.id))) THEN 1
         ELSE 0 END AS readers`,
    [siteId, TOLD.includes(kind) ? 1 : 0, storyId, commentId ?? 0],
  );
  return row !== undefined && Number(row.hooks) + Number(row.readers) > 0;
}
