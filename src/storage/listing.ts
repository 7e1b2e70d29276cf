/**
 * Listing and counts, kept in the transaction that changes a comment. A comment of kind `comment` is listed while it is
 * published or has a listed child; a root counts the published replies below it, a story its published comments.
 */
import type { CommentStatus } from '../core/comment.js';
import type { CommentId, StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { isAnswer } from './answers.js';
import { columnsOf, type Db, pairs } from './db.js';
import type { CommentRow } from './tables/comment.js';
import type { StoryRow } from './tables/story.js';

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
export async function changeStatus(
  db: Db,
  comment: Placed & Pick<CommentRow, 'badges'>,
  to: CommentStatus,
): Promise<number> {
  const listed = shouldList({ ...comment, status: to }) ? 1 : 0;
  await db.run('UPDATE comment SET status = ?, listed = ? WHERE id = ?', [to, listed, comment.id]);
  if (listed !== comment.listed && comment.parent_id !== null) {
    await addListedChild(db, comment.parent_id, listed - comment.listed);
  }
  const counted = Number(isCounted(comment, to)) - Number(isCounted(comment, comment.status));
  if (counted !== 0 && comment.parent_id !== null) await addReply(db, comment, counted);
  const isVisible = listed === 1 || comment.listed === 1;
  return (await touchStory(db, { id: comment.story_id, counted, isVisible })).version;
}

const LISTING_COLUMNS = 'id, parent_id, kind, status, listed, listed_children';

/** Counts a child in or out; walks up only while the listing of a tombstone changes. Gives the parent. */
export async function addListedChild(db: Db, parentId: CommentId, by: number): Promise<Placed | undefined> {
  const parent = await db.get<Placed>(
    `UPDATE comment SET listed_children = listed_children + ? WHERE id = ? RETURNING ${LISTING_COLUMNS}`,
    [by, parentId],
  );
  if (parent) await relist(db, parent);
  return parent;
}

/** The same for many parents at once. */
export async function addListedChildren(db: Db, counts: ReadonlyMap<CommentId, number>): Promise<void> {
  if (counts.size === 0) return;
  const parents = await db.all<Placed>(
    `UPDATE comment SET listed_children = listed_children + v.delta FROM ${db.dialect.eachPair} v
     WHERE comment.id = v.id RETURNING ${columnsOf(LISTING_COLUMNS.split(', '), 'comment')}`,
    [pairs(counts)],
  );
  for (const parent of parents) await relist(db, parent);
}

async function relist(db: Db, comment: Placed): Promise<void> {
  let node: Placed | undefined = comment;
  while (node) {
    const listed: 0 | 1 = shouldList(node) ? 1 : 0;
    if (listed === node.listed) return;
    await db.run('UPDATE comment SET listed = ? WHERE id = ?', [listed, node.id]);
    if (node.parent_id === null) return;
    node = await db.get<Placed>(
      `UPDATE comment SET listed_children = listed_children + ? WHERE id = ? RETURNING ${LISTING_COLUMNS}`,
      [listed - node.listed, node.parent_id],
    );
  }
}

/** Counts a reply in or out at its root; as an answer too, if it is one and the root a question. */
export async function addReply(
  db: Db,
  reply: Pick<CommentRow, 'root_id' | 'parent_id' | 'badges'>,
  by: number,
): Promise<void> {
  await db.run('UPDATE comment SET reply_total = reply_total + ?, answers = answers + ? WHERE id = ?', [
    by,
    isAnswer(reply) ? by : 0,
    reply.root_id,
  ]);
}

/** The same for many roots at once. */
export async function addReplies(db: Db, counts: ReadonlyMap<CommentId, number>): Promise<void> {
  if (counts.size === 0) return;
  await db.run(
    `UPDATE comment SET reply_total = reply_total + v.delta FROM ${db.dialect.eachPair} v WHERE comment.id = v.id`,
    [pairs(counts)],
  );
}

/** What a write needs to know of a story that it has just changed. */
export type Touched = Pick<StoryRow, 'version' | 'total' | 'closed_at' | 'closed_reason' | 'kind'>;

/** Counts published comments in or out and, when readers can see the change, makes a new version. Refuses `not_found`. */
export async function touchStory(
  db: Db,
  change: { readonly id: StoryId; readonly counted: number; readonly isVisible: boolean },
): Promise<Touched> {
  const row = await db.get<Touched>(
    `UPDATE story SET total = total + ?, version = version + ? WHERE id = ?
     RETURNING version, total, closed_at, closed_reason, kind`,
    [change.counted, change.isVisible ? 1 : 0, change.id],
  );
  if (!row) throw new Refusal('not_found');
  return row;
}
