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

/** The actor's highest role on a site; guests and strangers are readers. */
export function roleOn(actor: Actor, siteId: SiteId): Role {
  if (actor.kind !== 'account' || actor.account.disabledAt !== null) return 'reader';
  const held = actor.roles.filter((role) => role.siteId === null || role.siteId === siteId);
  return held.reduce<Role>((best, { role }) => (isAtLeast(role, best) ? role : best), 'reader');
}

/** The name under which readers of a site see what an account writes. */
export function nameOn(actor: AccountActor, siteId: SiteId): string {
  const { name, publicName } = actor.account;
  return isAtLeast(roleOn(actor, siteId), 'moderator') ? (publicName ?? name) : name;
}

/** Whether `role` may do what `wanted` may. */
export function isAtLeast(role: Role, wanted: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(wanted);
}
