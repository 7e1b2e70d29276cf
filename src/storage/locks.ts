/**
 * Rows that a write is about to change, read and locked. Every write locks the story first and comments after it, so two
 * writes never wait for each other in a ring, and a story's events have their ids in the order of their commits.
 */
import type { CommentId, StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Db } from './db.js';
import { COMMENT_COLUMNS, type CommentRow } from './tables/comment.js';
import { STORY_COLUMNS, type StoryRow } from './tables/story.js';

export async function lockStory(db: Db, id: StoryId): Promise<StoryRow> {
  const sql = `SELECT ${STORY_COLUMNS.join(', ')} FROM story WHERE id = ?${db.dialect.forUpdate}`;
  const row = await db.get<StoryRow>(sql, [id]);
  if (!row) throw new Refusal('not_found');
  return row;
}

/** Locks the comment's story, then the comment. Refuses `not_found`. */
export async function lockComment(db: Db, id: CommentId): Promise<CommentRow> {
  if (db.dialect.forUpdate !== '') {
    await db.get(
      `SELECT s.id FROM story s WHERE s.id = (SELECT story_id FROM comment WHERE id = ?)${db.dialect.forUpdate}`,
      [id],
    );
  }
  const row = await db.get<CommentRow>(
    `SELECT ${COMMENT_COLUMNS.join(', ')} FROM comment WHERE id = ?${db.dialect.forUpdate}`,
    [id],
  );
  if (!row) throw new Refusal('not_found');
  return row;
}
