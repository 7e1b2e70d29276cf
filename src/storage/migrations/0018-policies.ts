/**
 * The rules of places: the whole installation (site 0), sections and stories. A site's own stand in its settings. `policy_version` keeps what
 * every place was set to and by whom, and is only added to. place: '' for a site or the installation, 'section:politics', 'story:17'.
 * A policy is JSON; 'null' follows the place above. Words as in 0001.
 */
export const policies: readonly string[] = [
  `CREATE TABLE policy_place (
     site_id INTEGER NOT NULL, place TEXT NOT NULL, version INTEGER NOT NULL, policy TEXT NOT NULL,
     PRIMARY KEY (site_id, place)) KEYED`,
  `CREATE TABLE policy_version (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL, place TEXT NOT NULL, version INTEGER NOT NULL, policy TEXT NOT NULL,
     actor_id INTEGER, created_at INTEGER NOT NULL)`,
  `CREATE UNIQUE INDEX policy_version_by_place ON policy_version (site_id, place, version)`,
];
