/** Readers' complaints. */
import type { Flag } from '../core/decision.js';
import type { CommentId, DecisionId } from '../core/ids.js';
import type { Db } from './db.js';
import type { Reads } from './store.js';
import { FLAG_COLUMNS, type FlagRow, flagOf } from './tables/decision.js';

/** Mere disagreement is kept for the moderators to read, and asks for none: no count of open complaints holds it. */
export const ASKS_FOR_MODERATOR = "reason <> 'disagree'";

/** Oldest first. */
export async function flagsOf(
  db: Db,
  { commentId }: Parameters<Reads['flagsOf']>[0],
): Promise<readonly Flag[]> {
  const sql = `SELECT ${FLAG_COLUMNS.join(', ')} FROM flag WHERE comment_id = ?`;
  const rows = await db.all<FlagRow>(sql, [commentId]);
  return rows.map(flagOf).sort((a, b) => a.createdAt - b.createdAt || a.id - b.id);
}

/** Open complaints that ask for a moderator. */
export async function countOpen(db: Db, id: CommentId): Promise<number> {
  const sql = `SELECT count(*) AS n FROM flag WHERE comment_id = ? AND resolved_at IS NULL AND ${ASKS_FOR_MODERATOR}`;
  return (await db.get<{ n: number }>(sql, [id]))?.n ?? 0;
}

/** Closes every open flag of a comment, at the time of the decision that closes them. */
export async function resolveFlags(db: Db, id: CommentId, at: number): Promise<void> {
  const closed = await db.run(
    'UPDATE flag SET resolved_at = ? WHERE comment_id = ? AND resolved_at IS NULL',
    [at, id],
  );
  if (closed > 0) await db.run('UPDATE comment SET open_flags = 0 WHERE id = ?', [id]);
}

/** Opens again what a decision has closed: flags carry its time. */
export async function reopenFlags(db: Db, id: CommentId, undone: DecisionId): Promise<void> {
  const opened = await db.run(
    `UPDATE flag SET resolved_at = NULL
     WHERE comment_id = ? AND resolved_at = (SELECT created_at FROM decision WHERE id = ?)`,
    [id, undone],
  );
  if (opened === 0) return;
  await db.run('UPDATE comment SET open_flags = ? WHERE id = ?', [await countOpen(db, id), id]);
}
