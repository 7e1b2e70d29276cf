import { decodeCursor, encodeCursor } from '../core/cursor.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import type { Reads } from '../storage/store.js';
import { isPublicStory, type LooksForStories } from './public-story.js';
import { siteNamed } from './site-of.js';

export const STORIES_PER_PAGE = 20;
export const MOST_STORIES_PER_PAGE = 50;

export interface StoriesPage {
  readonly site: Site;
  readonly stories: readonly Story[];
  readonly nextCursor: string | null;
}

type Deps = {
  readonly store: { readonly read: LooksForStories & Pick<Reads, 'siteBySlug' | 'storiesPage'> };
};

/** A site's public stories, newest first. Unpublished reports leave gaps in a page. Refuses unknown_site, invalid_cursor. */
export async function listStories(
  { store: { read } }: Deps,
  input: { readonly site: string; readonly limit?: number; readonly cursor?: string },
): Promise<StoriesPage> {
  const site = await siteNamed(read, input.site);
  const limit = Math.min(input.limit ?? STORIES_PER_PAGE, MOST_STORIES_PER_PAGE);
  const after = input.cursor === undefined ? {} : { after: decodeCursor('stories', input.cursor) };
  const found = await read.storiesPage({ siteId: site.id, limit: limit + 1, ...after });
  const page = found.slice(0, limit);
  const isPublic = await Promise.all(page.map((story) => isPublicStory(read, story)));
  const last = page.at(-1);
  return {
    site,
    stories: page.filter((_, i) => isPublic[i]),
    nextCursor:
      found.length > limit && last ? encodeCursor('stories', { key: last.createdAt, id: last.id }) : null,
  };
}
