import type { CommentId, StoryId } from '../core/ids.js';
import { bestScore } from '../core/ranking.js';
import type { Db } from './db.js';
import { isCounted, shouldList } from './listing.js';
import { lockStory } from './locks.js';
import type { CommentRow } from './tables/comment.js';

type Row = Pick<
  CommentRow,
  | 'id'
  | 'parent_id'
  | 'root_id'
  | 'kind'
  | 'status'
  | 'listed'
  | 'listed_children'
  | 'reply_total'
  | 'open_flags'
  | 'up'
  | 'down'
  | 'score'
>;

interface Counts {
  listed: number;
  listed_children: number;
  reply_total: number;
  open_flags: number;
  score: number;
}

/** Rebuilds every count and listing of a story from its comments and flags; `changed` counts the rows that were wrong. */
export async function recountStory(db: Db, { id }: { id: StoryId }): Promise<{ readonly changed: number }> {
  const story = await lockStory(db, id);
  const rows = await db.all<Row>(
    `SELECT id, parent_id, root_id, kind, status, listed, listed_children, reply_total, open_flags, up, down, score
     FROM comment WHERE story_id = ? ORDER BY depth DESC`,
    [id],
  );
  const counts = countAll(rows, await openFlags(db, id));
  const wrong = rows.filter((row) => !isRight(row, counts.get(row.id)));
  for (const row of wrong) await setCounts(db, row.id, counts.get(row.id));
  const total = rows.filter((row) => isCounted(row, row.status)).length;
  const isTotalWrong = total !== story.total;
  if (wrong.length > 0 || isTotalWrong) {
    await db.run('UPDATE story SET total = ?, version = version + 1 WHERE id = ?', [total, id]);
  }
  return { changed: wrong.length + Number(isTotalWrong) };
}

async function openFlags(db: Db, id: StoryId): Promise<ReadonlyMap<CommentId, number>> {
  const rows = await db.all<{ comment_id: CommentId; n: number }>(
    `SELECT f.comment_id, count(*) AS n FROM flag f JOIN comment c ON c.id = f.comment_id
     WHERE c.story_id = ? AND f.resolved_at IS NULL GROUP BY f.comment_id`,
    [id],
  );
  return new Map(rows.map((row) => [row.comment_id, row.n]));
}

/** `rows` come deepest first, so that children are counted before their parents. */
function countAll(
  rows: readonly Row[],
  flags: ReadonlyMap<CommentId, number>,
): ReadonlyMap<CommentId, Counts> {
  const counts = new Map<CommentId, Counts>();
  for (const row of rows) {
    const score = bestScore(row.up, row.down);
    const open = flags.get(row.id) ?? 0;
    counts.set(row.id, { listed: 0, listed_children: 0, reply_total: 0, open_flags: open, score });
  }
  for (const row of rows) {
    const own = counts.get(row.id) as Counts;
    own.listed = Number(shouldList({ ...row, listed_children: own.listed_children }));
    if (row.parent_id === null) continue;
    const parent = counts.get(row.parent_id);
    if (parent) parent.listed_children += own.listed;
    const root = counts.get(row.root_id);
    if (root) root.reply_total += Number(isCounted(row, row.status));
  }
  return counts;
}

function isRight(row: Row, counts: Counts | undefined): boolean {
  return (
    counts?.listed === row.listed &&
    counts.listed_children === row.listed_children &&
    counts.reply_total === row.reply_total &&
    counts.open_flags === row.open_flags &&
    counts.score === row.score
  );
}

async function setCounts(db: Db, id: CommentId, counts: Counts | undefined): Promise<void> {
  if (!counts) return;
  await db.run(
    `UPDATE comment SET listed = ?, listed_children = ?, reply_total = ?, open_flags = ?, score = ? WHERE id = ?`,
    [counts.listed, counts.listed_children, counts.reply_total, counts.open_flags, counts.score, id],
  );
}
