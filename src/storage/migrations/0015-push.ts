/** Browsers that show a notice when their reader was answered. Words as in 0001. */
export const push: readonly string[] = [
  // The address is a secret between browser, push service and us; the two keys are the browser's, base64url.
  `CREATE TABLE push_subscription (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id), account_id INTEGER NOT NULL REFERENCES account (id),
     endpoint TEXT NOT NULL, p256dh TEXT NOT NULL, auth TEXT NOT NULL, created_at INTEGER NOT NULL)`,
  `CREATE UNIQUE INDEX push_subscription_by_endpoint ON push_subscription (endpoint)`,
  `CREATE INDEX push_subscription_by_account ON push_subscription (account_id, site_id, created_at)`,
];
