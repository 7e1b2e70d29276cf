/** Comments that the newsroom puts first, and those that it shows elsewhere. Words as in 0001. */
export const featured: readonly string[] = [
  `ALTER TABLE comment ADD COLUMN featured_at INTEGER`,
  `CREATE INDEX comment_pinned ON comment (story_id, pinned_at, id) WHERE pinned_at IS NOT NULL AND status = 'published'`,
  `CREATE INDEX comment_featured ON comment (site_id, featured_at, id) WHERE featured_at IS NOT NULL AND status = 'published'`,
  // Only what was written here, not what archives brought: see the index by fingerprint.
  `CREATE INDEX comment_latest ON comment (site_id, placed_at, id)
     WHERE fingerprint IS NOT NULL AND status = 'published' AND kind = 'comment'`,
];
