import { Refusal } from '../core/refusal.js';
import type { Reads } from '../storage/store.js';
import { storyUrlKey } from './find-story.js';
import { siteNamed } from './site-of.js';

/** Addresses in one question. */
export const MOST_COUNTS = 100;

/** Published comments for each address asked, in that order; 0 for those that nobody has discussed. Refuses unknown_site. */
export async function countStories(
  { store: { read } }: { readonly store: { readonly read: Pick<Reads, 'siteBySlug' | 'storyCounts'> } },
  input: { readonly site: string; readonly urls: readonly string[] },
): Promise<readonly { readonly url: string; readonly total: number }[]> {
  if (input.urls.length > MOST_COUNTS)
    throw new Refusal('invalid_request', { problem: `at most ${MOST_COUNTS} addresses at a time.` });
  const site = await siteNamed(read, input.site);
  const asked = input.urls.map((url) => ({ url, urlKey: storyUrlKey(site, url) }));
  const urlKeys = [...new Set(asked.flatMap(({ urlKey }) => urlKey ?? []))];
  const counts = urlKeys.length === 0 ? [] : await read.storyCounts({ siteId: site.id, urlKeys });
  const totals = new Map(counts.map(({ urlKey, total }) => [urlKey, total]));
  return asked.map(({ url, urlKey }) => ({ url, total: (urlKey && totals.get(urlKey)) || 0 }));
}
