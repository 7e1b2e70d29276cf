import { decodeId, encodeId, type SiteId, type StoryId } from '../../../../core/ids.js';
import type { PolicyPlace } from '../../../../core/policy/inherit.js';
import { Refusal } from '../../../../core/refusal.js';
import { slugOf } from '../../../../core/slug.js';
import { siteOfStory } from '../../../../use-cases/site-of.js';
import { idFrom, paramOf } from '../../../read-request.js';
import type { Exchange } from '../../../route.js';

/** The place that an address names. Refuses not_found. */
export type PlaceOf = (exchange: Exchange) => Promise<PolicyPlace>;

export const installationPlace: PlaceOf = async () => ({ kind: 'installation' });

export const sitePlace: PlaceOf = async (exchange) => ({
  kind: 'site',
  siteId: await existingSite(exchange),
});

export const sectionPlace: PlaceOf = async (exchange) => {
  const section = sectionSlug(paramOf(exchange, 'section'));
  return { kind: 'section', siteId: await existingSite(exchange), section };
};

export const storyPlace: PlaceOf = async (exchange) => {
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  const site = await siteOfStory(exchange.app.deps.store.read, storyId);
  return { kind: 'story', siteId: site.id, storyId };
};

/** A section by what people call it. Refuses not_found for a name without a letter or digit. */
export function sectionSlug(name: string): string {
  const slug = slugOf(name, '-');
  if (slug === '-') throw new Refusal('not_found');
  return slug;
}

/** The address of a place's page. */
export function addressOf(place: PolicyPlace): string {
  if (place.kind === 'installation') return '/console/policy';
  if (place.kind === 'story') return `/console/story/${encodeId(place.storyId)}/policy`;
  const site = `/console/site/${encodeId(place.siteId)}/policy`;
  return place.kind === 'site' ? site : `${site}/${encodeURIComponent(place.section)}`;
}

/** A place below a site as `nameOfPlace` writes it; the site itself for anything else. */
export function placeNamed(siteId: SiteId, name: string): PolicyPlace {
  const of = name.slice(name.indexOf(':') + 1);
  const storyId = name.startsWith('story:') ? decodeId<StoryId>(of) : undefined;
  if (storyId !== undefined) return { kind: 'story', siteId, storyId };
  if (name.startsWith('section:')) return { kind: 'section', siteId, section: sectionSlug(of) };
  return { kind: 'site', siteId };
}

/** How a form names a place of a site that it is about. */
export function nameOfPlace(place: PolicyPlace): string {
  if (place.kind === 'section') return `section:${place.section}`;
  return place.kind === 'story' ? `story:${encodeId(place.storyId)}` : place.kind;
}

async function existingSite(exchange: Exchange): Promise<SiteId> {
  const id = idFrom<SiteId>(exchange, 'siteId');
  if ((await exchange.app.deps.store.read.siteById({ id })) === undefined) throw new Refusal('not_found');
  return id;
}
