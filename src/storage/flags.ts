/** Readers' complaints. */
import type { Flag } from '../core/decision.js';
import type { CommentId, DecisionId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Db } from './db.js';
import { addEvent } from './events.js';
import { lockComment } from './locks.js';
import { personOf } from './people-behind-comments.js';
import { mustBeFree } from './sanctions.js';
import type { Reads, Writes } from './store.js';
import { FLAG_COLUMNS, type FlagRow, flagOf } from './tables/decision.js';

const ASKS_NOTHING = "reason = 'disagree'";
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

/** A flag that a moderator has closed stays closed unless the text has changed since, or the reader had merely disagreed. Refuses `not_found` for what readers cannot see. */
export async function flagComment(
  db: Db,
  input: Parameters<Writes['flagComment']>[0],
): Promise<{ openFlags: number }> {
  const comment = await lockComment(db, input.commentId);
  if (comment.status !== 'published') throw new Refusal('not_found');
  if (input.by) {
    const person = await personOf(db, input.by);
    await mustBeFree(db, { siteId: comment.site_id, person, now: input.now, act: 'react' });
  }
  await db.run(
    `INSERT INTO flag (id, comment_id, site_id, revision, reporter_hash, reason, text, created_at, resolved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)
     ON CONFLICT (comment_id, reporter_hash) DO UPDATE SET reason = excluded.reason, text = excluded.text,
       resolved_at = CASE WHEN flag.revision < excluded.revision OR (flag.${ASKS_NOTHING} AND excluded.${ASKS_FOR_MODERATOR}) THEN NULL ELSE flag.resolved_at END,
       revision = excluded.revision`,
    [
      input.id,
      comment.id,
      comment.site_id,
      input.revision,
      input.reporterHash,
      input.reason,
      input.text,
      input.now,
    ],
  );
  const openFlags = await countOpen(db, comment.id);
  await db.run('UPDATE comment SET open_flags = ? WHERE id = ?', [openFlags, comment.id]);
  if (openFlags !== comment.open_flags) {
    await addEvent(db, {
      siteId: comment.site_id,
      storyId: comment.story_id,
      commentId: comment.id,
      kind: 'comment.flagged',
      at: input.now,
    });
  }
  return { openFlags };
}

async function countOpen(db: Db, id: CommentId): Promise<number> {
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
