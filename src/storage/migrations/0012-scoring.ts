/** Keys of programs that ask for scores, and what those programs taught. Words as in 0001. */
export const scoring: readonly string[] = [
  // Site 0 is every site.
  `CREATE TABLE api_key (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL, name TEXT NOT NULL, key_hash TEXT NOT NULL UNIQUE,
     created_at INTEGER NOT NULL, revoked_at INTEGER)`,

  // No text: numbers of buckets that a text's features fall into, which cannot be read back.
  `CREATE TABLE suggested_score (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL, key_id INTEGER NOT NULL REFERENCES api_key (id),
     label INTEGER NOT NULL, base INTEGER NOT NULL, buckets TEXT NOT NULL, created_at INTEGER NOT NULL)`,
  `CREATE INDEX suggested_score_by_site ON suggested_score (site_id, created_at, id)`,
];
