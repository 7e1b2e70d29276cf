/** The files of reports' photos, by the names that their addresses end with. Words as in 0001. */
export const photos: readonly string[] = [
  // No foreign key to a story: a draft has none before it is published.
  `CREATE TABLE photo_file (
     photo_id INTEGER NOT NULL, name TEXT NOT NULL, story_id INTEGER NOT NULL,
     site_id INTEGER NOT NULL REFERENCES site (id), content BYTES NOT NULL, digest TEXT NOT NULL,
     PRIMARY KEY (photo_id, name))`,
  `CREATE INDEX photo_file_by_story ON photo_file (story_id)`,
];
