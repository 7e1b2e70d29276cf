import type { Actor } from '../core/account.js';
import type { SiteId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import type { PostingMode } from '../core/site.js';
import type { Reads, Writes } from '../storage/store.js';
import { siteOf } from './site-of.js';

interface Deps {
  readonly clock: () => number;
  readonly store: { readonly read: Pick<Reads, 'siteById'>; readonly write: Pick<Writes, 'updateSite'> };
}

/** Changes how comments appear on a site. Refuses not_found, sign_in_required, forbidden. */
export async function changeSite(
  { store, clock }: Deps,
  actor: Actor,
  change: { readonly siteId: SiteId; readonly mode?: PostingMode; readonly policy?: string },
): Promise<void> {
  const { siteId, ...settings } = change;
  const site = await siteOf(store.read, siteId);
  mustBeAllowed(actor, 'site.change', { now: clock(), site });
  await store.write.updateSite({ id: siteId, settings: { ...site.settings, ...settings } });
}
