import type { AccountId, SiteId } from './ids.js';

export type Role = 'reader' | 'writer' | 'moderator' | 'editor' | 'admin';
/** Each role may do what those before it may. */
export const ROLES: readonly Role[] = ['reader', 'writer', 'moderator', 'editor', 'admin'];

export interface Account {
  readonly id: AccountId;
  readonly email: string | null;
  readonly name: string;
  readonly createdAt: number;
  readonly disabledAt: number | null;
  /** Of staff: what readers see in place of the name where they write; absent: the name. */
  readonly publicName?: string;
}

/** A role on one site; `siteId` null is every site of the installation. */
export interface SiteRole {
  readonly accountId: AccountId;
  readonly siteId: SiteId | null;
  readonly role: Role;
  /** Of a moderator of one site: only these sections, by their slugs ('' is what stands in none). Absent: the whole site. */
  readonly sections?: readonly string[];
}

/** Whoever asks. Guests carry what proves their own comments, nothing else; so may who has signed in since. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'guest'; readonly guestHash: string }
  | AccountActor;

export interface AccountActor {
  readonly kind: 'account';
  readonly account: Account;
  readonly roles: readonly SiteRole[];
  /** Proof of what this person wrote as a guest in the same browser. */
  readonly guestHash?: string;
}

/**
 * The actor's highest role on a whole site; guests and strangers are readers, and so is who moderates some of its sections:
 * what asks for no section is closed to them.
 */
export function roleOn(actor: Actor, siteId: SiteId): Role {
  return highest(rolesAt(actor, siteId).filter(({ sections }) => sections === undefined));
}

/** What stands in one section of a site. */
interface Place {
  readonly siteId: SiteId;
  readonly section: string;
}

/** As `roleOn`, for what stands in one section of the site: roles that reach this section only count as well. */
export function roleIn(actor: Actor, { siteId, section }: Place): Role {
  return highest(
    rolesAt(actor, siteId).filter(({ sections }) => sections === undefined || sections.includes(section)),
  );
}

/** The sections of a site that the actor moderates: null for all of it, none for nothing. */
export function moderatedSections(actor: Actor, siteId: SiteId): readonly string[] | null {
  if (isAtLeast(roleOn(actor, siteId), 'moderator')) return null;
  const limited = rolesAt(actor, siteId).filter(({ role }) => isAtLeast(role, 'moderator'));
  return [...new Set(limited.flatMap(({ sections = [] }) => sections))];
}

function rolesAt(actor: Actor, siteId: SiteId): readonly SiteRole[] {
  if (actor.kind !== 'account' || actor.account.disabledAt !== null) return [];
  return actor.roles.filter((role) => role.siteId === null || role.siteId === siteId);
}

function highest(held: readonly SiteRole[]): Role {
  return held.reduce<Role>((best, { role }) => (isAtLeast(role, best) ? role : best), 'reader');
}

/** The name under which readers of a site see what an account writes. */
export function nameOn(actor: AccountActor, siteId: SiteId): string {
  const { name, publicName } = actor.account;
  const sections = moderatedSections(actor, siteId);
  return sections === null || sections.length > 0 ? (publicName ?? name) : name;
}

/** Whether `role` may do what `wanted` may. */
export function isAtLeast(role: Role, wanted: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(wanted);
}
