/** How many of one network have complained of a comment: the bound for guests, who are known by a secret that they can lose. Words as in 0001. */
export const reporters: readonly string[] = [
  // Salted for each comment, so that two complaints cannot be joined; null for whoever has signed in, and for those of before.
  `ALTER TABLE flag ADD COLUMN network_hash TEXT`,
  `CREATE INDEX flag_by_network ON flag (comment_id, network_hash) WHERE network_hash IS NOT NULL`,
];
