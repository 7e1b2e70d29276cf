import type { Actor } from '../core/account.js';
import type { Standing } from '../core/badge.js';
import type { SiteId, StoryId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { Granted, Reads, Writes } from '../storage/store.js';
import { actBy, type NotesActs } from './act-entry.js';
import { mustModerate } from './must-moderate.js';
import { siteOf } from './site-of.js';

/** A whole site, or one story of it. */
export type StandingPlace = { readonly siteId: SiteId } | { readonly storyId: StoryId };

/** What people can be on a whole site, and under one story. */
export const SITE_STANDINGS: readonly Standing[] = ['expert', 'trusted'];
export const STORY_STANDINGS: readonly Standing[] = ['author', 'expert'];

interface Deps extends NotesActs {
  readonly store: {
    readonly read: Pick<Reads, 'siteById' | 'storyById' | 'accountByEmail' | 'standingsOn'>;
    readonly write: Pick<Writes, 'setStanding'>;
  };
}

/**
 * Says who somebody is: an expert or trusted on a site (admins), the author or an expert under one story (editors). Refuses
 * not_found, sign_in_required, forbidden, and invalid_request for nobody's address and for what the place does not have.
 */
export async function grantStanding(
  deps: Deps,
  actor: Actor,
  grant: StandingPlace & { readonly email: string; readonly kind: Standing; readonly holds: boolean },
): Promise<void> {
  const { read, write } = deps.store;
  const now = deps.clock();
  const { site, storyId, kinds, ...where } = await placeOf(read, grant);
  mustModerate(actor, { site, now, ...where });
  mustBeAllowed(actor, storyId === null ? 'site.change' : 'story.grant', { now, site });
  if (!kinds.includes(grant.kind))
    throw new Refusal('invalid_request', { problem: `kind is one of ${kinds.join(', ')} here.` });
  const found = await read.accountByEmail({ email: grant.email });
  if (found === undefined)
    throw new Refusal('invalid_request', {
      problem: 'nobody here has this e-mail address. Ask them to sign in once, then try again.',
    });
  const { kind, holds } = grant;
  const entry = actBy(deps, actor);
  await write.setStanding({ accountId: found.account.id, siteId: site.id, storyId, kind, holds, now, entry });
}

/** Who is what in a place, the oldest grant first. Refuses sign_in_required, not_found. */
export async function readStandings(
  { store: { read }, clock }: Deps,
  actor: Actor,
  place: StandingPlace,
): Promise<readonly Granted[]> {
  const { site, storyId, kinds: _, ...where } = await placeOf(read, place);
  mustModerate(actor, { site, now: clock(), ...where });
  return read.standingsOn({ siteId: site.id, storyId });
}

async function placeOf(
  read: Pick<Reads, 'siteById' | 'storyById'>,
  place: StandingPlace,
): Promise<{
  readonly site: Site;
  readonly storyId: StoryId | null;
  readonly kinds: readonly Standing[];
  readonly section?: string;
}> {
  if ('siteId' in place)
    return { site: await siteOf(read, place.siteId), storyId: null, kinds: SITE_STANDINGS };
  const { storyId } = place;
  const story = await read.storyById({ id: storyId });
  if (story === undefined) throw new Refusal('not_found');
  const { section, siteId } = story;
  return { site: await siteOf(read, siteId), storyId, section, kinds: STORY_STANDINGS };
}
