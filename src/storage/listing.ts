/**
 * Listing and counts, kept in the transaction that changes a comment. A comment of kind `comment` is listed while it is
 * published or has a listed child; a root counts the published replies below it, a story its published comments.
 */
import type { CommentStatus } from '../core/comment.js';
import type { CommentId, StoryId } from '../core/ids.js';
import type { Db } from './db.js';
import type { CommentRow } from './tables/comment.js';

/** What the rules look at. */
export type Placed = Pick<
  CommentRow,
  'id' | 'story_id' | 'parent_id' | 'root_id' | 'kind' | 'status' | 'listed' | 'listed_children'
>;

export function isCounted(comment: Pick<Placed, 'kind'>, status: CommentStatus): boolean {
  return comment.kind === 'comment' && status === 'published';
}

export function shouldList(comment: Pick<Placed, 'kind' | 'status' | 'listed_children'>): boolean {
  return comment.kind === 'comment' && (comment.status === 'published' || comment.listed_children > 0);
}

/** Sets a comment's status and brings listing and counts of everything above it in step. Gives the story's version. */
export async function changeStatus(db: Db, comment: Placed, to: CommentStatus): Promise<number> {
  const listed = shouldList({ ...comment, status: to }) ? 1 : 0;
  await db.run('UPDATE comment SET status = ?, listed = ? WHERE id = ?', [to, listed, comment.id]);
  if (listed !== comment.listed) await addListedChild(db, comment.parent_id, listed - comment.listed);
  const counted = Number(isCounted(comment, to)) - Number(isCounted(comment, comment.status));
  if (counted !== 0 && comment.parent_id !== null) await addReplies(db, comment.root_id, counted);
  const isVisible = listed === 1 || comment.listed === 1;
  return touchStory(db, { id: comment.story_id, counted, isVisible });
}

/** Walks up only while the listing of a tombstone changes. */
export async function addListedChild(db: Db, parentId: CommentId | null, by: number): Promise<void> {
  let next = parentId;
  let delta = by;
  while (next !== null) {
    const parent = await db.get<Placed>(
      `UPDATE comment SET listed_children = listed_children + ? WHERE id = ?
       RETURNING id, parent_id, kind, status, listed, listed_children`,
      [delta, next],
    );
    if (!parent) return;
    const listed = shouldList(parent) ? 1 : 0;
    if (listed === parent.listed) return;
    await db.run('UPDATE comment SET listed = ? WHERE id = ?', [listed, parent.id]);
    delta = listed - parent.listed;
    next = parent.parent_id;
  }
}

export async function addReplies(db: Db, rootId: CommentId, by: number): Promise<void> {
  await db.run('UPDATE comment SET reply_total = reply_total + ? WHERE id = ?', [by, rootId]);
}

/** Counts published comments in or out and, when readers can see the change, makes a new version. Gives the version. */
export async function touchStory(
  db: Db,
  change: { readonly id: StoryId; readonly counted: number; readonly isVisible: boolean },
): Promise<number> {
  const row = await db.get<{ version: number }>(
    'UPDATE story SET total = total + ?, version = version + ? WHERE id = ? RETURNING version',
    [change.counted, change.isVisible ? 1 : 0, change.id],
  );
  return row?.version ?? 0;
}
