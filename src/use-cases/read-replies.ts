import type { Comment } from '../core/comment.js';
import { decodeCursor, encodeCursor } from '../core/cursor.js';
import type { CommentId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { sight } from '../core/visibility.js';
import type { Position, Reads } from '../storage/store.js';
import { type LooksForStories, publicStory } from './public-story.js';
import { conversationCursor, type Placed } from './read-thread.js';

export const REPLIES_PER_PAGE = 20;
export const MOST_REPLIES_PER_PAGE = 50;

export interface RepliesPage {
  readonly replies: readonly Placed[];
  readonly repliesCursor: string | null;
}

type ReadsReplies = Pick<Reads, 'commentById' | 'commentsByIds' | 'repliesPage' | 'childrenPage'>;
type Deps = { readonly store: { readonly read: ReadsReplies & LooksForStories } };

/**
 * More replies of a comment as the public sees them: of a root all, at any depth, in conversation order; of a reply the
 * direct ones. Refuses not_found, invalid_cursor.
 */
export async function readReplies(
  { store: { read } }: Deps,
  input: { commentId: CommentId; limit?: number; cursor?: string },
): Promise<RepliesPage> {
  const comment = await publicComment(read, input.commentId);
  return repliesOf(read, comment, input);
}

/** The comment if the public sees at least its tombstone. Refuses `not_found`. */
export async function publicComment(
  read: Pick<Reads, 'commentById'> & LooksForStories,
  id: CommentId,
): Promise<Comment> {
  const comment = await read.commentById({ id });
  if (!comment || sight(comment, 'public') === 'nothing') throw new Refusal('not_found');
  await publicStory(read, comment.storyId);
  return comment;
}

/** The replies below a comment that is known to be visible. */
export async function repliesOf(
  read: ReadsReplies,
  comment: Comment,
  { limit = REPLIES_PER_PAGE, cursor }: { limit?: number; cursor?: string },
): Promise<RepliesPage> {
  const most = Math.min(limit, MOST_REPLIES_PER_PAGE);
  const found = await nextReplies(read, comment, { limit: most + 1, cursor });
  const shown = found.slice(0, most);
  const last = shown.at(-1);
  return {
    replies: await withParents(read, shown, comment),
    repliesCursor: found.length > most && last ? cursorAfter(comment, last) : null,
  };
}

function nextReplies(
  read: ReadsReplies,
  comment: Comment,
  { limit, cursor }: { limit: number; cursor: string | undefined },
): Promise<readonly Comment[]> {
  const isRoot = comment.parentId === null;
  const place: { after?: Position } =
    cursor === undefined ? {} : { after: decodeCursor(isRoot ? 'conversation' : 'children', cursor) };
  return isRoot
    ? read.repliesPage({ rootId: comment.id, limit, ...place })
    : read.childrenPage({ parentId: comment.id, limit, ...place });
}

function cursorAfter(comment: Comment, last: Comment): string {
  return comment.parentId === null
    ? conversationCursor(last)
    : encodeCursor('children', { key: last.seq, id: last.id });
}

/** Pairs replies with whom they answer; parents from earlier pages are read in one statement. */
async function withParents(
  read: Pick<Reads, 'commentsByIds'>,
  replies: readonly Comment[],
  above: Comment,
): Promise<readonly Placed[]> {
  const byId = new Map<CommentId, Comment>([above, ...replies].map((comment) => [comment.id, comment]));
  const missing = replies.flatMap(({ parentId }) =>
    parentId !== null && !byId.has(parentId) ? [parentId] : [],
  );
  if (missing.length > 0) {
    for (const parent of await read.commentsByIds({ ids: [...new Set(missing)] }))
      byId.set(parent.id, parent);
  }
  return replies.map((comment) => ({
    comment,
    parent: comment.parentId === null ? null : (byId.get(comment.parentId) ?? null),
  }));
}
