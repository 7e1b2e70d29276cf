/** What is shown with a comment that waits: its story, what it answers, what was decided and complained of. */
import type { Comment } from '../core/comment.js';
import { type Decision, type Flag, isJudgement } from '../core/decision.js';
import type { CommentId } from '../core/ids.js';
import { notesOn } from './card-notes.js';
import { commentsByIds } from './comments.js';
import { columnsOf, type Db, list } from './db.js';
import type { QueueRow } from './store.js';
import {
  DECISION_COLUMNS,
  type DecisionRow,
  decisionOf,
  FLAG_COLUMNS,
  type FlagRow,
  flagOf,
} from './tables/decision.js';
import { claimOf, type WaitingRow, waitingOf } from './tables/waiting.js';

/** What a card needs of each comment, in the order given. */
export async function withContext(db: Db, waiting: readonly WaitingRow[]): Promise<readonly QueueRow[]> {
  return cardsFor(
    db,
    waiting.map((row) => ({ id: row.id, row })),
  );
}

/** As `withContext`, for comments of which not all wait. */
export async function cardsFor(
  db: Db,
  asked: readonly { readonly id: CommentId; readonly row: WaitingRow | null }[],
): Promise<readonly QueueRow[]> {
  if (asked.length === 0) return [];
  const ids = asked.map(({ id }) => id);
  const page = await commentsByIds(db, { ids });
  const commentById = new Map(page.map((comment) => [comment.id, comment]));
  const parents = await commentsByIds(db, { ids: page.flatMap((comment) => comment.parentId ?? []) });
  const parentById = new Map(parents.map((parent) => [parent.id, parent]));
  const stories = await storiesOf(db, page);
  const decisions = await decisionsByComment(db, ids);
  const flags = await openFlags(db, ids);
  const notes = await notesOn(db, { commentIds: ids });
  return asked.flatMap(({ id, row }) => {
    const comment = commentById.get(id);
    const story = comment && stories.get(comment.storyId);
    if (!comment || !story) return [];
    return {
      comment,
      story,
      parent: comment.parentId === null ? null : (parentById.get(comment.parentId) ?? null),
      decision: decisions.get(comment.id)?.at(-1) ?? null,
      judgement: decisions.get(comment.id)?.findLast(isJudgement) ?? null,
      flags: flags.filter((flag) => flag.commentId === comment.id),
      waiting: row && waitingOf(row),
      second: row?.second ?? null,
      place: row?.place ?? 0,
      claim: row && claimOf(row),
      escalatedAt: row?.escalated_at ?? null,
      notes: notes.filter(({ commentId }) => commentId === comment.id),
    };
  });
}

async function storiesOf(db: Db, page: readonly Comment[]): Promise<ReadonlyMap<number, QueueRow['story']>> {
  const rows = await db.all<{
    id: Comment['storyId'];
    title: string;
    url: string | null;
    report_path: string | null;
  }>(`SELECT s.id, s.title, s.url, s.report_path FROM story s WHERE ${db.dialect.isOneOf('s.id')}`, [
    list([...new Set(page.map((comment) => comment.storyId))]),
  ]);
  return new Map(
    rows.map(({ id, title, url, report_path: reportPath }) => [id, { id, title, url, reportPath }]),
  );
}

/** Oldest first. */
async function decisionsByComment(
  db: Db,
  ids: readonly CommentId[],
): Promise<ReadonlyMap<CommentId, readonly Decision[]>> {
  const rows = await db.all<DecisionRow>(
    `SELECT ${columnsOf(DECISION_COLUMNS, 'd')} FROM decision d WHERE ${db.dialect.isOneOf('d.comment_id')}`,
    [list(ids)],
  );
  const oldestFirst = rows.map(decisionOf).sort((a, b) => a.id - b.id);
  return Map.groupBy(oldestFirst, ({ commentId }) => commentId);
}

async function openFlags(db: Db, ids: readonly CommentId[]): Promise<readonly Flag[]> {
  const rows = await db.all<FlagRow>(
    `SELECT ${columnsOf(FLAG_COLUMNS, 'f')} FROM flag f
     WHERE ${db.dialect.isOneOf('f.comment_id')} AND f.resolved_at IS NULL`,
    [list(ids)],
  );
  return rows.map(flagOf).sort((a, b) => a.createdAt - b.createdAt || a.id - b.id);
}
