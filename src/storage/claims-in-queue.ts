/** Who has a waiting comment in hand. A claim ends by itself, so that nobody who has gone home holds anything up. */
import type { AccountId, CommentId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { type Db, list } from './db.js';
import type { QueueWrites } from './queue-store.js';

/** See QueueWrites.takeInHand. */
export async function takeInHand(
  db: Db,
  { ids, by, now, until }: Parameters<QueueWrites['takeInHand']>[0],
): Promise<readonly CommentId[]> {
  const rows = await db.all<{ id: CommentId }>(
    `UPDATE waiting SET claimed_by = ?, claimed_until = ? WHERE ${db.dialect.isOneOf('comment_id')}
       AND (claimed_by IS NULL OR claimed_by = ? OR claimed_until <= ?) RETURNING comment_id AS id`,
    [by, until, list(ids), by, now],
  );
  return rows.map(({ id }) => id);
}

/** See QueueWrites.letGo. */
export async function letGo(db: Db, { id, by }: Parameters<QueueWrites['letGo']>[0]): Promise<void> {
  await db.run(
    'UPDATE waiting SET claimed_by = NULL, claimed_until = NULL WHERE comment_id = ? AND claimed_by = ?',
    [id, by],
  );
}

/** Refuses `in_hand` while somebody else has the comment. */
export async function mustBeOwnHand(
  db: Db,
  { id, by, now }: { readonly id: CommentId; readonly by: number | null; readonly now: number },
): Promise<void> {
  const row = await db.get<{ claimed_by: AccountId | null; claimed_until: number | null }>(
    'SELECT claimed_by, claimed_until FROM waiting WHERE comment_id = ?',
    [id],
  );
  if (row === undefined || row.claimed_by === null || row.claimed_by === by) return;
  if ((row.claimed_until ?? 0) > now) throw new Refusal('in_hand');
}
