/** What others answered to somebody. */
import type { Comment } from '../core/comment.js';
import { columnsOf, type Db, list } from './db.js';
import type { IdentityReads } from './identity-store.js';
import { COMMENT_COLUMNS, type CommentRow, commentOf } from './tables/comment.js';

// Answers to what somebody wrote long ago are rare; reading all of a prolific writer's comments for them is not worth it.
const NEWEST = 500;

export async function repliesTo(
  db: Db,
  { accountId, siteId, limit }: Parameters<IdentityReads['repliesTo']>[0],
): Promise<readonly Comment[]> {
  const own = await db.all<{ id: number }>(
    `SELECT id FROM comment WHERE account_id = ? AND site_id = ? AND account_id IS NOT NULL
     ORDER BY placed_at DESC, id DESC LIMIT ${NEWEST}`,
    [accountId, siteId],
  );
  if (own.length === 0) return [];
  const rows = await db.all<CommentRow>(
    `SELECT ${columnsOf(COMMENT_COLUMNS, 'c')} FROM comment c
     WHERE c.parent_id IS NOT NULL AND ${db.dialect.isOneOf('c.parent_id')}
       AND c.status = 'published' AND c.kind = 'comment' AND COALESCE(c.account_id, 0) <> ?
     ORDER BY c.placed_at DESC, c.id DESC LIMIT ?`,
    [list(own.map(({ id }) => id)), accountId, limit],
  );
  return rows.map(commentOf);
}
