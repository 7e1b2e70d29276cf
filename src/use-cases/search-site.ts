import type { Comment } from '../core/comment.js';
import { decodeCursor, encodeCursor } from '../core/cursor.js';
import type { SiteId } from '../core/ids.js';
import { searchQuery, searchWords } from '../core/search-words.js';
import type { Story } from '../core/story.js';
import { sight } from '../core/visibility.js';
import type { Reads, ReportListing } from '../storage/store.js';
import { wholeDesks } from './moderated-desks.js';
import { isPublicStory, type LooksForStories } from './public-story.js';

/** Comments and reports on a page of results. */
const COMMENTS = 20;
const REPORTS = 10;
/** Rows looked at for a page at most: hits that the public may not see are left out. */
const LOOKED_AT = 60;

export interface SearchAsked {
  readonly siteId: SiteId;
  readonly text: string;
  /** Words of the author's name. */
  readonly author?: string;
  /** From and before these Unix times. */
  readonly from?: number;
  readonly before?: number;
  readonly cursor?: string;
}

export interface FoundComment {
  readonly comment: Comment;
  readonly story: Story;
}

export interface SearchFound {
  readonly reports: readonly ReportListing['report'][];
  readonly comments: readonly FoundComment[];
  readonly nextCursor: string | null;
}

type Deps = {
  readonly store: {
    readonly read: Pick<Reads, 'searchComments' | 'searchReports'> & LooksForStories;
  };
};

/** What the public finds on a site: published comments, the newest first, and with the first page reports. Refuses invalid_cursor. */
export async function searchSite({ store: { read } }: Deps, asked: SearchAsked): Promise<SearchFound> {
  const { siteId, text, author = '', cursor, ...times } = asked;
  const query = searchQuery(text);
  if (query === undefined) return { reports: [], comments: [], nextCursor: null };
  const isFirst = cursor === undefined;
  const isPlain = author === '' && times.from === undefined && times.before === undefined;
  const reports = isFirst && isPlain ? await read.searchReports({ siteId, query, limit: REPORTS }) : [];
  const found = await read.searchComments({
    ...{ desks: wholeDesks([{ id: siteId }]), query, status: 'published', limit: LOOKED_AT, ...times },
    author: searchWords(author),
    ...(isFirst ? {} : { beforeId: decodeCursor('search', cursor).id }),
  });
  const comments = await publicOnes(read, found);
  const page = comments.slice(0, COMMENTS);
  const last = page.length < comments.length ? page.at(-1)?.comment : found.at(-1);
  const hasMore = page.length < comments.length || found.length === LOOKED_AT;
  return {
    reports,
    comments: page,
    nextCursor: hasMore && last ? encodeCursor('search', { key: 0, id: last.id }) : null,
  };
}

/** The index may be a moment behind: what the public may see is decided by what is stored now. */
async function publicOnes(
  read: LooksForStories,
  comments: readonly Comment[],
): Promise<readonly FoundComment[]> {
  const stories = new Map<number, Story | undefined>();
  const found: FoundComment[] = [];
  for (const comment of comments) {
    if (sight(comment, 'public') !== 'text') continue;
    if (!stories.has(comment.storyId)) {
      const story = await read.storyById({ id: comment.storyId });
      stories.set(comment.storyId, story && (await isPublicStory(read, story)) ? story : undefined);
    }
    const story = stories.get(comment.storyId);
    if (story) found.push({ comment, story });
  }
  return found;
}
