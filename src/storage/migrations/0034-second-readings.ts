/**
 * How probable a slower model finds it, in percent, that a comment that waits is toxic; NULL until it has been read a second time. Words as in
 * 0001.
 */
export const secondReadings: readonly string[] = [
  `ALTER TABLE waiting ADD COLUMN second INTEGER`,
  `CREATE INDEX waiting_unread_twice ON waiting (comment_id) WHERE second IS NULL`,
];
