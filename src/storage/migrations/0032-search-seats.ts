/**
 * Indexed comments are numbered densely: an index keeps the differences of numbers, and the ids' differences take five times
 * the bytes. The words of a comment hold its days besides. Everything is indexed anew. Words as in 0001 and 0016.
 */
export const searchSeats: readonly string[] = [
  `CREATE TABLE search_seat (seat AUTO, comment_id INTEGER NOT NULL UNIQUE)`,
  `DROP TABLE search_comment`,
  `DROP TABLE search_report`,
  `SEARCH search_comment`,
  `SEARCH DETAILS search_comment`,
  `SEARCH search_report`,
  `SEARCH DETAILS search_report`,
  `INSERT INTO search_pending (kind, id) SELECT 'comment', id FROM comment WHERE TRUE ON CONFLICT DO NOTHING`,
  `INSERT INTO search_pending (kind, id) SELECT 'report', story_id FROM report WHERE TRUE ON CONFLICT DO NOTHING`,
];
