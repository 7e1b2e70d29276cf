/** What was put right in reports that an account follows, by the time of the correction. Words as in 0001. */
export const correctionNotices: readonly string[] = [
  `CREATE TABLE correction_notice (
     account_id INTEGER NOT NULL REFERENCES account (id), story_id INTEGER NOT NULL, at INTEGER NOT NULL,
     site_id INTEGER NOT NULL REFERENCES site (id), created_at INTEGER NOT NULL, read_at INTEGER,
     PRIMARY KEY (account_id, story_id, at)) KEYED`,
  `CREATE INDEX correction_notice_unread ON correction_notice (account_id, site_id, created_at)`,
  `CREATE INDEX correction_notice_by_age ON correction_notice (created_at)`,
];
