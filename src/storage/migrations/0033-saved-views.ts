/** What moderators look at again and again, under a name. `site_id` of a shared one: whose desk has it. Words as in 0001. */
export const savedViews: readonly string[] = [
  `CREATE TABLE saved_view (
     id INTEGER PRIMARY KEY, site_id INTEGER REFERENCES site (id), owner_id INTEGER REFERENCES account (id),
     name TEXT NOT NULL, page TEXT NOT NULL, asked TEXT NOT NULL, created_at INTEGER NOT NULL)`,
  `CREATE INDEX saved_view_by_owner ON saved_view (owner_id, id)`,
  `CREATE INDEX saved_view_by_site ON saved_view (site_id, id) WHERE site_id IS NOT NULL`,
];
