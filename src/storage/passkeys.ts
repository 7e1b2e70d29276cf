/** Passkeys: the public halves of keys that people's devices hold. */
import type { AccountId } from '../core/ids.js';
import { type Db, insertInto } from './db.js';
import type { IdentityReads, IdentityWrites, Passkey } from './identity-store.js';

interface PasskeyRow {
  readonly credential_id: string;
  readonly account_id: AccountId;
  readonly rp_id: string;
  readonly public_key: Uint8Array;
  readonly counter: number;
  readonly transports: string;
  readonly name: string;
  readonly created_at: number;
  readonly used_at: number | null;
}

const COLUMNS =
  'credential_id, account_id, rp_id, public_key, counter, transports, name, created_at, used_at';

function passkeyOf(row: PasskeyRow): Passkey {
  return {
    credentialId: row.credential_id,
    accountId: row.account_id,
    rpId: row.rp_id,
    publicKey: Uint8Array.from(row.public_key),
    counter: row.counter,
    transports: JSON.parse(row.transports),
    name: row.name,
    createdAt: row.created_at,
    usedAt: row.used_at,
  };
}

export async function passkeyById(
  db: Db,
  { credentialId }: Parameters<IdentityReads['passkeyById']>[0],
): Promise<Passkey | undefined> {
  const row = await db.get<PasskeyRow>(`SELECT ${COLUMNS} FROM passkey WHERE credential_id = ?`, [
    credentialId,
  ]);
  return row && passkeyOf(row);
}

export async function passkeysOf(
  db: Db,
  { accountId }: Parameters<IdentityReads['passkeysOf']>[0],
): Promise<readonly Passkey[]> {
  const rows = await db.all<PasskeyRow>(`SELECT ${COLUMNS} FROM passkey WHERE account_id = ?`, [accountId]);
  return rows.map(passkeyOf).sort((a, b) => a.createdAt - b.createdAt);
}

export async function createPasskey(
  db: Db,
  passkey: Parameters<IdentityWrites['createPasskey']>[0],
): Promise<void> {
  await db.run(insertInto('passkey', COLUMNS.split(', ')), [
    passkey.credentialId,
    passkey.accountId,
    passkey.rpId,
    passkey.publicKey,
    passkey.counter,
    JSON.stringify(passkey.transports),
    passkey.name,
    passkey.createdAt,
    null,
  ]);
}

export async function usePasskey(
  db: Db,
  { credentialId, counter, now }: Parameters<IdentityWrites['usePasskey']>[0],
): Promise<void> {
  await db.run('UPDATE passkey SET counter = ?, used_at = ? WHERE credential_id = ?', [
    counter,
    now,
    credentialId,
  ]);
}

export async function deletePasskey(
  db: Db,
  { accountId, credentialId }: Parameters<IdentityWrites['deletePasskey']>[0],
): Promise<boolean> {
  const sql = 'DELETE FROM passkey WHERE credential_id = ? AND account_id = ?';
  return (await db.run(sql, [credentialId, accountId])) === 1;
}
