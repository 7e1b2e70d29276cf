/** Second factors that show six digits. */
import type { AccountId } from '../core/ids.js';
import type { Db } from './db.js';
import type { IdentityWrites, Totp } from './identity-store.js';

interface TotpRow {
  readonly secret: string;
  readonly confirmed_at: number | null;
  readonly last_step: number;
  readonly failures: number;
}

export async function totpOf(db: Db, { accountId }: { accountId: AccountId }): Promise<Totp | undefined> {
  const row = await db.get<TotpRow>(
    'SELECT secret, confirmed_at, last_step, failures FROM account_totp WHERE account_id = ?',
    [accountId],
  );
  if (!row) return undefined;
  return {
    secret: row.secret,
    confirmedAt: row.confirmed_at,
    lastStep: row.last_step,
    failures: row.failures,
  };
}

export async function startTotp(
  db: Db,
  { accountId, secret }: Parameters<IdentityWrites['startTotp']>[0],
): Promise<void> {
  await deleteTotp(db, { accountId });
  await db.run(
    'INSERT INTO account_totp (account_id, secret, confirmed_at, last_step, failures) VALUES (?, ?, NULL, 0, 0)',
    [accountId, secret],
  );
}

export async function useTotpStep(
  db: Db,
  { accountId, step, now }: Parameters<IdentityWrites['useTotpStep']>[0],
): Promise<boolean> {
  const used = await db.run(
    `UPDATE account_totp SET last_step = ?, failures = 0, confirmed_at = COALESCE(confirmed_at, ?)
     WHERE account_id = ? AND last_step < ?`,
    [step, now, accountId, step],
  );
  return used === 1;
}

export async function failTotp(
  db: Db,
  { accountId }: Parameters<IdentityWrites['failTotp']>[0],
): Promise<void> {
  await db.run('UPDATE account_totp SET failures = failures + 1 WHERE account_id = ?', [accountId]);
}

export async function deleteTotp(
  db: Db,
  { accountId }: Parameters<IdentityWrites['deleteTotp']>[0],
): Promise<void> {
  await db.run('DELETE FROM account_totp WHERE account_id = ?', [accountId]);
}
