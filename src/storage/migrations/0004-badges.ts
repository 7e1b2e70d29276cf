/** What a site says of an author beside the name, and the grants that it comes from. Words as in 0001. */
export const badges: readonly string[] = [
  `ALTER TABLE comment ADD COLUMN badges TEXT`,
  `UPDATE comment SET badges = 'staff' WHERE is_staff = 1`,
  // Story 0 stands for the whole site: a nullable column could not be part of the key on both databases.
  `CREATE TABLE standing (
     account_id INTEGER NOT NULL REFERENCES account (id), site_id INTEGER NOT NULL REFERENCES site (id),
     story_id INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('trusted', 'expert', 'author')),
     created_at INTEGER NOT NULL, PRIMARY KEY (account_id, site_id, story_id, kind)) KEYED`,
  `CREATE INDEX standing_by_story ON standing (site_id, story_id)`,
];
