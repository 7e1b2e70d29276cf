import { type Actor, isAtLeast, type SiteRole } from '../core/account.js';
import type { SiteId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import { slugOf } from '../core/slug.js';
import type { Reads, Writes } from '../storage/store.js';
import type { Staff } from '../storage/stored.js';
import type { UseCaseDeps } from './deps.js';
import { mustModerate } from './must-moderate.js';
import { siteOf } from './site-of.js';

/** A list that is longer is the whole site. */
const MOST_SECTIONS = 50;

/** Names of sections as people write them, as slugs; '-' is what stands in none. Refuses invalid_request. */
export function sectionSlugs(names: readonly string[]): readonly string[] {
  const slugs = new Set(names.map((name) => (name.trim() === '-' ? '' : slugOf(name, '-'))));
  if (slugs.size === 0 || slugs.size > MOST_SECTIONS || slugs.has('-'))
    throw new Refusal('invalid_request', {
      problem: `name from 1 to ${MOST_SECTIONS} sections; - is what stands in none.`,
    });
  return [...slugs].sort();
}

/** Where sections limit a role. Refuses invalid_request. */
export function mustFitSections(role: SiteRole['role'] | null, siteId: SiteId | null): void {
  if (role !== 'moderator' || siteId === null)
    throw new Refusal('invalid_request', {
      problem: 'only a moderator of one site can be limited to sections.',
    });
}

type Deps = Pick<UseCaseDeps, 'clock' | 'newId'> & {
  readonly store: {
    readonly read: Pick<
      Reads,
      'siteById' | 'accountByEmail' | 'rolesOf' | 'staffOn' | 'sectionsOf' | 'terms'
    >;
    readonly write: Pick<Writes, 'setRole'>;
  };
};

/**
 * Makes somebody a moderator of a site, or of some of its sections, or takes that back; it holds with their next request.
 * Admins only. Refuses sign_in_required, not_found, forbidden (oneself; who has a higher role, or one on every site: whoever
 * runs the server changes those), invalid_request.
 */
export async function grantModeration(
  { store, clock, newId }: Deps,
  actor: Actor,
  grant: {
    readonly siteId: SiteId;
    readonly email: string;
    /** Null: the whole site. */
    readonly sections: readonly string[] | null;
    readonly holds: boolean;
  },
): Promise<void> {
  const now = clock();
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const { siteId, email, holds } = grant;
  const site = await siteOf(store.read, siteId);
  mustModerate(actor, { site, now });
  mustBeAllowed(actor, 'site.change', { site, now });
  const found = await store.read.accountByEmail({ email });
  if (found === undefined)
    throw new Refusal('invalid_request', {
      problem: 'nobody here has this e-mail address. Ask them to sign in once, then try again.',
    });
  const accountId = found.account.id;
  if (accountId === actor.account.id) throw new Refusal('forbidden', { reason: 'this is you.' });
  mustBeBelow(await store.read.rolesOf({ accountId }), siteId);
  const sections = grant.sections === null ? null : sectionSlugs(grant.sections);
  const entry = { id: newId<number>(), by: actor.account.id, now };
  const given = holds ? ({ role: 'moderator', sections } as const) : ({ role: null } as const);
  await store.write.setRole({ accountId, siteId, ...given, entry });
}

/** Nobody takes from another what they could not have given them. */
function mustBeBelow(held: readonly SiteRole[], siteId: SiteId): void {
  if (isAbove(held, siteId))
    throw new Refusal('forbidden', {
      reason: 'they have a higher role, or one on every site. Whoever runs the server changes those.',
    });
}

function isAbove(held: readonly SiteRole[], siteId: SiteId): boolean {
  return held.some((one) => {
    if (one.siteId === null) return isAtLeast(one.role, 'writer');
    return one.siteId === siteId && isAtLeast(one.role, 'editor');
  });
}

/** A section of a site, with its name. */
export interface NamedSection {
  /** '' is what stands in none. */
  readonly slug: string;
  readonly name: string;
}

/** Who has which role on a site, and its sections. Admins only. Refuses sign_in_required, not_found, forbidden. */
export async function readStaff(
  { store: { read }, clock }: Deps,
  actor: Actor,
  siteId: SiteId,
): Promise<{
  readonly siteName: string;
  readonly staff: readonly (Staff & { readonly mayChange: boolean })[];
  readonly sections: readonly NamedSection[];
}> {
  const site = await siteOf(read, siteId);
  const now = clock();
  mustModerate(actor, { site, now });
  mustBeAllowed(actor, 'site.change', { site, now });
  const staff = await read.staffOn({ siteId });
  const byAccount = Map.groupBy(staff, ({ account }) => account.id);
  return {
    siteName: site.name,
    staff: staff.map((one) => ({
      ...one,
      mayChange: mayChange(byAccount.get(one.account.id) ?? [], actor, siteId),
    })),
    sections: await namedSections(read, siteId),
  };
}

function mayChange(held: readonly Staff[], actor: Actor, siteId: SiteId): boolean {
  const isOwn = actor.kind === 'account' && held.some(({ account }) => account.id === actor.account.id);
  return (
    !isOwn &&
    !isAbove(
      held.map((one) => one.held),
      siteId,
    )
  );
}

/** The sections in which stories of a site stand, by name. */
export async function namedSections(
  read: Pick<Reads, 'sectionsOf' | 'terms'>,
  siteId: SiteId,
): Promise<readonly NamedSection[]> {
  const names = new Map(
    (await read.terms({ siteId, kind: 'section' })).map(({ slug, name }) => [slug, name]),
  );
  const slugs = new Set([...(await read.sectionsOf({ siteId })), ...names.keys()]);
  return [...slugs]
    .map((slug) => ({ slug, name: names.get(slug) ?? slug }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
