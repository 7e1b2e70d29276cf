/** Codes that are mailed. They stay for a while after their end, so that an address is not mailed without limit. */
import type { Db } from './db.js';
import type { IdentityWrites } from './identity-store.js';
import { emailKey } from './tables/account.js';

type Outcome = Awaited<ReturnType<IdentityWrites['redeemSignInCode']>>;

export async function createSignInCode(
  db: Db,
  input: Parameters<IdentityWrites['createSignInCode']>[0],
): Promise<boolean> {
  const email = emailKey(input.email);
  const sent = await db.get<{ n: number }>(
    'SELECT count(*) AS n FROM sign_in_code WHERE email = ? AND created_at > ?',
    [email, input.since],
  );
  if ((sent?.n ?? 0) >= input.most) return false;
  await db.run(
    `INSERT INTO sign_in_code (nonce_hash, site_id, email, code_hash, tries, created_at, expires_at)
     VALUES (?, ?, ?, ?, 0, ?, ?)`,
    [input.nonceHash, input.siteId, email, input.codeHash, input.now, input.expiresAt],
  );
  return true;
}

interface CodeRow {
  readonly email: string;
  readonly code_hash: string;
  readonly tries: number;
}

export async function redeemSignInCode(
  db: Db,
  input: Parameters<IdentityWrites['redeemSignInCode']>[0],
): Promise<Outcome> {
  const row = await db.get<CodeRow>(
    `SELECT email, code_hash, tries FROM sign_in_code
     WHERE nonce_hash = ? AND used_at IS NULL AND expires_at > ?${db.dialect.forUpdate}`,
    [input.nonceHash, input.now],
  );
  if (!row || row.tries >= input.mostTries) return { kind: 'over' };
  if (row.code_hash !== input.codeHash) {
    await db.run('UPDATE sign_in_code SET tries = tries + 1 WHERE nonce_hash = ?', [input.nonceHash]);
    return { kind: 'wrong' };
  }
  await db.run('UPDATE sign_in_code SET used_at = ? WHERE nonce_hash = ?', [input.now, input.nonceHash]);
  return { kind: 'right', email: row.email };
}
