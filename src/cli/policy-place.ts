import type { App } from '../app.js';
import { decodeId, encodeId, type StoryId } from '../core/ids.js';
import {
  type PlacedSetting,
  type PolicyInForce,
  type PolicyPlace,
  policyInForce,
} from '../core/policy/inherit.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import { slugOf } from '../core/slug.js';
import { settingsAbove } from '../use-cases/read-policy-place.js';
import { siteNamed } from '../use-cases/site-of.js';
import { UsageError } from './run.js';

/** How commands name the place of rules: nothing is the whole installation. */
export interface PlaceOptions {
  readonly site?: string;
  readonly section?: string;
  readonly story?: string;
}

export interface NamedPlace {
  readonly place: PolicyPlace;
  /** As people would name it: `installation`, `news`, `news/section/sport`, `news/story/0H3K…`. */
  readonly name: string;
  /** Null for the installation. */
  readonly site: Site | null;
}

/** The place that options name. Refuses unknown_site, not_found, and a section without its site. */
export async function placeFrom(
  { store: { read } }: Pick<App, 'store'>,
  { site: slug, section, story }: PlaceOptions,
): Promise<NamedPlace> {
  if (slug === undefined) {
    if (section !== undefined || story !== undefined)
      throw new UsageError('A section or a story is one of a site: add --site.');
    return { place: { kind: 'installation' }, name: 'installation', site: null };
  }
  if (section !== undefined && story !== undefined)
    throw new UsageError('Name a section or a story, not both.');
  const site = await siteNamed(read, slug);
  if (section !== undefined) {
    const name = slugOf(section, '-');
    const place = { kind: 'section', siteId: site.id, section: name } as const;
    return { place, name: `${slug}/section/${name}`, site };
  }
  if (story === undefined) return { place: { kind: 'site', siteId: site.id }, name: slug, site };
  const storyId = decodeId<StoryId>(story);
  const found = storyId === undefined ? undefined : await read.storyById({ id: storyId });
  if (found?.siteId !== site.id) throw new Refusal('not_found');
  const place = { kind: 'story', siteId: site.id, storyId: found.id } as const;
  return { place, name: `${slug}/story/${encodeId(found.id)}`, site };
}

const MOST_VERSIONS = 1000;

/** What a place is set to, its versions with the newest first, and what decides there. */
export async function rulesAt(
  { store: { read } }: Pick<App, 'store'>,
  { place, site }: NamedPlace,
): Promise<{
  readonly setting: unknown;
  readonly versions: Awaited<ReturnType<App['store']['read']['policyVersions']>>;
  readonly inForce: PolicyInForce;
}> {
  const versions = await read.policyVersions({ place, limit: MOST_VERSIONS });
  const stored = place.kind === 'site' ? site?.settings.policy : versions[0]?.setting;
  const setting = stored ?? null;
  const story = place.kind === 'story' ? ((await read.storyById({ id: place.storyId })) ?? null) : null;
  const own: PlacedSetting = { kind: place.kind, setting };
  const inForce = policyInForce([own, ...(await settingsAbove(read, { place, site, story }))]);
  return { setting, versions, inForce };
}
