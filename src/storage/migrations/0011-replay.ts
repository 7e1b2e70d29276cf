/** What a policy decided from, so that another one can decide it again. Words as in 0001. */
export const replay: readonly string[] = [
  `CREATE TABLE decision_facts (decision_id INTEGER PRIMARY KEY, facts TEXT NOT NULL)`,
  `CREATE INDEX decision_by_policy ON decision (site_id, created_at, id) WHERE actor_kind = 'policy'`,
];
