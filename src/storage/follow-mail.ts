/** What is to be mailed, what was, and to whom a site's own news go. */
import type { Account } from '../core/account.js';
import type { CommentId } from '../core/ids.js';
import { columnsOf, type Db } from './db.js';
import { forgetItems } from './fan-out.js';
import type { FollowReads, FollowWrites } from './follow-store.js';
import { finishJob } from './outbox.js';
import { ACCOUNT_COLUMNS, type AccountRow, accountOf } from './tables/account.js';

type Input<Name extends keyof FollowWrites> = Parameters<FollowWrites[Name]>[0];
type Asked<Name extends keyof FollowReads> = Parameters<FollowReads[Name]>[0];

export async function followItems(
  db: Db,
  { followerId, limit }: Asked<'followItems'>,
): Promise<readonly { commentId: CommentId; subscriptionId: number }[]> {
  return db.all(
    `SELECT comment_id AS "commentId", subscription_id AS "subscriptionId" FROM follow_item
     WHERE follower_id = ? ORDER BY comment_id LIMIT ?`,
    [followerId, limit],
  );
}

export async function mailsSent(
  db: Db,
  { siteId, addressHash, since, kind }: Asked<'mailsSent'>,
): Promise<{ toAddress: number; bySite: number }> {
  const row = await db.get<{ one: number; all_of_it: number }>(
    `SELECT (SELECT count(*) FROM mail_count m WHERE m.address_hash = ? AND m.at > ? AND (m.kind = ? OR ? = 1)) AS one,
       (SELECT count(*) FROM mail_count m WHERE m.site_id = ? AND m.at > ?) AS all_of_it`,
    [addressHash, since, kind ?? '', kind === undefined ? 1 : 0, siteId, since],
  );
  return { toAddress: Number(row?.one), bySite: Number(row?.all_of_it) };
}

export async function countMail(db: Db, input: Input<'countMail'>): Promise<void> {
  await db.run('INSERT INTO mail_count (site_id, address_hash, kind, at) VALUES (?, ?, ?, ?)', [
    input.siteId,
    input.addressHash,
    input.kind,
    input.now,
  ]);
}

/** What has come in since the mail was written goes with the next one, which is due at once. */
export async function finishMail(db: Db, input: Input<'finishMail'>): Promise<void> {
  const { id, attempts, followerId, sent, now } = input;
  await forgetItems(db, followerId, input.commentIds);
  const job = await db.get<{ site_id: number }>(
    `SELECT site_id FROM outbox WHERE id = ? AND attempts = ?${db.dialect.forUpdate}`,
    [id, attempts],
  );
  if (job && sent !== null) {
    const { addressHash } = sent;
    await countMail(db, {
      siteId: job.site_id as Input<'countMail'>['siteId'],
      addressHash,
      kind: 'news',
      now,
    });
  }
  const more = await db.get('SELECT 1 AS one FROM follow_item WHERE follower_id = ? LIMIT 1', [followerId]);
  if (more === undefined) return finishJob(db, { id, attempts });
  await db.run(
    'UPDATE outbox SET due_at = ?, created_at = ?, attempts = 0, problem = NULL WHERE id = ? AND attempts = ?',
    [now, now, id, attempts],
  );
}

export async function adminsOf(db: Db, { siteId }: Asked<'adminsOf'>): Promise<readonly Account[]> {
  const rows = await db.all<AccountRow>(
    `SELECT DISTINCT ${columnsOf(ACCOUNT_COLUMNS, 'a')} FROM site_role r JOIN account a ON a.id = r.account_id
     WHERE r.role = 'admin' AND (r.site_id = 0 OR r.site_id = ?) AND a.email IS NOT NULL AND a.disabled_at IS NULL
     ORDER BY a.id`,
    [siteId],
  );
  return rows.map(accountOf);
}
