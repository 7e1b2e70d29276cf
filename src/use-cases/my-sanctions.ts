import type { Actor } from '../core/account.js';
import type { SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { isActive, type Sanction } from '../core/sanction/sanction.js';
import type { Reads, Writes } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';

interface Deps extends Pick<UseCaseDeps, 'clock' | 'newId'> {
  readonly store: {
    readonly read: Pick<Reads, 'sanctionsMeeting' | 'sanctionById'>;
    readonly write: Pick<Writes, 'readSanction'>;
  };
}

function personOf(actor: Actor) {
  const account = actor.kind === 'account' ? actor.account : null;
  return {
    accountId: account?.id ?? null,
    guestHash: actor.kind === 'anonymous' ? null : (actor.guestHash ?? null),
    emails: account?.email ? [account.email] : [],
    address: null,
    addressHash: null,
  };
}

/** What holds for the asker on a site at this moment, but for what is imposed on a network: that is nobody's own. */
export async function mySanctions(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  { siteId }: { readonly siteId: SiteId },
): Promise<readonly Sanction[]> {
  const met = await store.read.sanctionsMeeting({ siteId, person: personOf(actor) });
  return met.filter((sanction) => isActive(sanction, clock()));
}

/** The asker has read a warning. Twice is once. Refuses `not_found` for what is not about them. */
export async function readMyWarning(
  deps: Deps,
  actor: Actor,
  { id, siteId }: { readonly id: number; readonly siteId: SiteId },
): Promise<void> {
  const met = await deps.store.read.sanctionsMeeting({ siteId, person: personOf(actor) });
  if (!met.some((sanction) => sanction.id === id && sanction.kind === 'warn')) throw new Refusal('not_found');
  await deps.store.write.readSanction({ id, now: deps.clock(), entryId: deps.newId() });
}
