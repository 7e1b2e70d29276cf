/** What a newsroom puts on comments: first in the thread, or shown elsewhere too. */
import type { Comment } from '../core/comment.js';
import { MOST_PINNED } from '../core/comment.js';
import { Refusal } from '../core/refusal.js';
import type { Db } from './db.js';
import { pageBelow } from './keyset.js';
import type { Marks, Reads } from './store.js';
import { COMMENT_COLUMNS, type CommentRow, commentOf } from './tables/comment.js';

const COLUMNS = COMMENT_COLUMNS.join(', ');

const pinned = pageBelow<CommentRow>({
  columns: COLUMNS,
  table: 'comment',
  where: "story_id = ? AND pinned_at IS NOT NULL AND status = 'published'",
  key: 'pinned_at',
});

/** See Reads.pinnedComments. */
export async function pinnedComments(
  db: Db,
  { storyId }: Parameters<Reads['pinnedComments']>[0],
): Promise<readonly Comment[]> {
  const rows = await pinned(db, { params: [storyId], after: undefined, limit: MOST_PINNED });
  return rows.map(commentOf);
}

/** Sets what `marks` names, on a locked comment. Refuses `pins_full`. */
export async function setMarks(
  db: Db,
  comment: CommentRow,
  marks: Marks & { readonly now: number },
): Promise<void> {
  const pinnedAt = marks.pinned === undefined ? comment.pinned_at : timeOf(marks.pinned, marks.now);
  const featuredAt = marks.featured === undefined ? comment.featured_at : timeOf(marks.featured, marks.now);
  if (marks.pinned === true && comment.pinned_at === null) await mustHaveRoom(db, comment);
  await db.run('UPDATE comment SET pinned_at = ?, featured_at = ? WHERE id = ?', [
    pinnedAt,
    featuredAt,
    comment.id,
  ]);
}

function timeOf(holds: boolean, now: number): number | null {
  return holds ? now : null;
}

async function mustHaveRoom(db: Db, { story_id: storyId }: CommentRow): Promise<void> {
  if ((await pinnedComments(db, { storyId })).length < MOST_PINNED) return;
  throw new Refusal('pins_full', { limit: MOST_PINNED });
}
