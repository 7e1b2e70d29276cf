/** Sessions and one-time sign-in links. Only hashes of tokens are kept. */
import type { AccountId } from '../core/ids.js';
import { rolesOf } from './accounts.js';
import { columnsOf, type Db } from './db.js';
import type { Reads, Session, Writes } from './store.js';
import { ACCOUNT_COLUMNS, type AccountRow, accountOf } from './tables/account.js';

interface SessionRow extends AccountRow {
  readonly kind: Session['kind'];
  readonly began_at: number;
  readonly seen_at: number;
  readonly expires_at: number;
}

/** Undefined when the session is unknown, of the other kind or over, or when the account is disabled. */
export async function sessionByToken(
  db: Db,
  input: Parameters<Reads['sessionByToken']>[0],
): Promise<Session | undefined> {
  const row = await db.get<SessionRow>(
    `SELECT s.kind, s.created_at AS began_at, s.seen_at, s.expires_at, ${columnsOf(ACCOUNT_COLUMNS, 'a')}
     FROM session s JOIN account a ON a.id = s.account_id
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
  };
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
    'INSERT INTO session (token_hash, account_id, kind, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
    [input.tokenHash, input.accountId, input.kind, input.now, input.now, input.expiresAt],
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
}

export async function endSessions(db: Db, { accountId }: { accountId: AccountId }): Promise<void> {
  await db.run('DELETE FROM session WHERE account_id = ?', [accountId]);
}
