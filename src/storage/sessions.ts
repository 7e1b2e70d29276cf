/** Sessions and one-time sign-in links. Only hashes of tokens are kept. */
import type { AccountId, SiteId } from '../core/ids.js';
import { rolesOf } from './accounts.js';
import { columnsOf, type Db } from './db.js';
import type { IdentityReads, IdentityWrites, SessionLine } from './identity-store.js';
import { endPushesOfAccount, endPushesOfSession, followSession } from './pushes.js';
import type { Reads, Session, Writes } from './store.js';
import { ACCOUNT_COLUMNS, type AccountRow, accountOf } from './tables/account.js';

interface SessionRow extends AccountRow {
  readonly kind: Session['kind'];
  readonly began_at: number;
  readonly seen_at: number;
  readonly expires_at: number;
  readonly method: string | null;
  readonly verified_at: number | null;
  readonly grant_id: number | null;
  readonly grant_site: SiteId | null;
  readonly grant_origin: string | null;
}

/** Undefined when the session is unknown, of the other kind or over, or when the account is disabled. */
export async function sessionByToken(
  db: Db,
  input: Parameters<Reads['sessionByToken']>[0],
): Promise<Session | undefined> {
  const row = await db.get<SessionRow>(
    `SELECT s.kind, s.created_at AS began_at, s.seen_at, s.expires_at, s.method, s.verified_at, s.grant_id,
       g.site_id AS grant_site, g.origin AS grant_origin, ${columnsOf(ACCOUNT_COLUMNS, 'a')}
     FROM session s JOIN account a ON a.id = s.account_id LEFT JOIN page_grant g ON g.id = s.grant_id
     WHERE s.token_hash = ? AND s.kind = ? AND s.expires_at > ? AND a.disabled_at IS NULL`,
    [input.tokenHash, input.kind, input.now],
  );
  if (!row) return undefined;
  return {
    account: accountOf(row),
    roles: await rolesOf(db, { accountId: row.id }),
    kind: row.kind,
    createdAt: row.began_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
    method: row.method,
    verifiedAt: row.verified_at,
    grant: grantOf(row),
  };
}

function grantOf({ grant_id: id, grant_site: siteId, grant_origin: origin }: SessionRow): Session['grant'] {
  return id === null || siteId === null || origin === null ? null : { id, siteId, origin };
}

export async function createSignInLink(
  db: Db,
  input: Parameters<Writes['createSignInLink']>[0],
): Promise<void> {
  await db.run('INSERT INTO sign_in_link (token_hash, account_id, expires_at) VALUES (?, ?, ?)', [
    input.tokenHash,
    input.accountId,
    input.expiresAt,
  ]);
}

export async function redeemSignInLink(
  db: Db,
  input: Parameters<Writes['redeemSignInLink']>[0],
): Promise<AccountId | undefined> {
  const row = await db.get<{ account_id: AccountId }>(
    `UPDATE sign_in_link SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?
     RETURNING account_id`,
    [input.now, input.tokenHash, input.now],
  );
  return row?.account_id;
}

export async function createSession(db: Db, input: Parameters<Writes['createSession']>[0]): Promise<void> {
  await db.run(
    `INSERT INTO session (token_hash, account_id, kind, created_at, seen_at, expires_at, method, verified_at, grant_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      input.tokenHash,
      input.accountId,
      input.kind,
      input.now,
      input.now,
      input.expiresAt,
      input.method ?? null,
      input.verifiedAt ?? null,
      input.grantId ?? null,
    ],
  );
}

export async function touchSession(db: Db, input: Parameters<Writes['touchSession']>[0]): Promise<void> {
  await db.run('UPDATE session SET seen_at = ? WHERE token_hash = ? AND seen_at < ?', [
    input.now,
    input.tokenHash,
    input.now,
  ]);
}

export async function endSession(db: Db, { tokenHash }: { tokenHash: string }): Promise<void> {
  await db.run('DELETE FROM session WHERE token_hash = ?', [tokenHash]);
  await endPushesOfSession(db, tokenHash);
}

export async function endSessions(db: Db, { accountId }: { accountId: AccountId }): Promise<void> {
  await db.run('DELETE FROM session WHERE account_id = ?', [accountId]);
  await db.run('DELETE FROM page_grant WHERE account_id = ?', [accountId]);
  await endPushesOfAccount(db, accountId);
}

export async function endOtherSessions(
  db: Db,
  { accountId, tokenHash }: Parameters<IdentityWrites['endOtherSessions']>[0],
): Promise<void> {
  await db.run('DELETE FROM session WHERE account_id = ? AND token_hash <> ?', [accountId, tokenHash]);
  await endPushesOfAccount(db, accountId, tokenHash);
  await db.run('DELETE FROM page_grant WHERE account_id = ?', [accountId]);
}

export async function verifySession(
  db: Db,
  { tokenHash, now }: Parameters<IdentityWrites['verifySession']>[0],
): Promise<void> {
  await db.run('UPDATE session SET verified_at = ? WHERE token_hash = ?', [now, tokenHash]);
}

/** Of several requests with one token, one gets the next; the others are answered under the old one. */
export async function rotateSession(
  db: Db,
  input: Parameters<IdentityWrites['rotateSession']>[0],
): Promise<boolean> {
  const { tokenHash, nextHash, now, expiresAt, graceUntil } = input;
  const ending = await db.run('UPDATE session SET expires_at = ? WHERE token_hash = ? AND expires_at > ?', [
    graceUntil,
    tokenHash,
    graceUntil,
  ]);
  if (ending === 0) return false;
  await db.run(
    `INSERT INTO session (token_hash, account_id, kind, created_at, seen_at, expires_at, method, verified_at, grant_id)
     SELECT ?, account_id, kind, created_at, ?, ?, method, verified_at, grant_id FROM session WHERE token_hash = ?`,
    [nextHash, now, expiresAt, tokenHash],
  );
  await followSession(db, tokenHash, nextHash);
  return true;
}

export async function sessionsOf(
  db: Db,
  { accountId, now }: Parameters<IdentityReads['sessionsOf']>[0],
): Promise<readonly SessionLine[]> {
  const rows = await db.all<Pick<SessionRow, 'kind' | 'method' | 'began_at' | 'seen_at' | 'expires_at'>>(
    `SELECT kind, method, created_at AS began_at, seen_at, expires_at FROM session
     WHERE account_id = ? AND expires_at > ?`,
    [accountId, now],
  );
  return rows
    .map((row) => ({
      kind: row.kind,
      method: row.method,
      createdAt: row.began_at,
      seenAt: row.seen_at,
      expiresAt: row.expires_at,
    }))
    .sort((a, b) => b.createdAt - a.createdAt);
}
