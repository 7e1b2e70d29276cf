import { type Actor, type Role, roleIn } from './account.js';
import type { SiteId } from './ids.js';

/**
 * What a site says of an author beside the name: author of the story, the newsroom's people by their role (`staff` is an
 * admin), an expert by a grant. Only an account can have one, so no name that a guest takes can.
 */
export const BADGES = ['author', 'staff', 'editor', 'moderator', 'expert'] as const;
export type Badge = (typeof BADGES)[number];

/** What a person is on a site or under one story by a grant, beside their role. */
export type Standing = 'trusted' | 'expert' | 'author';
/** `author` is of one story only, `trusted` of a whole site; an expert may be either. */
export const STANDINGS: readonly Standing[] = ['trusted', 'expert', 'author'];

/** All grants that hold for one person under one story. */
export type Standings = readonly Standing[];

const OF_ROLE: Readonly<Record<Role, readonly Badge[]>> = {
  reader: [],
  writer: [],
  moderator: ['moderator'],
  editor: ['editor'],
  admin: ['staff'],
};

/** The badges of a comment that `actor` writes now, in the order of BADGES. */
export function badgesOf(
  actor: Actor,
  place: { readonly siteId: SiteId; readonly section: string },
  standings: Standings,
): readonly Badge[] {
  const granted = standings.filter((standing) => standing !== 'trusted');
  return inOrder([...OF_ROLE[roleIn(actor, place)], ...granted]);
}

/** With one badge added or taken away. */
export function withBadge(badges: readonly Badge[], badge: Badge, holds: boolean): readonly Badge[] {
  const others = badges.filter((one) => one !== badge);
  return inOrder(holds ? [...others, badge] : others);
}

/** As a column keeps them: names with single spaces, null for none. */
export function packBadges(badges: readonly Badge[]): string | null {
  return badges.length === 0 ? null : badges.join(' ');
}

/** What `packBadges` made; unknown names are left out. */
export function unpackBadges(text: string | null): readonly Badge[] {
  return text === null ? [] : inOrder(text.split(' '));
}

function inOrder(names: readonly string[]): readonly Badge[] {
  return BADGES.filter((badge) => names.includes(badge));
}
