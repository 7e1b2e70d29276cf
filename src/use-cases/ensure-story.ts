import type { IdMaker, StoryId } from '../core/ids.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import { cleanTitle } from '../core/title.js';
import type { Reads, Writes } from '../storage/store.js';
import { lawfulKey, lawfulUrlKey, type StoryAddress } from './find-story.js';
import { siteNamed } from './site-of.js';

type Deps = {
  readonly clock: () => number;
  readonly newId: IdMaker;
  readonly store: {
    readonly read: Pick<Reads, 'siteBySlug'>;
    readonly write: Pick<Writes, 'ensureStory'>;
  };
};

/**
 * Makes sure that an article has a story before its first comment; the same address in any spelling gives the same one.
 * Refuses unknown_site, origin_not_listed, invalid_request.
 */
export async function ensureStory(
  deps: Deps,
  input: { readonly site: string; readonly url: string; readonly title?: string } & StoryAddress,
): Promise<{ readonly site: Site; readonly story: Story; readonly created: boolean }> {
  const site = await siteNamed(deps.store.read, input.site);
  const urlKey = lawfulUrlKey(site, input.url);
  const made = await deps.store.write.ensureStory({
    urlKey,
    story: {
      id: deps.newId<StoryId>(),
      siteId: site.id,
      key: lawfulKey(input.key) ?? null,
      url: new URL(input.url).href,
      title: cleanTitle(input.title ?? ''),
      createdAt: deps.clock(),
    },
  });
  return { site, ...made };
}
