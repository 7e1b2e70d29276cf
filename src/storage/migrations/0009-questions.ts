/**
 * Stories in which readers ask and few answer. `answers` counts a question's published answers; it is null on every comment
 * that is no question, so that the indexes hold questions only. Words as in 0001.
 */
export const questions: readonly string[] = [
  `ALTER TABLE story ADD COLUMN kind TEXT NOT NULL DEFAULT 'discussion' CHECK (kind IN ('discussion', 'questions'))`,
  `ALTER TABLE comment ADD COLUMN answers INTEGER`,
  `CREATE INDEX question_open_by_time ON comment (story_id, placed_at, id) WHERE parent_id IS NULL AND listed = 1 AND answers = 0`,
  `CREATE INDEX question_open_by_score ON comment (story_id, score, id) WHERE parent_id IS NULL AND listed = 1 AND answers = 0`,
  `CREATE INDEX question_open_by_replies ON comment (story_id, reply_total, id) WHERE parent_id IS NULL AND listed = 1 AND answers = 0`,
  `CREATE INDEX question_done_by_time ON comment (story_id, placed_at, id) WHERE parent_id IS NULL AND listed = 1 AND answers > 0`,
  `CREATE INDEX question_done_by_score ON comment (story_id, score, id) WHERE parent_id IS NULL AND listed = 1 AND answers > 0`,
  `CREATE INDEX question_done_by_replies ON comment (story_id, reply_total, id) WHERE parent_id IS NULL AND listed = 1 AND answers > 0`,
];
