/** What was told to authorities about threats to life (Article 18 of Regulation (EU) 2022/2065). Words as in 0001. */
export const crimeReports: readonly string[] = [
  `CREATE TABLE crime_report (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id), comment_id INTEGER NOT NULL,
     authority TEXT NOT NULL, facts TEXT NOT NULL, told_at INTEGER NOT NULL, created_at INTEGER NOT NULL,
     created_by INTEGER NOT NULL)`,
  `CREATE INDEX crime_report_by_site ON crime_report (site_id, created_at, id)`,
  `CREATE INDEX crime_report_by_comment ON crime_report (comment_id)`,
];
