import type { Account, SiteRole } from '../../core/account.js';
import type { AccountId, SiteId } from '../../core/ids.js';

/** A row of the table `account`, but for the password. */
export interface AccountRow {
  readonly id: AccountId;
  readonly email: string | null;
  readonly name: string;
  readonly created_at: number;
  readonly disabled_at: number | null;
  readonly public_name: string | null;
}

export const ACCOUNT_COLUMNS: readonly (keyof AccountRow)[] = [
  'id',
  'email',
  'name',
  'created_at',
  'disabled_at',
  'public_name',
];

export function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
    ...(row.public_name === null ? {} : { publicName: row.public_name }),
  };
}

/** A row of the table `site_role`; site 0 is every site. */
export interface SiteRoleRow {
  readonly account_id: AccountId;
  readonly site_id: number;
  readonly role: SiteRole['role'];
  /** A JSON list of slugs; null: the whole site. */
  readonly sections: string | null;
}

export function siteRoleOf(row: SiteRoleRow): SiteRole {
  return {
    accountId: row.account_id,
    siteId: row.site_id === 0 ? null : (row.site_id as SiteId),
    role: row.role,
    ...(row.sections === null ? {} : { sections: JSON.parse(row.sections) as readonly string[] }),
  };
}

/** The form in which e-mail addresses are kept and looked up, here and beside comments. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}
