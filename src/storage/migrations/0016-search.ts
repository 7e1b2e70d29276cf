/**
 * What is searched: the words of comments and reports in their plain form (core/search-words), kept by each database's own
 * full-text index. `SEARCH` is such an index, whose key is the id of what it is about. What waits to be indexed is a row of its own, written
 * with the text and taken away with its index entry, so that a crash loses nothing. Words as in 0001.
 */
export const search: readonly string[] = [
  `CREATE TABLE search_pending (
     kind TEXT NOT NULL CHECK (kind IN ('comment', 'report')), id INTEGER NOT NULL, PRIMARY KEY (kind, id)) KEYED`,
  `SEARCH search_comment`,
  `SEARCH DETAILS search_comment`,
  `SEARCH search_report`,
  `SEARCH DETAILS search_report`,
  `INSERT INTO search_pending (kind, id) SELECT 'comment', id FROM comment`,
  `INSERT INTO search_pending (kind, id) SELECT 'report', story_id FROM report`,
];
