import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import { hostOfUrl, isHostListed, normaliseStoryUrl } from '../core/url.js';
import type { Reads } from '../storage/store.js';
import { isPublicStory, type LooksForStories } from './public-story.js';
import { siteNamed } from './site-of.js';

/** The CMS's own id of an article; longer ones are refused. */
const MAX_KEY_LENGTH = 255;

export interface StoryAddress {
  readonly url?: string | undefined;
  readonly key?: string | undefined;
}

export interface FoundStory {
  readonly site: Site;
  /** Undefined for an address on a listed host that nobody has discussed. */
  readonly story: Story | undefined;
}

type Finds = LooksForStories & Pick<Reads, 'siteBySlug' | 'storyByKey' | 'storyByUrl'>;

/**
 * The story of an article elsewhere, by the CMS's id if given and known, else by its address. Writes nothing.
 * Refuses unknown_site, origin_not_listed, invalid_request.
 */
export async function findStory(
  { store: { read } }: { readonly store: { readonly read: Finds } },
  input: { readonly site: string } & StoryAddress,
): Promise<FoundStory> {
  const site = await siteNamed(read, input.site);
  const urlKey = input.url === undefined ? undefined : lawfulUrlKey(site, input.url);
  const story = await lookUp(read, site, { key: lawfulKey(input.key), urlKey });
  return { site, story: story && (await isPublicStory(read, story)) ? story : undefined };
}

async function lookUp(
  read: Finds,
  site: Site,
  { key, urlKey }: { key: string | undefined; urlKey: string | undefined },
): Promise<Story | undefined> {
  const byKey = key === undefined ? undefined : await read.storyByKey({ siteId: site.id, key });
  if (byKey || urlKey === undefined) return byKey;
  return read.storyByUrl({ siteId: site.id, urlKey });
}

/** The key as it is stored. Refuses `invalid_request` for one that is empty, too long or not text. */
export function lawfulKey(key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  if (key === '' || key.length > MAX_KEY_LENGTH || !key.isWellFormed() || /\p{Cc}/u.test(key))
    throw new Refusal('invalid_request', { problem: `key must have 1 to ${MAX_KEY_LENGTH} characters.` });
  return key;
}

/** The address as stories are known by. Refuses what is no web address, and hosts that are not the site's. */
export function lawfulUrlKey(site: Site, url: string): string {
  const host = hostOfUrl(url);
  const urlKey = storyUrlKey(site, url);
  if (host === undefined || urlKey === undefined)
    throw new Refusal('invalid_request', { problem: 'url is not a web address.' });
  if (!isHostListed(host, site.hosts)) throw new Refusal('origin_not_listed', { url });
  return urlKey;
}

/** The address as this site tells pages apart; undefined for what is no web address. */
export function storyUrlKey({ settings }: Pick<Site, 'settings'>, url: string): string | undefined {
  return normaliseStoryUrl(url, { meaningfulQuery: settings.meaningfulQuery ?? 'all-but-tracking' });
}
