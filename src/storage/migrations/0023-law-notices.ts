/** Notices of illegal content. Words as in 0001. */
export const lawNotices: readonly string[] = [
  // comment_id is null for what is no comment. A complaint with the notice's id stands in `flag` as long as it waits.
  `CREATE TABLE law_notice (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id), comment_id INTEGER, location TEXT NOT NULL,
     kind TEXT NOT NULL, explanation TEXT NOT NULL, name TEXT, email TEXT, language TEXT NOT NULL,
     created_at INTEGER NOT NULL, ended_at INTEGER, ended_by INTEGER,
     outcome TEXT CHECK (outcome IN ('removed', 'kept')), answer TEXT, decision_id INTEGER)`,
  `CREATE INDEX law_notice_open ON law_notice (site_id, created_at, id) WHERE ended_at IS NULL`,
  `CREATE INDEX law_notice_by_site ON law_notice (site_id, created_at, id)`,
  `CREATE INDEX law_notice_by_comment ON law_notice (comment_id) WHERE comment_id IS NOT NULL`,
  `CREATE INDEX law_notice_by_email ON law_notice (email) WHERE email IS NOT NULL`,
];
