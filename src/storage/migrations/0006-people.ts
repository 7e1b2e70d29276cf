/** What staff impose on people, and the log of what is done about people rather than comments. Words as in 0001. */
export const people: readonly string[] = [
  // Site 0 is every site. `subject_key` is how it is looked up; `low` and `high` are there for networks only.
  `CREATE TABLE sanction (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('warn', 'premod', 'mute', 'suspend', 'ban')),
     subject_kind TEXT NOT NULL, subject TEXT NOT NULL, subject_key TEXT NOT NULL, low TEXT, high TEXT,
     reason TEXT NOT NULL, note TEXT, created_at INTEGER NOT NULL, created_by INTEGER REFERENCES account (id),
     ends_at INTEGER, read_at INTEGER, lifted_at INTEGER, lifted_by INTEGER REFERENCES account (id))`,
  `CREATE INDEX sanction_by_key ON sanction (subject_key, site_id)`,
  `CREATE INDEX sanction_by_range ON sanction (low, high) WHERE low IS NOT NULL`,
  `CREATE INDEX sanction_by_site ON sanction (site_id, created_at, id)`,

  // Ids and codes only: what has to be forgotten stands elsewhere.
  `CREATE TABLE log_entry (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL, kind TEXT NOT NULL, about INTEGER NOT NULL, actor_id INTEGER,
     facts TEXT NOT NULL, created_at INTEGER NOT NULL)`,
  `CREATE INDEX log_entry_by_site ON log_entry (site_id, created_at, id)`,
];
