import type { Actor } from '../core/account.js';
import { may } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { Reads } from '../storage/store.js';
import type { Desk } from '../storage/stored.js';
import { desksOf } from './moderated-desks.js';

interface Deps {
  readonly clock: () => number;
  readonly store: { readonly read: Pick<Reads, 'sites'> };
}

export interface StaffSites {
  /** Those that the actor moderates as a whole. */
  readonly moderated: readonly Site[];
  /** Those of which they moderate at least a section. */
  readonly shown: readonly Site[];
  readonly desks: readonly Desk[];
  readonly written: readonly Site[];
}

/** What a member of staff moderates, and the sites that they write for; in one installation often both. Refuses sign_in_required, forbidden. */
export async function staffSites({ store: { read }, clock }: Deps, actor: Actor): Promise<StaffSites> {
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const sites = await read.sites({});
  const now = clock();
  const moderated = sites.filter((site) => may(actor, 'queue.read', { now, site }) === true);
  const written = sites.filter((site) => may(actor, 'report.write', { now, site }) === true);
  const desks = desksOf(actor, sites);
  if (written.length === 0 && desks.length === 0 && sites.length > 0)
    throw new Refusal('forbidden', { reason: 'it needs the role writer.' });
  const shown = sites.filter(({ id }) => desks.some(({ siteId }) => siteId === id));
  return { moderated, shown, desks, written };
}

/**
 * The sites that the actor moderates as a whole; none in an installation that has no sites yet. Refuses sign_in_required,
 * forbidden, also to who moderates sections only.
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
