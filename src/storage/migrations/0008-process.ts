/** Due process: statements of reasons and appeals. Words as in 0001. */
export const process: readonly string[] = [
  `CREATE TABLE statement (
     decision_id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL, story_id INTEGER NOT NULL, comment_id INTEGER NOT NULL,
     restriction TEXT NOT NULL, source TEXT NOT NULL, detection TEXT NOT NULL, decided_by TEXT NOT NULL, ground TEXT NOT NULL,
     rule TEXT, explanation TEXT, category TEXT NOT NULL, keyword TEXT, content_at INTEGER NOT NULL,
     created_at INTEGER NOT NULL, undone_at INTEGER)`,
  `CREATE INDEX statement_by_site ON statement (site_id, created_at, decision_id)`,
  `CREATE INDEX statement_by_comment ON statement (comment_id)`,
  `CREATE TABLE appeal (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL, comment_id INTEGER NOT NULL, decision_id INTEGER NOT NULL UNIQUE,
     text TEXT NOT NULL, created_at INTEGER NOT NULL, decided_at INTEGER, decided_by INTEGER REFERENCES account (id),
     reversed INTEGER CHECK (reversed IN (0, 1)), answer TEXT, by_same INTEGER NOT NULL DEFAULT 0)`,
  `CREATE INDEX appeal_open ON appeal (site_id, created_at, id) WHERE decided_at IS NULL`,
  `CREATE INDEX appeal_by_site ON appeal (site_id, created_at, id)`,
  `CREATE INDEX appeal_by_comment ON appeal (comment_id)`,
];
