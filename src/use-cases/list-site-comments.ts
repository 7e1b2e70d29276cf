import type { Comment } from '../core/comment.js';
import { decodeCursor, encodeCursor } from '../core/cursor.js';
import type { CommentId, SiteId, StoryId } from '../core/ids.js';
import type { Story } from '../core/story.js';
import type { Reads } from '../storage/store.js';
import { isPublicStory, type LooksForStories } from './public-story.js';
import type { Placed } from './read-thread.js';

export const SITE_LISTS = ['latest', 'featured'] as const;
export type SiteList = (typeof SITE_LISTS)[number];

/** Comments on a page unless asked otherwise, and at most. */
export const SITE_COMMENTS = 10;
export const MOST_SITE_COMMENTS = 50;

export interface ListedComment extends Placed {
  readonly story: Story;
}

type NeededReads = LooksForStories & Pick<Reads, 'latestPage' | 'featuredPage' | 'commentsByIds'>;

/**
 * A site's latest comments, or those that the newsroom features, the newest first, as the public sees them. What stands
 * under an unpublished report leaves a gap in a page. Refuses invalid_cursor.
 */
export async function listSiteComments(
  { store: { read } }: { readonly store: { readonly read: NeededReads } },
  input: {
    readonly siteId: SiteId;
    readonly list: SiteList;
    readonly limit?: number;
    readonly cursor?: string;
  },
): Promise<{ readonly comments: readonly ListedComment[]; readonly nextCursor: string | null }> {
  const { siteId, list, cursor } = input;
  const limit = Math.min(input.limit ?? SITE_COMMENTS, MOST_SITE_COMMENTS);
  const after = cursor === undefined ? {} : { after: decodeCursor(list, cursor) };
  const page = { siteId, limit: limit + 1, ...after };
  const found = list === 'latest' ? await read.latestPage(page) : await read.featuredPage(page);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    comments: await withStories(read, shown),
    nextCursor: found.length > limit && last ? encodeCursor(list, placeIn(list, last)) : null,
  };
}

function placeIn(list: SiteList, { id, placedAt, featuredAt }: Comment): { key: number; id: number } {
  return { key: list === 'latest' ? placedAt : (featuredAt ?? 0), id };
}

async function withStories(
  read: NeededReads,
  comments: readonly Comment[],
): Promise<readonly ListedComment[]> {
  const stories = await publicStories(read, [...new Set(comments.map(({ storyId }) => storyId))]);
  const ids = [...new Set(comments.flatMap(({ parentId }) => parentId ?? []))];
  const parents = new Map<CommentId, Comment>(
    (await read.commentsByIds({ ids })).map((parent) => [parent.id, parent]),
  );
  return comments.flatMap((comment) => {
    const story = stories.get(comment.storyId);
    const parent = comment.parentId === null ? null : (parents.get(comment.parentId) ?? null);
    return story ? [{ comment, parent, story }] : [];
  });
}

async function publicStories(
  read: LooksForStories,
  ids: readonly StoryId[],
): Promise<ReadonlyMap<StoryId, Story>> {
  const found = await Promise.all(
    ids.map(async (id) => {
      const story = await read.storyById({ id });
      return story && (await isPublicStory(read, story)) ? story : undefined;
    }),
  );
  return new Map(found.flatMap((story) => (story ? [[story.id, story] as const] : [])));
}
