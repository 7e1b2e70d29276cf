/** Accounts by what others say of them: a proven address, a newsroom's or a provider's name for them. */
import type { Account } from '../core/account.js';
import type { AccountId } from '../core/ids.js';
import { accountByEmail, accountById, createAccount, rolesOf } from './accounts.js';
import { columnsOf, type Db } from './db.js';
import type { Identity, IdentityReads, IdentityWrites } from './identity-store.js';
import { ACCOUNT_COLUMNS, type AccountRow, accountOf } from './tables/account.js';

export async function passwordOf(
  db: Db,
  { accountId }: { accountId: AccountId },
): Promise<string | null | undefined> {
  const row = await db.get<{ password_hash: string | null }>(
    'SELECT password_hash FROM account WHERE id = ?',
    [accountId],
  );
  return row?.password_hash;
}

export async function identitiesOf(
  db: Db,
  { accountId }: Parameters<IdentityReads['identitiesOf']>[0],
): Promise<readonly Identity[]> {
  const rows = await db.all<{ issuer: string; subject: string; created_at: number }>(
    'SELECT issuer, subject, created_at FROM account_identity WHERE account_id = ?',
    [accountId],
  );
  return rows.map((row) => ({ issuer: row.issuer, subject: row.subject, createdAt: row.created_at }));
}

export async function accountForEmail(
  db: Db,
  { account }: Parameters<IdentityWrites['accountForEmail']>[0],
): Promise<Account> {
  const found = await accountByEmail(db, { email: account.email });
  if (found) return found.account;
  await createAccount(db, { account, passwordHash: null });
  return account;
}

type ForIdentity = Parameters<IdentityWrites['accountForIdentity']>[0];

export async function accountForIdentity(db: Db, input: ForIdentity): Promise<Account | undefined> {
  const { issuer, subject, token } = input;
  if (token && !(await useToken(db, issuer, token))) return undefined;
  const known = await accountByIdentity(db, issuer, subject);
  if (known) return withName(db, known, input.name);
  const account = (await linkable(db, input.linkEmail)) ?? (await makeAccount(db, input));
  await db.run('INSERT INTO account_identity (issuer, subject, account_id, created_at) VALUES (?, ?, ?, ?)', [
    issuer,
    subject,
    account.id,
    input.account.createdAt,
  ]);
  return account;
}

async function useToken(
  db: Db,
  issuer: string,
  { id, expiresAt }: NonNullable<ForIdentity['token']>,
): Promise<boolean> {
  const used = await db.run(
    'INSERT INTO used_token (issuer, token_id, expires_at) VALUES (?, ?, ?) ON CONFLICT (issuer, token_id) DO NOTHING',
    [issuer, id, expiresAt],
  );
  return used === 1;
}

async function accountByIdentity(db: Db, issuer: string, subject: string): Promise<Account | undefined> {
  const row = await db.get<AccountRow>(
    `SELECT ${columnsOf(ACCOUNT_COLUMNS, 'a')} FROM account_identity i JOIN account a ON a.id = i.account_id
     WHERE i.issuer = ? AND i.subject = ?`,
    [issuer, subject],
  );
  return row && accountOf(row);
}

async function withName(db: Db, account: Account, name: string | null): Promise<Account> {
  if (name === null || name === account.name) return account;
  await renameAccount(db, { accountId: account.id, name });
  return { ...account, name };
}

/** Staff come in by their own doors only: nobody else's word opens an account with a role. */
async function linkable(db: Db, email: string | null): Promise<Account | undefined> {
  const found = email === null ? undefined : await accountByEmail(db, { email });
  if (!found || found.account.disabledAt !== null) return undefined;
  const roles = await rolesOf(db, { accountId: found.account.id });
  return roles.length === 0 ? found.account : undefined;
}

async function makeAccount(db: Db, { account, linkEmail }: ForIdentity): Promise<Account> {
  const isFree = linkEmail !== null && (await accountByEmail(db, { email: linkEmail })) === undefined;
  const made = { ...account, email: isFree ? linkEmail : null };
  await createAccount(db, { account: made, passwordHash: null });
  return (await accountById(db, { id: made.id })) ?? made;
}

export async function renameAccount(
  db: Db,
  { accountId, name }: Parameters<IdentityWrites['renameAccount']>[0],
): Promise<void> {
  await db.run('UPDATE account SET name = ? WHERE id = ?', [name, accountId]);
}
