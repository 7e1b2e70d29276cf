/** Reports that are written here: working copies, what is known of sources, old addresses, sections, tags and authors. Words as in 0001. */
export const newsroom: readonly string[] = [
  // The list of roles stands in the table's text: a longer one is another table.
  `CREATE TABLE site_role_next (
     account_id INTEGER NOT NULL REFERENCES account (id), site_id INTEGER NOT NULL,
     role TEXT NOT NULL CHECK (role IN ('reader', 'writer', 'moderator', 'editor', 'admin')),
     PRIMARY KEY (account_id, site_id)) KEYED`,
  `INSERT INTO site_role_next (account_id, site_id, role) SELECT account_id, site_id, role FROM site_role`,
  `DROP TABLE site_role`,
  `ALTER TABLE site_role_next RENAME TO site_role`,

  `ALTER TABLE report ADD COLUMN details TEXT`,
  `ALTER TABLE report ADD COLUMN unlisted INTEGER NOT NULL DEFAULT 0 CHECK (unlisted IN (0, 1))`,

  `CREATE INDEX report_corrected ON report (site_id, updated_at, story_id) WHERE corrections <> '[]'`,

  // No foreign key to a story: a draft has none before it is published, and nothing public can then tell of it.
  `CREATE TABLE report_draft (
     story_id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id), revision INTEGER NOT NULL,
     content TEXT NOT NULL, publish_at INTEGER, published_revision INTEGER,
     created_by INTEGER NOT NULL REFERENCES account (id), updated_by INTEGER NOT NULL REFERENCES account (id),
     created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL)`,
  `CREATE INDEX report_draft_by_site ON report_draft (site_id, updated_at, story_id)`,
  `CREATE INDEX report_draft_due ON report_draft (publish_at, story_id) WHERE publish_at IS NOT NULL`,
  `CREATE TABLE report_revision (
     story_id INTEGER NOT NULL REFERENCES report_draft (story_id), revision INTEGER NOT NULL, content TEXT NOT NULL,
     is_autosave INTEGER NOT NULL CHECK (is_autosave IN (0, 1)), saved_by INTEGER NOT NULL REFERENCES account (id),
     saved_at INTEGER NOT NULL, PRIMARY KEY (story_id, revision))`,
  `CREATE TABLE report_log (
     id AUTO, story_id INTEGER NOT NULL, site_id INTEGER NOT NULL, act TEXT NOT NULL, account_id INTEGER NOT NULL,
     at INTEGER NOT NULL, detail TEXT NOT NULL, reason TEXT NOT NULL)`,
  `CREATE INDEX report_log_by_story ON report_log (story_id, id)`,

  `CREATE TABLE news_source (
     site_id INTEGER NOT NULL REFERENCES site (id), name_key TEXT NOT NULL, name TEXT NOT NULL, kind TEXT,
     side TEXT NOT NULL, note TEXT NOT NULL, updated_at INTEGER NOT NULL, PRIMARY KEY (site_id, name_key)) KEYED`,

  `CREATE TABLE report_slug (
     site_id INTEGER NOT NULL REFERENCES site (id), month TEXT NOT NULL, slug TEXT NOT NULL,
     story_id INTEGER NOT NULL REFERENCES report (story_id), PRIMARY KEY (site_id, month, slug)) KEYED`,
  `CREATE INDEX report_slug_by_story ON report_slug (story_id)`,

  // Only of reports that stand in lists; rebuilt with every change of one.
  `CREATE TABLE report_term (
     site_id INTEGER NOT NULL REFERENCES site (id), kind TEXT NOT NULL CHECK (kind IN ('section', 'tag', 'author')),
     slug TEXT NOT NULL, placed_at INTEGER NOT NULL, story_id INTEGER NOT NULL REFERENCES report (story_id),
     name TEXT NOT NULL, PRIMARY KEY (site_id, kind, slug, placed_at, story_id)) KEYED`,
  `CREATE INDEX report_term_by_story ON report_term (story_id)`,
];
