import { type Actor, moderatedSections } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { Reads } from '../storage/store.js';
import type { Desk } from '../storage/stored.js';

/** Whole sites. */
export function wholeDesks(sites: readonly Pick<Site, 'id'>[]): readonly Desk[] {
  return sites.map(({ id: siteId }) => ({ siteId, sections: null }));
}

/** What of these sites the actor moderates: all of one, or the sections that their role names; sites without any are left out. */
export function desksOf(actor: Actor, sites: readonly Pick<Site, 'id'>[]): readonly Desk[] {
  return sites
    .map(({ id: siteId }) => ({ siteId, sections: moderatedSections(actor, siteId) }))
    .filter(({ sections }) => sections === null || sections.length > 0);
}

/** Sites of which the actor moderates at least a section, and what of them. Refuses sign_in_required, forbidden. */
export async function moderatedDesks(
  { store: { read } }: { readonly store: { readonly read: Pick<Reads, 'sites'> } },
  actor: Actor,
): Promise<{ readonly sites: readonly Site[]; readonly desks: readonly Desk[] }> {
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const all = await read.sites({});
  const desks = desksOf(actor, all);
  if (desks.length === 0 && all.length > 0)
    throw new Refusal('forbidden', { reason: 'it needs the role moderator.' });
  const ids = new Set(desks.map(({ siteId }) => siteId));
  return { desks, sites: all.filter(({ id }) => ids.has(id)) };
}

/** Whether something of a section is on one of the desks. */
export function isOnDesks(
  desks: readonly Desk[],
  at: { readonly siteId: Site['id']; readonly section: string },
): boolean {
  return desks.some(
    ({ siteId, sections }) => siteId === at.siteId && (sections === null || sections.includes(at.section)),
  );
}

/** Those of a few comments that stand on one of the desks. */
export async function onDesks(
  read: Pick<Reads, 'storyById'>,
  desks: readonly Desk[],
  comments: readonly Comment[],
): Promise<readonly Comment[]> {
  const stories = await Promise.all(comments.map(({ storyId }) => read.storyById({ id: storyId })));
  return comments.filter(({ siteId }, at) =>
    isOnDesks(desks, { siteId, section: stories[at]?.section ?? '' }),
  );
}
