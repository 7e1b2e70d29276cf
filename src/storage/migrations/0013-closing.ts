/** Who has closed a thread or opened it again: a person, whom nothing overrules, or its age. Words as in 0001. */
export const closing: readonly string[] = [
  `ALTER TABLE story ADD COLUMN closed_by TEXT CHECK (closed_by IN ('person', 'age'))`,
  `CREATE INDEX story_open ON story (site_id, created_at, id) WHERE closed_at IS NULL AND closed_by IS NULL`,
  `CREATE INDEX story_closed_by_age ON story (site_id, created_at, id) WHERE closed_by = 'age'`,
];
