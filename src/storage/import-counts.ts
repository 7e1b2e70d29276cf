import type { CommentId, StoryId } from '../core/ids.js';
import { bestScore } from '../core/ranking.js';
import type { Value } from './db.js';
import { isCounted, shouldList } from './listing.js';
import { cell, countOf, type PackedComments, setValues } from './packed-batch.js';

/** Rows with the counts that a batch's comments give each other, and what it adds to comments and stories stored before. */
export interface CountedBatch {
  readonly rows: readonly Value[];
  readonly listedChildren: ReadonlyMap<CommentId, number>;
  readonly replies: ReadonlyMap<CommentId, number>;
  /** Every story touched, with the published comments it gains. */
  readonly stories: ReadonlyMap<StoryId, number>;
}

/** Parents stand before their children; those that are not in the batch are stored already. */
export function countBatch(comments: PackedComments): CountedBatch {
  const listedChildren = new Map<CommentId, number>();
  const replies = new Map<CommentId, number>();
  const stories = new Map<StoryId, number>();
  const rows = [...comments.rows];
  // From the last to the first, so that a comment's children have told their listing before it is asked for its own.
  for (let n = countOf(comments) - 1; n >= 0; n--) {
    const id = cell(rows, n, 'id');
    const parentId = cell(rows, n, 'parent_id');
    const kind = cell(rows, n, 'kind');
    const status = cell(rows, n, 'status');
    const children = taken(listedChildren, id);
    const isListed = shouldList({ kind, status, listed_children: children });
    setValues(rows, n, {
      listed: isListed ? 1 : 0,
      listed_children: children,
      reply_total: taken(replies, id),
      score: bestScore(cell(rows, n, 'up'), cell(rows, n, 'down')),
    });
    const counted = Number(isCounted({ kind }, status));
    add(stories, cell(rows, n, 'story_id'), counted);
    if (parentId !== null && counted === 1) add(replies, cell(rows, n, 'root_id'), 1);
    if (parentId !== null && isListed) add(listedChildren, parentId, 1);
  }
  return { rows, listedChildren, replies, stories };
}

function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function taken<Key>(counts: Map<Key, number>, key: Key): number {
  const count = counts.get(key) ?? 0;
  counts.delete(key);
  return count;
}
