/** Browsers that show a notice when their reader was answered. */
import type { AccountId, CommentId, SiteId } from '../core/ids.js';
import type { Db } from './db.js';
import { addJob, pushLane } from './outbox.js';
import type { PushReads, PushSubscription, PushWrites } from './push-store.js';

type Input<Name extends keyof PushWrites> = Parameters<PushWrites[Name]>[0];

const SELECT = `SELECT id, site_id AS "siteId", account_id AS "accountId", endpoint, p256dh, auth, created_at AS "createdAt"
  FROM push_subscription`;

export async function pushById(
  db: Db,
  { id }: Parameters<PushReads['pushById']>[0],
): Promise<PushSubscription | undefined> {
  const row = await db.get<PushSubscription>(`${SELECT} WHERE id = ?`, [id]);
  return row && { ...row };
}

export async function pushesOf(
  db: Db,
  { accountId }: Parameters<PushReads['pushesOf']>[0],
): Promise<readonly PushSubscription[]> {
  return db.all<PushSubscription>(`${SELECT} WHERE account_id = ? ORDER BY created_at, id`, [accountId]);
}

export async function addPush(db: Db, input: Input<'addPush'>): Promise<void> {
  const { id, siteId, accountId, endpoint, p256dh, auth, createdAt, most, sessionHash = null } = input;
  await db.run('DELETE FROM push_subscription WHERE endpoint = ?', [endpoint]);
  await db.run(
    'INSERT INTO push_subscription (id, site_id, account_id, endpoint, p256dh, auth, created_at, session_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    [id, siteId, accountId, endpoint, p256dh, auth, createdAt, sessionHash],
  );
  await db.run(
    `DELETE FROM push_subscription WHERE account_id = ? AND site_id = ? AND id NOT IN
       (SELECT id FROM push_subscription WHERE account_id = ? AND site_id = ? ORDER BY created_at DESC, id DESC LIMIT ?)`,
    [accountId, siteId, accountId, siteId, most],
  );
}

export async function removePush(db: Db, { accountId, endpoint }: Input<'removePush'>): Promise<boolean> {
  const sql = 'DELETE FROM push_subscription WHERE account_id = ? AND endpoint = ?';
  return (await db.run(sql, [accountId, endpoint])) === 1;
}

export async function dropPush(db: Db, { id }: Input<'dropPush'>): Promise<void> {
  await db.run('DELETE FROM push_subscription WHERE id = ?', [id]);
}

/** Whoever signs out of a browser hears nothing there any more. */
export async function endPushesOfSession(db: Db, sessionHash: string): Promise<void> {
  await db.run('DELETE FROM push_subscription WHERE session_hash = ? AND session_hash IS NOT NULL', [
    sessionHash,
  ]);
}

/** The same for every browser of an account but the one whose session goes on. */
export async function endPushesOfAccount(db: Db, accountId: AccountId, but?: string): Promise<void> {
  await db.run("DELETE FROM push_subscription WHERE account_id = ? AND coalesce(session_hash, '') <> ?", [
    accountId,
    but ?? 'none',
  ]);
}

/** A session's next token is the same session. */
export async function followSession(db: Db, tokenHash: string, nextHash: string): Promise<void> {
  await db.run(
    'UPDATE push_subscription SET session_hash = ? WHERE session_hash = ? AND session_hash IS NOT NULL',
    [nextHash, tokenHash],
  );
}

/** A job for each browser of an account on a site: one that is slow holds up no other. */
export async function tellBrowsers(
  db: Db,
  about: {
    readonly siteId: SiteId;
    readonly accountId: AccountId;
    readonly commentId: CommentId;
    readonly now: number;
  },
): Promise<void> {
  const { siteId, accountId, commentId, now } = about;
  const sql = 'SELECT id FROM push_subscription WHERE account_id = ? AND site_id = ? ORDER BY created_at, id';
  for (const { id } of await db.all<{ id: number }>(sql, [accountId, siteId])) {
    const payload = { pushId: id, commentId };
    await addJob(db, { siteId, lane: pushLane(id), kind: 'push', payload, dueAt: now, now });
  }
}
