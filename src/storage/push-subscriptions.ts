/** Browsers that want to be told while no page of ours is open. */
import type { AccountId, SiteId } from '../core/ids.js';
import type { Db } from './db.js';
import type { FollowReads, FollowWrites, PushSubscription } from './follow-store.js';

interface PushRow {
  readonly id: number;
  readonly site_id: SiteId;
  readonly account_id: AccountId;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly created_at: number;
}

const SELECT = 'SELECT id, site_id, account_id, endpoint, p256dh, auth, created_at FROM push_subscription';

function pushFrom(row: PushRow): PushSubscription {
  const { id, endpoint, p256dh, auth } = row;
  return {
    id,
    endpoint,
    p256dh,
    auth,
    siteId: row.site_id,
    accountId: row.account_id,
    createdAt: row.created_at,
  };
}

export async function pushSubscriptionById(
  db: Db,
  { id }: Parameters<FollowReads['pushSubscriptionById']>[0],
): Promise<PushSubscription | undefined> {
  const row = await db.get<PushRow>(`${SELECT} WHERE id = ?`, [id]);
  return row && pushFrom(row);
}

export async function pushSubscriptionsOf(
  db: Db,
  { accountId, siteId }: Parameters<FollowReads['pushSubscriptionsOf']>[0],
): Promise<readonly PushSubscription[]> {
  const ofSite = siteId === undefined ? '' : ' AND site_id = ?';
  const rows = await db.all<PushRow>(`${SELECT} WHERE account_id = ?${ofSite} ORDER BY created_at, id`, [
    accountId,
    ...(siteId === undefined ? [] : [siteId]),
  ]);
  return rows.map(pushFrom);
}

export async function addPushSubscription(
  db: Db,
  input: Parameters<FollowWrites['addPushSubscription']>[0],
): Promise<void> {
  const { id, siteId, accountId, endpoint, p256dh, auth, createdAt, most } = input;
  await db.run(
    `INSERT INTO push_subscription (id, site_id, account_id, endpoint, p256dh, auth, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (endpoint) DO UPDATE SET site_id = excluded.site_id, account_id = excluded.account_id,
       p256dh = excluded.p256dh, auth = excluded.auth, created_at = excluded.created_at`,
    [id, siteId, accountId, endpoint, p256dh, auth, createdAt],
  );
  await db.run(
    `DELETE FROM push_subscription WHERE account_id = ? AND id NOT IN
       (SELECT id FROM push_subscription WHERE account_id = ? ORDER BY created_at DESC, id DESC LIMIT ?)`,
    [accountId, accountId, most],
  );
}

export async function removePushSubscription(
  db: Db,
  { endpoint, accountId }: Parameters<FollowWrites['removePushSubscription']>[0],
): Promise<void> {
  await db.run('DELETE FROM push_subscription WHERE endpoint = ? AND (account_id = ? OR ? = 1)', [
    endpoint,
    accountId ?? 0,
    accountId === undefined ? 1 : 0,
  ]);
}
