import { type AccountActor, isAtLeast, type SiteRole } from '../core/account.js';
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

export type StaffActor = AccountActor;
type Method = 'password' | 'link' | 'passkey';

/** A session of the console, which may wait for its second factor. */
export interface StaffSession {
  readonly actor: StaffActor;
  readonly tokenHash: string;
  readonly method: Method | null;
  readonly createdAt: number;
  /** When all that is asked was shown; null while it opens nothing. */
  readonly verifiedAt: number | null;
}

function isStaff(roles: readonly SiteRole[]): boolean {
  return roles.some(({ role }) => isAtLeast(role, 'writer'));
}

/** Opens a session; `isEnough` says that nothing more has to be shown. Refuses `sign_in_failed` for all but staff. */
export async function openConsoleSession(
  deps: Deps,
  accountId: AccountId,
  { method, isEnough }: { readonly method: Method; readonly isEnough: boolean },
): Promise<string> {
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
    method,
    ...(isEnough ? { verifiedAt: now } : {}),
  });
  return token;
}

/** Whose address and password these are. Refuses `sign_in_failed` without saying what was wrong. */
export async function staffByPassword(deps: Deps, email: string, password: string): Promise<AccountId> {
  const found = await deps.store.read.accountByEmail({ email: email.trim().toLowerCase() });
  const matches = await verifyPassword(password, found?.passwordHash ?? null);
  if (!found || !matches) throw new Refusal('sign_in_failed');
  return found.account.id;
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

/** Uses a one-time link up; gives its owner. Refuses `sign_in_failed` when it is unknown, used or over. */
export async function staffByLink(deps: Deps, token: string): Promise<AccountId> {
  const accountId = await deps.store.write.redeemSignInLink({
    tokenHash: tokenHash(token),
    now: deps.clock(),
  });
  if (accountId === undefined) throw new Refusal('sign_in_failed');
  return accountId;
}

/** The session behind the console's cookie, with roles as they are at this moment; undefined when it is worth nothing any more. */
export async function staffSession(deps: Deps, token: string): Promise<StaffSession | undefined> {
  const now = deps.clock();
  const hash = tokenHash(token);
  const session = await deps.store.read.sessionByToken({ tokenHash: hash, kind: 'console', now });
  if (!session || session.seenAt + CONSOLE_IDLE < now) return undefined;
  if (session.account.disabledAt !== null || !isStaff(session.roles)) return undefined;
  if (session.seenAt + TOUCH_EVERY < now) await deps.store.write.touchSession({ tokenHash: hash, now });
  const { account, roles, createdAt, verifiedAt } = session;
  return {
    actor: { kind: 'account', account, roles },
    tokenHash: hash,
    method: session.method as Method | null,
    createdAt,
    verifiedAt,
  };
}

/** Who holds the console's cookie and has shown all that is asked; undefined for anybody else. */
export async function consoleActor(deps: Deps, token: string): Promise<StaffActor | undefined> {
  const session = await staffSession(deps, token);
  return session && session.verifiedAt !== null ? session.actor : undefined;
}

export async function signOut(deps: Deps, token: string): Promise<void> {
  await deps.store.write.endSession({ tokenHash: tokenHash(token) });
}
