import type { Comment } from '../core/comment.js';
import type { CommentId, StoryId } from '../core/ids.js';
import { bestScore } from '../core/ranking.js';
import { isCounted, shouldList } from './listing.js';
import type { ImportedComment } from './store.js';

/** A comment without its body, which stays JSON all the way. */
type BareComment = Omit<Comment, 'body'>;

/** A batch with the counts that its comments give each other, and what it adds to comments and stories stored before. */
export interface CountedBatch {
  readonly comments: readonly { readonly full: BareComment; readonly imported: ImportedComment }[];
  readonly listedChildren: ReadonlyMap<CommentId, number>;
  readonly replies: ReadonlyMap<CommentId, number>;
  /** Every story touched, with the published comments it gains. */
  readonly stories: ReadonlyMap<StoryId, number>;
}

/** Parents stand before their children; those that are not in the batch are stored already. */
export function countBatch(batch: readonly ImportedComment[]): CountedBatch {
  const listedChildren = new Map<CommentId, number>();
  const replies = new Map<CommentId, number>();
  const stories = new Map<StoryId, number>();
  const comments: { full: BareComment; imported: ImportedComment }[] = [];
  // From the last to the first, so that a comment's children have told their listing before it is asked for its own.
  for (let i = batch.length - 1; i >= 0; i--) {
    const imported = batch[i] as ImportedComment;
    const { comment } = imported;
    const full = completed(imported, {
      listedChildren: taken(listedChildren, comment.id),
      replyTotal: taken(replies, comment.id),
    });
    const counted = Number(isCounted(comment, comment.status));
    add(stories, comment.storyId, counted);
    if (comment.parentId !== null && counted === 1) add(replies, comment.rootId, 1);
    if (comment.parentId !== null && full.isListed) add(listedChildren, comment.parentId, 1);
    comments.push({ full, imported });
  }
  return { comments: comments.reverse(), listedChildren, replies, stories };
}

function completed(
  { comment }: ImportedComment,
  counts: Pick<Comment, 'listedChildren' | 'replyTotal'>,
): BareComment {
  const { kind, status, up, down } = comment;
  return {
    ...comment,
    ...counts,
    isListed: shouldList({ kind, status, listed_children: counts.listedChildren }),
    score: bestScore(up, down),
    openFlags: 0,
    answers: null,
  };
}

function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function taken<Key>(counts: Map<Key, number>, key: Key): number {
  const count = counts.get(key) ?? 0;
  counts.delete(key);
  return count;
}
