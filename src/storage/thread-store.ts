/** The part of the storage interface that reads comments, in threads and outside of them: see `store.ts` for its rules. */
import type { Comment } from '../core/comment.js';
import type { AccountId, CommentId, SiteId, StoryId } from '../core/ids.js';
import type { Position, Revision, Sort } from './stored.js';

export interface ThreadReads {
  rootsPage(input: {
    storyId: StoryId;
    sort: Sort;
    limit: number;
    after?: Position;
    /** Only questions that have an answer, or only those that have none. */
    answered?: boolean;
  }): Promise<readonly Comment[]>;
  /** A story's pinned comments that are published, the newest pin first; never more than core/comment allows. */
  pinnedComments(input: { storyId: StoryId }): Promise<readonly Comment[]>;
  /** A site's featured comments that are published, the newest first, by (featuredAt, id). */
  featuredPage(input: { siteId: SiteId; limit: number; after?: Position }): Promise<readonly Comment[]>;
  /** A site's latest published comments that were written here or came in lately, by (placedAt, id). */
  latestPage(input: { siteId: SiteId; limit: number; after?: Position }): Promise<readonly Comment[]>;
  /** For each root its first `limit` listed replies in conversation order; one statement. */
  firstReplies(input: { rootIds: readonly CommentId[]; limit: number }): Promise<readonly Comment[]>;
  /** Replies below a root, any depth, conversation order (seq, id). */
  repliesPage(input: { rootId: CommentId; limit: number; after?: Position }): Promise<readonly Comment[]>;
  /** Direct listed replies of any comment, by (seq, id). */
  childrenPage(input: { parentId: CommentId; limit: number; after?: Position }): Promise<readonly Comment[]>;
  commentById(input: { id: CommentId }): Promise<Comment | undefined>;
  commentsByIds(input: { ids: readonly CommentId[] }): Promise<readonly Comment[]>;
  /** Nearest first, at most `limit`; a loop of point reads, so no depth is too deep. */
  ancestors(input: { id: CommentId; limit: number }): Promise<readonly Comment[]>;
  /** Every comment of a story whatever its status or kind, by (seq, id), so parents stand before children; for export and checks. */
  commentsOfStory(input: { storyId: StoryId; limit: number; afterId?: number }): Promise<readonly Comment[]>;
  /** By (placedAt, id), the newest first. */
  commentsByAuthor(input: {
    siteId: SiteId;
    author: { readonly accountId: AccountId } | { readonly guestHash: string };
    limit: number;
    /** The last comment of the page before. */
    beforeId?: number;
  }): Promise<readonly Comment[]>;
  revisionsOf(input: { id: CommentId }): Promise<readonly Revision[]>;
}
