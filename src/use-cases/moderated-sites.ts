import type { Actor } from '../core/account.js';
import { may } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { Reads } from '../storage/store.js';

interface Deps {
  readonly clock: () => number;
  readonly store: { readonly read: Pick<Reads, 'sites'> };
}

/** The sites that a member of staff moderates, and those that they write for; in one installation often both. Refuses sign_in_required, forbidden. */
export async function staffSites(
  { store: { read }, clock }: Deps,
  actor: Actor,
): Promise<{ readonly moderated: readonly Site[]; readonly written: readonly Site[] }> {
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const sites = await read.sites({});
  const now = clock();
  const moderated = sites.filter((site) => may(actor, 'queue.read', { now, site }) === true);
  const written = sites.filter((site) => may(actor, 'report.write', { now, site }) === true);
  if (written.length === 0 && sites.length > 0)
    throw new Refusal('forbidden', { reason: 'it needs the role writer.' });
  return { moderated, written };
}

/**
 * The sites on which the actor is at least a moderator; none in an installation that has no sites yet. Refuses
 * sign_in_required, forbidden.
 */
export async function moderatedSites(
  { store: { read }, clock }: Deps,
  actor: Actor,
): Promise<readonly Site[]> {
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const sites = await read.sites({});
  const moderated = sites.filter((site) => may(actor, 'queue.read', { now: clock(), site }) === true);
  if (moderated.length === 0 && sites.length > 0)
    throw new Refusal('forbidden', { reason: 'it needs the role moderator.' });
  return moderated;
}
