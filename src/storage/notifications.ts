/** What an account was answered, read or not, and the secret address of the same as a feed. */
import type { AccountId, SiteId, StoryId } from '../core/ids.js';
import { columnsOf, type Db } from './db.js';
import type { CorrectionNotice, FollowReads, FollowWrites } from './follow-store.js';
import { COMMENT_COLUMNS, type CommentRow, commentOf } from './tables/comment.js';

type Input<Name extends keyof FollowWrites> = Parameters<FollowWrites[Name]>[0];
type Asked<Name extends keyof FollowReads> = Parameters<FollowReads[Name]>[0];
type Listed = Awaited<ReturnType<FollowReads['notifications']>>;

export async function unreadCount(db: Db, input: Asked<'unreadCount'>): Promise<number> {
  const row = await db.get<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 AS one FROM notification n JOIN comment c ON c.id = n.comment_id
     WHERE n.account_id = ? AND n.site_id = ? AND n.read_at IS NULL AND c.status = 'published' LIMIT ?) seen`,
    [input.accountId, input.siteId, input.most],
  );
  const left = input.most - Number(row?.n);
  if (left <= 0) return Number(row?.n);
  const told = await db.get<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 AS one FROM correction_notice n JOIN report r ON r.story_id = n.story_id
     WHERE n.account_id = ? AND n.site_id = ? AND n.read_at IS NULL AND r.status <> 'draft' LIMIT ?) seen`,
    [input.accountId, input.siteId, left],
  );
  return Number(row?.n) + Number(told?.n);
}

export async function correctionNotices(
  db: Db,
  { accountId, siteId, limit }: Asked<'correctionNotices'>,
): Promise<readonly CorrectionNotice[]> {
  const rows = await db.all<{ story_id: StoryId; at: number; created_at: number; read_at: number | null }>(
    `SELECT story_id, at, created_at, read_at FROM correction_notice WHERE account_id = ? AND site_id = ?
     ORDER BY created_at DESC, story_id DESC LIMIT ?`,
    [accountId, siteId, limit],
  );
  return rows.map((row) => ({
    ...{ storyId: row.story_id, at: row.at, toldAt: row.created_at },
    isRead: row.read_at !== null,
  }));
}

export async function notifications(db: Db, input: Asked<'notifications'>): Promise<Listed> {
  const rows = await db.all<CommentRow & { told_at: number; read_at: number | null }>(
    `SELECT ${columnsOf(COMMENT_COLUMNS, 'c')}, n.created_at AS told_at, n.read_at AS read_at
     FROM notification n JOIN comment c ON c.id = n.comment_id
     WHERE n.account_id = ? AND n.site_id = ? AND c.status = 'published'
     ORDER BY n.created_at DESC, n.comment_id DESC LIMIT ?`,
    [input.accountId, input.siteId, input.limit],
  );
  return rows.map((row) => ({ comment: commentOf(row), at: row.told_at, isRead: row.read_at !== null }));
}

export async function markRead(db: Db, input: Input<'markRead'>): Promise<void> {
  await db.run(
    `UPDATE notification SET read_at = ? WHERE account_id = ? AND site_id = ? AND created_at <= ? AND read_at IS NULL`,
    [input.now, input.accountId, input.siteId, input.upTo],
  );
  await db.run(
    `UPDATE correction_notice SET read_at = ? WHERE account_id = ? AND site_id = ? AND created_at <= ? AND read_at IS NULL`,
    [input.now, input.accountId, input.siteId, input.upTo],
  );
}

export async function replyFeedByToken(
  db: Db,
  { tokenHash }: Asked<'replyFeedByToken'>,
): Promise<{ accountId: AccountId; siteId: SiteId } | undefined> {
  const row = await db.get<{ account_id: AccountId; site_id: SiteId }>(
    'SELECT account_id, site_id FROM reply_feed WHERE token_hash = ?',
    [tokenHash],
  );
  return row && { accountId: row.account_id, siteId: row.site_id };
}

export async function replyFeedOf(
  db: Db,
  { accountId, siteId }: Asked<'replyFeedOf'>,
): Promise<number | null> {
  const sql = 'SELECT created_at FROM reply_feed WHERE account_id = ? AND site_id = ?';
  return (await db.get<{ created_at: number }>(sql, [accountId, siteId]))?.created_at ?? null;
}

export async function setReplyFeed(db: Db, input: Input<'setReplyFeed'>): Promise<void> {
  const { accountId, siteId, tokenHash, now } = input;
  await db.run('DELETE FROM reply_feed WHERE account_id = ? AND site_id = ?', [accountId, siteId]);
  if (tokenHash === null) return;
  await db.run('INSERT INTO reply_feed (token_hash, account_id, site_id, created_at) VALUES (?, ?, ?, ?)', [
    tokenHash,
    accountId,
    siteId,
    now,
  ]);
}
