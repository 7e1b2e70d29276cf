import { Refusal } from '../core/refusal.js';
import type { Store } from '../storage/store.js';
import { hashPassword, verifyPassword } from './password.js';
import { mustBeFresh, mustNotBeStaff, openReaderSession, type ReaderSession } from './reader-session.js';

interface Deps {
  readonly store: Store;
  readonly clock: () => number;
  /** An operator may do without passwords of readers. */
  readonly config: { readonly readerPasswords: boolean };
}

/** Signs a reader in; gives the token for the cookie. Refuses passwords_off, and sign_in_failed as slowly for an address that nobody has. */
export async function signInReader(
  deps: Deps,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<string> {
  mustHavePasswords(deps);
  const found = await deps.store.read.accountByEmail({ email });
  const matches = await verifyPassword(password, found?.passwordHash ?? null);
  if (!found || !matches || found.account.disabledAt !== null) throw new Refusal('sign_in_failed');
  return openReaderSession(deps, found.account.id, 'password');
}

/**
 * Sets a first password, or another one, and ends every other session. Without the one before, only right after a sign-in.
 * Refuses passwords_off, password_too_short, sign_in_failed, fresh_sign_in_required, forbidden (staff, an account without an address).
 */
export async function changePassword(
  deps: Deps,
  session: ReaderSession,
  { password, current }: { readonly password: string; readonly current?: string | undefined },
): Promise<void> {
  mustHavePasswords(deps);
  const { id: accountId, email } = session.actor.account;
  mustNotBeStaff(session);
  if (email === null) throw new Refusal('forbidden', { reason: 'this account has no e-mail address.' });
  const before = (await deps.store.read.passwordOf({ accountId })) ?? null;
  if (before === null || current === undefined) mustBeFresh(session, deps.clock());
  else if (!(await verifyPassword(current, before))) throw new Refusal('sign_in_failed');
  await deps.store.write.setPassword({ accountId, passwordHash: await hashPassword(password) });
  await deps.store.write.endOtherSessions({ accountId, tokenHash: session.tokenHash });
}

function mustHavePasswords({ config }: Pick<Deps, 'config'>): void {
  if (!config.readerPasswords) throw new Refusal('passwords_off');
}
