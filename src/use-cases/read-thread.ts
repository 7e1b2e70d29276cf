import type { Comment } from '../core/comment.js';
import { decodeCursor, encodeCursor } from '../core/cursor.js';
import type { CommentId, StoryId } from '../core/ids.js';
import type { Story } from '../core/story.js';
import type { Reads, Sort } from '../storage/store.js';
import { type LooksForStories, publicStory } from './public-story.js';

/** Roots on a page unless asked otherwise, and at most. */
export const ROOTS_PER_PAGE = 20;
export const MOST_ROOTS_PER_PAGE = 50;
/** Replies that come with each root. */
const FIRST_REPLIES = 3;

/** A comment with the one it answers, as far as that is needed to say whom it answers. */
export interface Placed {
  readonly comment: Comment;
  readonly parent: Comment | null;
}

export interface Root {
  readonly comment: Comment;
  readonly replies: readonly Placed[];
  /** Where the replies go on; null at the end. */
  readonly repliesCursor: string | null;
}

export interface ThreadPage {
  readonly story: Story;
  readonly sort: Sort;
  /** Which questions were asked for; absent for all. */
  readonly answered?: boolean;
  readonly roots: readonly Root[];
  readonly nextCursor: string | null;
}

type Deps = {
  readonly store: {
    readonly read: Pick<Reads, 'rootsPage' | 'pinnedComments' | 'firstReplies'> & LooksForStories;
  };
};

/**
 * One page of a thread as the public sees it: roots in the order asked for, each with its first replies. The first page
 * begins with the pinned ones, which count beside the limit. Refuses not_found,
 * invalid_cursor.
 */
export async function readThread(
  { store: { read } }: Deps,
  input: { storyId: StoryId; sort: Sort; limit?: number; cursor?: string; answered?: boolean },
): Promise<ThreadPage> {
  const { storyId, sort } = input;
  const limit = Math.min(input.limit ?? ROOTS_PER_PAGE, MOST_ROOTS_PER_PAGE);
  const after = input.cursor === undefined ? {} : { after: decodeCursor(sort, input.cursor) };
  const only = input.answered === undefined ? {} : { answered: input.answered };
  // The story is read before its comments: a page may be newer than the version it is kept under, never older.
  const story = await publicStory(read, storyId);
  const pinned = await read.pinnedComments({ storyId });
  const isPinned = new Set(pinned.map(({ id }) => id));
  // What is pinned stands first and nowhere else, so as many more are read as may be left out.
  const page = await read.rootsPage({ storyId, sort, limit: limit + 1 + pinned.length, ...after, ...only });
  const found = page.filter(({ id }) => !isPinned.has(id));
  const inOrder = found.slice(0, limit);
  const first = input.cursor === undefined ? pinned.filter((root) => fits(root, input.answered)) : [];
  const roots = [...first, ...inOrder];
  const answered = roots.filter((root) => root.listedChildren > 0).map((root) => root.id);
  const replies =
    answered.length === 0 ? [] : await read.firstReplies({ rootIds: answered, limit: FIRST_REPLIES + 1 });
  const byRoot = Map.groupBy(replies, (reply) => reply.rootId);
  const last = inOrder.at(-1);
  return {
    story,
    sort,
    ...only,
    roots: roots.map((root) => withReplies(root, byRoot.get(root.id) ?? [])),
    nextCursor: found.length > limit && last ? encodeCursor(sort, placeOf(last, sort)) : null,
  };
}

function fits({ answers }: Comment, answered: boolean | undefined): boolean {
  return answered === undefined || (answers !== null && answers > 0 === answered);
}

function withReplies(root: Comment, found: readonly Comment[]): Root {
  const shown = found.slice(0, FIRST_REPLIES);
  const last = shown.at(-1);
  const byId = new Map<CommentId, Comment>([root, ...shown].map((comment) => [comment.id, comment]));
  return {
    comment: root,
    replies: shown.map((comment) => ({ comment, parent: parentIn(byId, comment) })),
    repliesCursor: found.length > FIRST_REPLIES && last ? conversationCursor(last) : null,
  };
}

function parentIn(byId: ReadonlyMap<CommentId, Comment>, comment: Comment): Comment | null {
  return comment.parentId === null ? null : (byId.get(comment.parentId) ?? null);
}

/** The cursor after a reply in conversation order. */
export function conversationCursor(last: Pick<Comment, 'seq' | 'id'>): string {
  return encodeCursor('conversation', { key: last.seq, id: last.id });
}

function placeOf(root: Comment, sort: Sort): { key: number; id: number } {
  const keys = {
    newest: root.placedAt,
    oldest: root.placedAt,
    best: root.score,
    replies: root.replyTotal,
  };
  return { key: keys[sort], id: root.id };
}
