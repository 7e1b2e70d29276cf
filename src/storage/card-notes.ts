/** What moderators tell each other about a comment. */
import type { AccountId, CommentId, SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { type Db, insertInto, list } from './db.js';
import { lockComment } from './locks.js';
import { addLogEntry } from './log-entries.js';
import type { QueueReads, QueueWrites } from './queue-store.js';
import type { CardNote } from './stored.js';

const COLUMNS = ['id', 'site_id', 'comment_id', 'text', 'escalates', 'created_by', 'created_at'] as const;

interface NoteRow {
  readonly id: number;
  readonly site_id: SiteId;
  readonly comment_id: CommentId;
  readonly text: string;
  readonly escalates: number;
  readonly created_by: AccountId;
  readonly created_at: number;
}

/** Of one comment more would be a discussion elsewhere. */
const MOST_NOTES = 100;

/** See QueueWrites.addNote. */
export async function addNote(db: Db, input: Parameters<QueueWrites['addNote']>[0]): Promise<void> {
  const { id, commentId, text, escalates, by, now, entryId } = input;
  const comment = await lockComment(db, commentId);
  const siteId = comment.site_id;
  if (escalates) {
    const sql =
      'UPDATE waiting SET escalated_at = ?, claimed_by = NULL, claimed_until = NULL WHERE comment_id = ?';
    if ((await db.run(sql, [now, commentId])) === 0)
      throw new Refusal('already_decided', { status: comment.status });
  }
  const values = [id, siteId, commentId, text, escalates ? 1 : 0, by, now];
  await db.run(insertInto('card_note', COLUMNS), values);
  const kind = escalates ? 'comment.escalated' : 'comment.noted';
  const entry = { id: entryId, siteId, about: commentId, actorId: by, createdAt: now };
  await addLogEntry(db, { ...entry, kind, facts: { note: id } });
}

/** See QueueReads.notesOn. */
export async function notesOn(
  db: Db,
  { commentIds }: Parameters<QueueReads['notesOn']>[0],
): Promise<readonly CardNote[]> {
  const rows = await db.all<NoteRow>(
    `SELECT n.id, n.site_id, n.comment_id, n.text, n.escalates, n.created_by, n.created_at FROM card_note n
     WHERE ${db.dialect.isOneOf('n.comment_id')} ORDER BY n.comment_id, n.id LIMIT ${MOST_NOTES}`,
    [list(commentIds)],
  );
  return rows.map((row) => ({
    id: row.id,
    commentId: row.comment_id,
    text: row.text,
    escalates: row.escalates === 1,
    by: row.created_by,
    createdAt: row.created_at,
  }));
}

/** With the comment that they are about, or its words, what was said of it and its author goes. */
export async function forgetNotes(db: Db, commentIds: readonly CommentId[]): Promise<void> {
  await db.run(`DELETE FROM card_note WHERE ${db.dialect.isOneOf('comment_id')}`, [list(commentIds)]);
}
