/** By which name of a comment's author others are found that might be taken for it; null for archives. Words as in 0001. */
export const nameKeys: readonly string[] = [
  `ALTER TABLE comment ADD COLUMN name_key TEXT`,
  `CREATE INDEX comment_by_name ON comment (site_id, name_key, id) WHERE name_key IS NOT NULL`,
];
