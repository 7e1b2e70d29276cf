/** What a browser began and must end itself: only whoever holds the token can. */
import type { Db } from './db.js';
import type { IdentityWrites } from './identity-store.js';

export async function startAttempt(
  db: Db,
  { tokenHash, kind, payload, expiresAt }: Parameters<IdentityWrites['startAttempt']>[0],
): Promise<void> {
  await db.run('INSERT INTO sign_in_attempt (token_hash, kind, payload, expires_at) VALUES (?, ?, ?, ?)', [
    tokenHash,
    kind,
    payload,
    expiresAt,
  ]);
}

export async function takeAttempt(
  db: Db,
  { tokenHash, kind, now }: Parameters<IdentityWrites['takeAttempt']>[0],
): Promise<string | undefined> {
  const row = await db.get<{ payload: string; expires_at: number }>(
    'DELETE FROM sign_in_attempt WHERE token_hash = ? AND kind = ? RETURNING payload, expires_at',
    [tokenHash, kind],
  );
  return row && row.expires_at > now ? row.payload : undefined;
}
