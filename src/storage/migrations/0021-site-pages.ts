/** Pages that are no reports: who a newsroom is, how it works. Words as in 0001. */
export const sitePages: readonly string[] = [
  `CREATE TABLE site_page (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id), slug TEXT NOT NULL, title TEXT NOT NULL,
     source TEXT NOT NULL, kind TEXT NOT NULL, position INTEGER NOT NULL,
     is_public INTEGER NOT NULL CHECK (is_public IN (0, 1)), revision INTEGER NOT NULL, updated_at INTEGER NOT NULL,
     updated_by INTEGER NOT NULL REFERENCES account (id))`,
  `CREATE UNIQUE INDEX site_page_address ON site_page (site_id, slug)`,
];
