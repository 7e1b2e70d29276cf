/**
 * What waits for moderators: a row for each comment that is held, complained of, or published by rules alone and read by
 * nobody yet, with its place in the order (core/triage), whoever has it in hand, and beside it what moderators note for each other. It follows from the comment and can be
 * made anew from it. Words as in 0001. Comments of before stand by their age.
 */
export const waiting: readonly string[] = [
  `CREATE TABLE waiting (
     comment_id INTEGER PRIMARY KEY REFERENCES comment (id), site_id INTEGER NOT NULL REFERENCES site (id), story_id INTEGER NOT NULL,
     queue TEXT NOT NULL CHECK (queue IN ('held', 'flagged', 'unreviewed')), place INTEGER NOT NULL, since INTEGER NOT NULL,
     harm TEXT NOT NULL, percent INTEGER NOT NULL, reach INTEGER NOT NULL, rule TEXT NOT NULL, section TEXT NOT NULL,
     claimed_by INTEGER, claimed_until INTEGER, escalated_at INTEGER)`,
  `CREATE INDEX waiting_in_order ON waiting (site_id, queue, place, comment_id)`,
  `CREATE INDEX waiting_by_rule ON waiting (site_id, queue, rule, place, comment_id)`,
  `CREATE INDEX waiting_by_section ON waiting (site_id, queue, section, place, comment_id)`,
  `CREATE INDEX waiting_in_hand ON waiting (claimed_by, claimed_until) WHERE claimed_by IS NOT NULL`,
  `CREATE INDEX waiting_by_story ON waiting (story_id)`,
  `CREATE INDEX waiting_by_age ON waiting (since) WHERE queue = 'unreviewed'`,
  `CREATE INDEX waiting_escalated ON waiting (site_id, escalated_at, comment_id) WHERE escalated_at IS NOT NULL`,
  `CREATE TABLE card_note (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id), comment_id INTEGER NOT NULL REFERENCES comment (id),
     text TEXT NOT NULL, escalates INTEGER NOT NULL, created_by INTEGER NOT NULL, created_at INTEGER NOT NULL)`,
  `CREATE INDEX card_note_by_comment ON card_note (comment_id, id)`,
  `INSERT INTO waiting (comment_id, site_id, story_id, queue, place, since, harm, percent, reach, rule, section)
   SELECT c.id, c.site_id, c.story_id, CASE c.status WHEN 'held' THEN 'held' ELSE 'flagged' END, c.placed_at, c.placed_at, 'none', 0, 0,
     coalesce((SELECT d.rule FROM decision d WHERE d.comment_id = c.id AND d.actor_kind = 'policy' ORDER BY d.id DESC LIMIT 1), ''),
     coalesce((SELECT max(t.slug) FROM report_term t WHERE t.story_id = c.story_id AND t.kind = 'section'), '')
   FROM comment c WHERE c.kind = 'comment' AND (c.status = 'held' OR (c.open_flags > 0 AND c.status = 'published'))`,
];
