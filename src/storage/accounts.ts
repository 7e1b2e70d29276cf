/** Accounts, their roles and passwords. */
import type { Account, SiteRole } from '../core/account.js';
import type { AccountId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { columnsOf, type Db, list } from './db.js';
import { addLogEntry } from './log-entries.js';
import type { Reads, Writes } from './store.js';
import type { Staff } from './stored.js';
import {
  ACCOUNT_COLUMNS,
  type AccountRow,
  accountOf,
  emailKey,
  type SiteRoleRow,
  siteRoleOf,
} from './tables/account.js';

/** No newsroom has more on one site. */
const MOST_STAFF = 500;
const COLUMNS = ACCOUNT_COLUMNS.join(', ');

export async function accountById(db: Db, { id }: { id: AccountId }): Promise<Account | undefined> {
  const row = await db.get<AccountRow>(`SELECT ${COLUMNS} FROM account WHERE id = ?`, [id]);
  return row && accountOf(row);
}

export async function accountByEmail(
  db: Db,
  { email }: Parameters<Reads['accountByEmail']>[0],
): Promise<{ account: Account; passwordHash: string | null } | undefined> {
  const row = await db.get<AccountRow & { password_hash: string | null }>(
    `SELECT ${COLUMNS}, password_hash FROM account WHERE email = ?`,
    [emailKey(email)],
  );
  return row && { account: accountOf(row), passwordHash: row.password_hash };
}

export async function rolesOf(db: Db, { accountId }: { accountId: AccountId }): Promise<readonly SiteRole[]> {
  const sql = 'SELECT account_id, site_id, role, sections FROM site_role WHERE account_id = ?';
  const rows = await db.all<SiteRoleRow>(sql, [accountId]);
  return rows.map(siteRoleOf).sort((a, b) => (a.siteId ?? 0) - (b.siteId ?? 0));
}

/** Whether anybody may sign in to the console: a role above reader on an account that is not disabled. */
export async function hasStaff(db: Db): Promise<boolean> {
  const row = await db.get(
    `SELECT 1 AS one FROM site_role r JOIN account a ON a.id = r.account_id
     WHERE r.role <> 'reader' AND a.disabled_at IS NULL LIMIT 1`,
  );
  return row !== undefined;
}

/** Refuses `account_exists` when the e-mail address belongs to another account. */
export async function createAccount(db: Db, input: Parameters<Writes['createAccount']>[0]): Promise<void> {
  const { account } = input;
  const email = account.email === null ? null : emailKey(account.email);
  const written = await db.run(
    `INSERT INTO account (${COLUMNS}, password_hash) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (email) DO NOTHING`,
    [
      ...[account.id, email, account.name, account.createdAt, account.disabledAt],
      ...[account.publicName ?? null, input.passwordHash],
    ],
  );
  if (written === 0) throw new Refusal('account_exists', { email: email ?? '' });
}

export async function setPassword(db: Db, input: Parameters<Writes['setPassword']>[0]): Promise<void> {
  const changed = await db.run('UPDATE account SET password_hash = ? WHERE id = ?', [
    input.passwordHash,
    input.accountId,
  ]);
  if (changed === 0) throw new Refusal('not_found');
}

export async function setPublicName(db: Db, input: Parameters<Writes['setPublicName']>[0]): Promise<void> {
  const { accountId, publicName } = input;
  const changed = await db.run('UPDATE account SET public_name = ? WHERE id = ?', [publicName, accountId]);
  if (changed === 0) throw new Refusal('not_found');
}

export async function setRole(db: Db, input: Parameters<Writes['setRole']>[0]): Promise<void> {
  const { accountId, role, sections = null, entry } = input;
  const siteId = input.siteId ?? 0;
  if (entry !== undefined) {
    const { id, by: actorId, now: createdAt } = entry;
    const facts = { role: role ?? 'none', sections: sections?.join(',') ?? null };
    const about = { siteId: input.siteId, about: accountId, actorId, createdAt };
    await addLogEntry(db, { id, ...about, kind: 'role.set', facts });
  }
  if (role === null) {
    await db.run('DELETE FROM site_role WHERE account_id = ? AND site_id = ?', [accountId, siteId]);
    return;
  }
  await db.run(
    `INSERT INTO site_role (account_id, site_id, role, sections) VALUES (?, ?, ?, ?)
     ON CONFLICT (account_id, site_id) DO UPDATE SET role = excluded.role, sections = excluded.sections`,
    [accountId, siteId, role, sections === null ? null : list(sections)],
  );
}

/** See AccountReads.staffOn. */
export async function staffOn(
  db: Db,
  { siteId }: Parameters<Reads['staffOn']>[0],
): Promise<readonly Staff[]> {
  const rows = await db.all<AccountRow & SiteRoleRow>(
    `SELECT ${columnsOf(ACCOUNT_COLUMNS, 'a')}, r.account_id, r.site_id, r.role, r.sections
     FROM site_role r JOIN account a ON a.id = r.account_id
     WHERE r.site_id IN (0, ?) AND r.role <> 'reader' AND a.disabled_at IS NULL ORDER BY a.id, r.site_id LIMIT ${MOST_STAFF}`,
    [siteId],
  );
  return rows.map((row) => ({ account: accountOf(row), held: siteRoleOf(row) }));
}
