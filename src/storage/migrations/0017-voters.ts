/** How many of one network have voted on a comment: the bound for guests, who are known by a secret that they can lose. Words as in 0001. */
export const voters: readonly string[] = [
  // Salted for each comment, so that two votes cannot be joined; null for whoever has signed in.
  `ALTER TABLE vote ADD COLUMN network_hash TEXT`,
  `CREATE INDEX vote_by_network ON vote (comment_id, network_hash) WHERE network_hash IS NOT NULL`,
];
