import { type AccountActor, isAtLeast } from '../core/account.js';
import type { AccountId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Session, Store } from '../storage/store.js';
import { newToken, tokenHash } from './token.js';

const DAY = 24 * 60 * 60_000;
/** A reader stays signed in for a month after the last visit (NIST SP 800-63B-4, AAL1). */
export const READER_LIFETIME = 30 * DAY;
/** A copied token is worth little when the real one moves on. */
const ROTATE_AFTER = DAY;
/** Requests that were under way when the token changed, and answers that got lost. */
const OLD_TOKEN_LASTS = 2 * 60_000;
/** What can end an account or open another door to it needs a sign-in of the last quarter of an hour. */
export const FRESH_FOR = 15 * 60_000;

export type SignInMethod = 'email' | 'password' | 'sso' | 'provider' | 'passkey' | 'link';

interface Deps {
  readonly store: Store;
  readonly clock: () => number;
}

/** A reader who is signed in, as of this request. */
export interface ReaderSession {
  readonly actor: AccountActor;
  readonly tokenHash: string;
  /** When they proved who they are. */
  readonly signedInAt: number;
  /** Of a page on another site, which may do less. */
  readonly grant: Session['grant'];
  /** The token that takes this one's place, when it is time. */
  readonly nextToken?: string;
}

/** Signs somebody in who proved who they are; gives the token for the cookie. Refuses author_blocked for a closed account. */
export async function openReaderSession(
  { store, clock }: Deps,
  accountId: AccountId,
  method: SignInMethod,
): Promise<string> {
  const account = await store.read.accountById({ id: accountId });
  if (!account || account.disabledAt !== null)
    throw new Refusal('author_blocked', { reason: 'this account is closed.' });
  const token = newToken();
  const now = clock();
  await store.write.createSession({
    tokenHash: tokenHash(token),
    accountId,
    kind: 'reader',
    now,
    expiresAt: now + READER_LIFETIME,
    method,
  });
  return token;
}

/** Who holds a reader's token, with roles as they are at this moment; undefined when it is worth nothing any more. */
export async function readerSession(deps: Deps, token: string): Promise<ReaderSession | undefined> {
  const now = deps.clock();
  const hash = tokenHash(token);
  const session = await deps.store.read.sessionByToken({ tokenHash: hash, kind: 'reader', now });
  if (!session) return undefined;
  const { account, roles, createdAt, grant } = session;
  const found = {
    actor: { kind: 'account', account, roles },
    tokenHash: hash,
    signedInAt: createdAt,
    grant,
  } as const;
  if (grant !== null || session.seenAt + ROTATE_AFTER > now) return found;
  const nextToken = await rotate(deps, hash, now);
  return nextToken === undefined ? found : { ...found, nextToken };
}

async function rotate({ store }: Deps, hash: string, now: number): Promise<string | undefined> {
  const next = newToken();
  try {
    const isRotated = await store.write.rotateSession({
      tokenHash: hash,
      nextHash: tokenHash(next),
      now,
      expiresAt: now + READER_LIFETIME,
      graceUntil: now + OLD_TOKEN_LASTS,
    });
    return isRotated ? next : undefined;
  } catch (error) {
    // Where nothing can be written just now, reading goes on with the token as it is.
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Refuses fresh_sign_in_required unless they signed in a moment ago, and forbidden for a page on another site. */
export function mustBeFresh({ signedInAt, grant }: ReaderSession, now: number): void {
  if (grant !== null) throw new Refusal('forbidden', { reason: 'it needs a visit to your profile page.' });
  if (now - signedInAt > FRESH_FOR)
    throw new Refusal('fresh_sign_in_required', { minutes: FRESH_FOR / 60_000 });
}

/**
 * Refuses forbidden for anybody with a role: what opens the console is set there or at the command line, since a reader's
 * session rests on one factor.
 */
export function mustNotBeStaff({ actor }: ReaderSession): void {
  if (actor.roles.some(({ role }) => isAtLeast(role, 'moderator')))
    throw new Refusal('forbidden', { reason: 'staff do this in the console.' });
}

export async function endReaderSession({ store }: Deps, session: ReaderSession): Promise<void> {
  if (session.grant === null) await store.write.endSession({ tokenHash: session.tokenHash });
  else await store.write.endGrant({ id: session.grant.id });
}
