import type { Actor, SiteRole } from '../core/account.js';
import { isAtLeast } from '../core/account.js';
import type { AccountId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Store } from '../storage/store.js';
import { verifyPassword } from './password.js';
import { newToken, tokenHash } from './token.js';

const HOUR = 3_600_000;
/** Staff sign in once a working day, and again after half an hour away (NIST SP 800-63B-4, AAL2). */
export const CONSOLE_LIFETIME = 12 * HOUR;
export const CONSOLE_IDLE = HOUR / 2;
/** A link printed by the command line opens the console once. */
export const LINK_LIFETIME = 24 * HOUR;
// Writing "seen" with every request would make each page view a durable write.
const TOUCH_EVERY = 60_000;

interface Deps {
  readonly store: Store;
  readonly clock: () => number;
}

export type StaffActor = Extract<Actor, { kind: 'account' }>;

function isStaff(roles: readonly SiteRole[]): boolean {
  return roles.some(({ role }) => isAtLeast(role, 'moderator'));
}

async function openSession(deps: Deps, accountId: AccountId): Promise<string> {
  const roles = await deps.store.read.rolesOf({ accountId });
  const account = await deps.store.read.accountById({ id: accountId });
  if (!account || account.disabledAt !== null || !isStaff(roles)) throw new Refusal('sign_in_failed');
  const token = newToken();
  const now = deps.clock();
  await deps.store.write.createSession({
    tokenHash: tokenHash(token),
    accountId,
    kind: 'console',
    now,
    expiresAt: now + CONSOLE_LIFETIME,
  });
  return token;
}

/** Signs staff in; gives the token for the console's cookie. Refuses `sign_in_failed` without saying what was wrong. */
export async function signInWithPassword(deps: Deps, email: string, password: string): Promise<string> {
  const found = await deps.store.read.accountByEmail({ email: email.trim().toLowerCase() });
  const matches = await verifyPassword(password, found?.passwordHash ?? null);
  if (!found || !matches) throw new Refusal('sign_in_failed');
  return openSession(deps, found.account.id);
}

/** Makes a one-time link's token for an account. */
export async function createSignInLink(deps: Deps, accountId: AccountId): Promise<string> {
  const token = newToken();
  await deps.store.write.createSignInLink({
    tokenHash: tokenHash(token),
    accountId,
    expiresAt: deps.clock() + LINK_LIFETIME,
  });
  return token;
}

/** Uses a one-time link up and signs its owner in. Refuses `sign_in_failed` when it is unknown, used or over. */
export async function signInWithLink(deps: Deps, token: string): Promise<string> {
  const accountId = await deps.store.write.redeemSignInLink({
    tokenHash: tokenHash(token),
    now: deps.clock(),
  });
  if (accountId === undefined) throw new Refusal('sign_in_failed');
  return openSession(deps, accountId);
}

/** Who holds the console's cookie, with roles as they are at this moment; undefined when it is worth nothing any more. */
export async function consoleActor(deps: Deps, token: string): Promise<StaffActor | undefined> {
  const now = deps.clock();
  const hash = tokenHash(token);
  const session = await deps.store.read.sessionByToken({ tokenHash: hash, kind: 'console', now });
  if (!session || session.seenAt + CONSOLE_IDLE < now) return undefined;
  if (session.account.disabledAt !== null || !isStaff(session.roles)) return undefined;
  if (session.seenAt + TOUCH_EVERY < now) await deps.store.write.touchSession({ tokenHash: hash, now });
  return { kind: 'account', account: session.account, roles: session.roles };
}

export async function signOut(deps: Deps, token: string): Promise<void> {
  await deps.store.write.endSession({ tokenHash: tokenHash(token) });
}
