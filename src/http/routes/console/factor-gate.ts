import type { StaffSession } from '../../../auth/console-session.js';
import { FRESH_FOR } from '../../../auth/reader-session.js';
import { type Factors, factorsOf, hasFactor } from '../../../auth/second-factor.js';
import { Refusal } from '../../../core/refusal.js';
import type { Exchange } from '../../route.js';
import { consoleParty, mustBeAtDoor } from '../../staff.js';

/** Whoever stands at the door, with what they have set up. */
export interface AtDoor {
  readonly session: StaffSession;
  readonly factors: Factors;
}

/** Refuses sign_in_required. */
export async function atDoor(exchange: Exchange): Promise<AtDoor> {
  const { app } = exchange;
  const session = await mustBeAtDoor(exchange);
  const factors = await factorsOf(app.deps, session.actor.account.id, consoleParty(app));
  return { session, factors };
}

/**
 * Whether a new second factor may be set up now: by whoever has none yet, by whoever came with a link of the command line,
 * and by whoever showed all that is asked within the last quarter of an hour.
 */
export function maySetUp({ session, factors }: AtDoor, now: number): boolean {
  const { verifiedAt, createdAt, method } = session;
  const isRecent = (verifiedAt ?? createdAt) + FRESH_FOR > now;
  if (verifiedAt !== null) return isRecent;
  return isRecent && (!hasFactor(factors) || method === 'link');
}

/** Refuses fresh_sign_in_required. */
export function mustMaySetUp(exchange: Exchange, at: AtDoor): void {
  if (!maySetUp(at, exchange.app.deps.clock()))
    throw new Refusal('fresh_sign_in_required', { minutes: FRESH_FOR / 60_000 });
}

/** All that is asked has been shown. */
export async function letIn({ app }: Exchange, { session }: Pick<AtDoor, 'session'>): Promise<void> {
  await app.deps.store.write.verifySession({ tokenHash: session.tokenHash, now: app.deps.clock() });
}
