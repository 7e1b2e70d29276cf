/** What may lose its words after a term. Words as in 0001. */
export const retention: readonly string[] = [
  `CREATE INDEX comment_retained ON comment (site_id, status, placed_at, id)
   WHERE status IN ('rejected', 'removed', 'deleted') AND source <> ''`,
];
