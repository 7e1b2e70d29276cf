/** Grants: pages on other sites that act for a reader with tokens of their own. */
import type { AccountId, SiteId } from '../core/ids.js';
import type { Db } from './db.js';
import type { IdentityReads, IdentityWrites, PageGrant } from './identity-store.js';

interface GrantRow {
  readonly id: number;
  readonly account_id: AccountId;
  readonly site_id: SiteId;
  readonly origin: string;
  readonly public_key: string;
  readonly expires_at: number;
  readonly refresh_hash: string;
}

/** By the token that is good now, or by the one before it, which was spent: whoever shows that one has a copy. */
export async function grantByRefresh(
  db: Db,
  { refreshHash }: Parameters<IdentityReads['grantByRefresh']>[0],
): Promise<(PageGrant & { isSpent: boolean }) | undefined> {
  const row = await db.get<GrantRow>(
    `SELECT id, account_id, site_id, origin, public_key, expires_at, refresh_hash FROM page_grant
     WHERE refresh_hash = ? OR (spent_hash = ? AND spent_hash IS NOT NULL)`,
    [refreshHash, refreshHash],
  );
  if (!row) return undefined;
  return {
    id: row.id,
    accountId: row.account_id,
    siteId: row.site_id,
    origin: row.origin,
    publicKey: row.public_key,
    expiresAt: row.expires_at,
    isSpent: row.refresh_hash !== refreshHash,
  };
}

export async function createGrant(
  db: Db,
  grant: Parameters<IdentityWrites['createGrant']>[0],
): Promise<void> {
  await db.run(
    `INSERT INTO page_grant (id, account_id, site_id, origin, public_key, refresh_hash, created_at, refreshed_at, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      grant.id,
      grant.accountId,
      grant.siteId,
      grant.origin,
      grant.publicKey,
      grant.refreshHash,
      grant.now,
      grant.now,
      grant.expiresAt,
    ],
  );
}

export async function refreshGrant(
  db: Db,
  { id, refreshHash, nextHash, now }: Parameters<IdentityWrites['refreshGrant']>[0],
): Promise<boolean> {
  const changed = await db.run(
    'UPDATE page_grant SET refresh_hash = ?, spent_hash = ?, refreshed_at = ? WHERE id = ? AND refresh_hash = ?',
    [nextHash, refreshHash, now, id, refreshHash],
  );
  return changed === 1;
}

export async function endGrant(db: Db, { id }: Parameters<IdentityWrites['endGrant']>[0]): Promise<void> {
  await db.run('DELETE FROM session WHERE grant_id = ? AND grant_id IS NOT NULL', [id]);
  await db.run('DELETE FROM page_grant WHERE id = ?', [id]);
}
