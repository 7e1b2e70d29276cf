/**
 * Who is told of what, and everything that is waiting to leave. Words as in 0001. The outbox of 0001 was never written to;
 * the one here knows whose site a row is and who works on it.
 */
export const following: readonly string[] = [
  `DROP TABLE outbox`,
  // A row is due at `due_at`; taking it moves that to the end of the lease. `attempts` tells takers apart.
  `CREATE TABLE outbox (
     id AUTO, site_id INTEGER NOT NULL REFERENCES site (id), lane TEXT NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL,
     dedup TEXT, due_at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL,
     failed_at INTEGER, problem TEXT)`,
  `CREATE INDEX outbox_due ON outbox (lane, due_at, id) WHERE failed_at IS NULL`,
  `CREATE UNIQUE INDEX outbox_once ON outbox (dedup) WHERE dedup IS NOT NULL AND failed_at IS NULL`,
  `CREATE INDEX outbox_failed ON outbox (failed_at) WHERE failed_at IS NOT NULL`,
  `CREATE INDEX outbox_by_site ON outbox (site_id)`,

  // A person on a site who is mailed: an account, or a guest by address.
  `CREATE TABLE follower (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id), account_id INTEGER REFERENCES account (id),
     email TEXT, rhythm TEXT NOT NULL CHECK (rhythm IN ('instant', 'daily')), created_at INTEGER NOT NULL,
     blocked_at INTEGER)`,
  `CREATE UNIQUE INDEX follower_by_account ON follower (account_id, site_id) WHERE account_id IS NOT NULL`,
  `CREATE UNIQUE INDEX follower_by_email ON follower (email, site_id) WHERE email IS NOT NULL`,
  // target: a story of kind thread, a comment of kind replies, an account of kind answers (to whatever it wrote).
  `CREATE TABLE subscription (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id), follower_id INTEGER NOT NULL REFERENCES follower (id),
     kind TEXT NOT NULL CHECK (kind IN ('answers', 'replies', 'thread')), target INTEGER NOT NULL, guest_hash TEXT,
     created_at INTEGER NOT NULL, asked_at INTEGER, confirmed_at INTEGER)`,
  `CREATE UNIQUE INDEX subscription_once ON subscription (follower_id, kind, target)`,
  `CREATE INDEX subscription_by_target ON subscription (kind, target, follower_id)`,
  `CREATE INDEX subscription_asked ON subscription (created_at) WHERE confirmed_at IS NULL`,
  // What a follower is to be told with the next mail.
  `CREATE TABLE follow_item (
     follower_id INTEGER NOT NULL REFERENCES follower (id), comment_id INTEGER NOT NULL, site_id INTEGER NOT NULL,
     subscription_id INTEGER NOT NULL, created_at INTEGER NOT NULL, PRIMARY KEY (follower_id, comment_id)) KEYED`,
  `CREATE TABLE mail_count (
     id AUTO, site_id INTEGER NOT NULL REFERENCES site (id), address_hash TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL)`,
  `CREATE INDEX mail_count_by_address ON mail_count (address_hash, at)`,
  `CREATE INDEX mail_count_by_site ON mail_count (site_id, at)`,
  `CREATE INDEX mail_count_by_age ON mail_count (at)`,

  `CREATE TABLE notification (
     account_id INTEGER NOT NULL REFERENCES account (id), comment_id INTEGER NOT NULL, site_id INTEGER NOT NULL REFERENCES site (id),
     created_at INTEGER NOT NULL, read_at INTEGER, PRIMARY KEY (account_id, comment_id)) KEYED`,
  `CREATE INDEX notification_unread ON notification (account_id, site_id, created_at) WHERE read_at IS NULL`,
  `CREATE INDEX notification_by_age ON notification (created_at)`,
  `CREATE TABLE reply_feed (
     token_hash TEXT PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES account (id), site_id INTEGER NOT NULL REFERENCES site (id),
     created_at INTEGER NOT NULL) KEYED`,
  `CREATE UNIQUE INDEX reply_feed_by_account ON reply_feed (account_id, site_id)`,

  // The secret is sealed. kinds: a JSON list of event kinds.
  `CREATE TABLE webhook (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id), url TEXT NOT NULL, secret TEXT NOT NULL,
     kinds TEXT NOT NULL, created_at INTEGER NOT NULL, failing_since INTEGER, disabled_at INTEGER)`,
  `CREATE INDEX webhook_by_site ON webhook (site_id)`,
  `CREATE TABLE webhook_delivery (
     id AUTO, site_id INTEGER NOT NULL REFERENCES site (id), webhook_id INTEGER NOT NULL REFERENCES webhook (id),
     message_id TEXT NOT NULL, kind TEXT NOT NULL, attempt INTEGER NOT NULL, status INTEGER, took INTEGER NOT NULL,
     problem TEXT, at INTEGER NOT NULL)`,
  `CREATE INDEX webhook_delivery_by_hook ON webhook_delivery (webhook_id, id)`,
  `CREATE INDEX webhook_delivery_by_age ON webhook_delivery (at)`,
];
