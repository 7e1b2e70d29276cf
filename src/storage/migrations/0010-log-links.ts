/** The chain over the log. Words as in 0001. */
export const logLinks: readonly string[] = [
  // `link` is the SHA-256 of the link before and of the row; a row of the log has one link for ever.
  `CREATE TABLE log_link (
     seq AUTO, kind TEXT NOT NULL CHECK (kind IN ('decision', 'entry')), ref INTEGER NOT NULL, link TEXT NOT NULL,
     UNIQUE (kind, ref))`,
];
