/** What waits and was not read a second time, and what that found. */
import type { Body } from '../core/body/tree.js';
import type { CommentId } from '../core/ids.js';
import { type Db, list } from './db.js';
import { lockComment } from './locks.js';
import type { SecondReads, SecondWrites, UnreadTwice } from './second-store.js';
import { settleWaiting } from './waiting.js';

interface Row {
  readonly id: CommentId;
  readonly revision: number;
  readonly body: string;
  readonly language: string;
}

/** See SecondReads.unreadTwice. */
export async function unreadTwice(
  db: Db,
  { limit }: Parameters<SecondReads['unreadTwice']>[0],
): Promise<readonly UnreadTwice[]> {
  const waiting = await db.all<{ id: CommentId }>(
    'SELECT comment_id AS id FROM waiting WHERE second IS NULL ORDER BY comment_id DESC LIMIT ?',
    [limit],
  );
  if (waiting.length === 0) return [];
  const rows = await db.all<Row>(
    `SELECT c.id, c.revision, c.body, coalesce(s.language, t.language) AS language
     FROM comment c JOIN story s ON s.id = c.story_id JOIN site t ON t.id = c.site_id WHERE ${db.dialect.isOneOf('c.id')}`,
    [list(waiting.map(({ id }) => id))],
  );
  return [...rows]
    .sort((a, b) => b.id - a.id)
    .map(({ id, body, ...row }) => ({ ...row, commentId: id, body: JSON.parse(body) as Body }));
}

/** See SecondWrites.keepSecondReadings. */
export async function keepSecondReadings(
  db: Db,
  { readings }: Parameters<SecondWrites['keepSecondReadings']>[0],
): Promise<void> {
  const inOrder = [...readings].sort((a, b) => a.commentId - b.commentId);
  for (const { commentId, revision, percent } of inOrder) {
    const waits = await db.get('SELECT comment_id FROM waiting WHERE comment_id = ?', [commentId]);
    if (waits === undefined) continue;
    const comment = await lockComment(db, commentId);
    if (comment.revision !== revision) continue;
    const sql = 'UPDATE waiting SET second = ? WHERE comment_id = ?';
    if ((await db.run(sql, [percent, commentId])) > 0 && percent > 0) await settleWaiting(db, commentId);
  }
}
