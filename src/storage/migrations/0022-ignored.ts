/** Whom a reader does not want to read, and which sign-in a browser's notices end with. Words as in 0001. */
export const ignored: readonly string[] = [
  // The name is the one that stood on the comment; `author_id` is the account's, which may be called otherwise by now.
  `CREATE TABLE ignored_author (
     id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES account (id), site_id INTEGER NOT NULL REFERENCES site (id),
     kind TEXT NOT NULL CHECK (kind IN ('guest', 'account', 'ghost')), author_id INTEGER, name TEXT NOT NULL, created_at INTEGER NOT NULL)`,
  `CREATE UNIQUE INDEX ignored_author_once ON ignored_author (account_id, site_id, kind, name)`,
  `CREATE INDEX ignored_author_by_author ON ignored_author (author_id) WHERE author_id IS NOT NULL`,

  `ALTER TABLE push_subscription ADD COLUMN session_hash TEXT`,
  `CREATE INDEX push_subscription_by_session ON push_subscription (session_hash) WHERE session_hash IS NOT NULL`,
];
