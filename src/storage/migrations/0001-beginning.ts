/**
 * One text for both databases. INTEGER becomes BIGINT on PostgreSQL; `AUTO` is a key that the database counts up;
 * BYTES is BLOB or BYTEA; each table is STRICT on SQLite, and WITHOUT ROWID where it ends in KEYED: small rows that are
 * found by their primary key. Times are Unix milliseconds; JSON is text.
 */
export const beginning: readonly string[] = [
  `CREATE TABLE installation (name TEXT PRIMARY KEY, value TEXT NOT NULL) KEYED`,

  `CREATE TABLE site (
     id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, language TEXT NOT NULL, timezone TEXT NOT NULL,
     settings TEXT NOT NULL, created_at INTEGER NOT NULL)`,
  `CREATE TABLE site_host (host TEXT PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id)) KEYED`,
  `CREATE INDEX site_host_by_site ON site_host (site_id)`,

  `CREATE TABLE story (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id), story_key TEXT, url TEXT, title TEXT NOT NULL,
     language TEXT, mode TEXT CHECK (mode IN ('publish-first', 'hold-first')), created_at INTEGER NOT NULL,
     closed_at INTEGER, closed_reason TEXT, version INTEGER NOT NULL DEFAULT 1,
     total INTEGER NOT NULL DEFAULT 0 CHECK (total >= 0), report_path TEXT)`,
  `CREATE UNIQUE INDEX story_by_key ON story (site_id, story_key) WHERE story_key IS NOT NULL`,
  `CREATE INDEX story_by_site ON story (site_id, created_at, id)`,
  `CREATE TABLE story_url (
     site_id INTEGER NOT NULL REFERENCES site (id), url_key TEXT NOT NULL, url TEXT NOT NULL,
     story_id INTEGER NOT NULL REFERENCES story (id), PRIMARY KEY (site_id, url_key)) KEYED`,
  `CREATE INDEX story_url_by_story ON story_url (story_id)`,

  `CREATE TABLE report (
     story_id INTEGER PRIMARY KEY REFERENCES story (id), site_id INTEGER NOT NULL REFERENCES site (id), slug TEXT NOT NULL,
     month TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('draft', 'published', 'withdrawn')),
     published_at INTEGER, placed_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
     headline TEXT NOT NULL, summary TEXT NOT NULL, byline TEXT NOT NULL, body TEXT NOT NULL, source TEXT NOT NULL,
     claims TEXT NOT NULL, corrections TEXT NOT NULL, map TEXT, map_words TEXT, UNIQUE (site_id, month, slug))`,
  `CREATE INDEX report_published ON report (site_id, placed_at, story_id) WHERE status = 'published'`,
  `CREATE INDEX report_by_month ON report (site_id, month, placed_at, story_id) WHERE status = 'published'`,
  `CREATE TABLE report_asset (
     story_id INTEGER NOT NULL REFERENCES report (story_id), name TEXT NOT NULL, content_type TEXT NOT NULL,
     content BYTES NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (story_id, name))`,

  `CREATE TABLE account (
     id INTEGER PRIMARY KEY, email TEXT UNIQUE, name TEXT NOT NULL, password_hash TEXT, created_at INTEGER NOT NULL,
     disabled_at INTEGER)`,
  // Site 0 stands for the whole installation: a nullable column could not be part of the key on both databases.
  `CREATE TABLE site_role (
     account_id INTEGER NOT NULL REFERENCES account (id), site_id INTEGER NOT NULL,
     role TEXT NOT NULL CHECK (role IN ('reader', 'moderator', 'editor', 'admin')), PRIMARY KEY (account_id, site_id)) KEYED`,
  `CREATE TABLE sign_in_link (
     token_hash TEXT PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES account (id), expires_at INTEGER NOT NULL,
     used_at INTEGER) KEYED`,
  `CREATE TABLE session (
     token_hash TEXT PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES account (id),
     kind TEXT NOT NULL CHECK (kind IN ('console', 'reader')), created_at INTEGER NOT NULL, seen_at INTEGER NOT NULL,
     expires_at INTEGER NOT NULL) KEYED`,
  `CREATE INDEX session_by_account ON session (account_id)`,

  `CREATE TABLE ghost (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id), system TEXT NOT NULL, instance TEXT NOT NULL,
     source_id TEXT NOT NULL, name TEXT NOT NULL, website TEXT, UNIQUE (site_id, system, instance, source_id))`,

  `CREATE TABLE comment (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id), story_id INTEGER NOT NULL REFERENCES story (id),
     parent_id INTEGER REFERENCES comment (id), root_id INTEGER NOT NULL REFERENCES comment (id),
     depth INTEGER NOT NULL CHECK (depth >= 1), seq INTEGER NOT NULL, kind TEXT NOT NULL,
     status TEXT NOT NULL CHECK (status IN ('published', 'held', 'rejected', 'removed', 'deleted')),
     listed INTEGER NOT NULL CHECK (listed IN (0, 1)), listed_children INTEGER NOT NULL DEFAULT 0 CHECK (listed_children >= 0),
     reply_total INTEGER NOT NULL DEFAULT 0 CHECK (reply_total >= 0),
     created_at INTEGER, created_local TEXT, placed_at INTEGER NOT NULL, edited_at INTEGER, revision INTEGER NOT NULL,
     author_kind TEXT NOT NULL CHECK (author_kind IN ('guest', 'account', 'ghost')), author_name TEXT NOT NULL,
     author_website TEXT, account_id INTEGER REFERENCES account (id), ghost_id INTEGER REFERENCES ghost (id), guest_hash TEXT,
     is_staff INTEGER NOT NULL DEFAULT 0, body TEXT NOT NULL, source TEXT NOT NULL, source_format TEXT NOT NULL,
     up INTEGER NOT NULL DEFAULT 0 CHECK (up >= 0), down INTEGER NOT NULL DEFAULT 0 CHECK (down >= 0),
     score INTEGER NOT NULL DEFAULT 0, open_flags INTEGER NOT NULL DEFAULT 0 CHECK (open_flags >= 0), pinned_at INTEGER,
     source_status TEXT, fingerprint INTEGER, meta TEXT)`,
  // One index per order of roots. The partial conditions stand word for word in the statements that use them.
  `CREATE INDEX root_by_time ON comment (story_id, placed_at, id) WHERE parent_id IS NULL AND listed = 1`,
  `CREATE INDEX root_by_score ON comment (story_id, score, id) WHERE parent_id IS NULL AND listed = 1`,
  `CREATE INDEX root_by_replies ON comment (story_id, reply_total, id) WHERE parent_id IS NULL AND listed = 1`,
  `CREATE INDEX reply_in_conversation ON comment (root_id, seq, id) WHERE parent_id IS NOT NULL AND listed = 1`,
  // Not partial on listed: it also serves the foreign key and the search for children whatever their status.
  `CREATE INDEX reply_by_parent ON comment (parent_id, seq, id) WHERE parent_id IS NOT NULL`,
  // By seq and not by id: ordered by the bare primary key, PostgreSQL may walk that key through everybody's comments.
  `CREATE INDEX comment_by_story ON comment (story_id, seq, id)`,
  `CREATE INDEX comment_by_site ON comment (site_id, id)`,
  `CREATE INDEX comment_held ON comment (site_id, placed_at, id) WHERE status = 'held' AND kind = 'comment'`,
  `CREATE INDEX comment_flagged ON comment (site_id, placed_at, id) WHERE open_flags > 0 AND status = 'published'`,
  `CREATE INDEX comment_by_account ON comment (account_id, site_id, placed_at, id) WHERE account_id IS NOT NULL`,
  `CREATE INDEX comment_by_guest ON comment (guest_hash, site_id, placed_at, id) WHERE guest_hash IS NOT NULL`,
  `CREATE INDEX comment_by_ghost ON comment (ghost_id, id) WHERE ghost_id IS NOT NULL`,

  `CREATE TABLE comment_revision (
     comment_id INTEGER NOT NULL REFERENCES comment (id), revision INTEGER NOT NULL, source TEXT NOT NULL,
     source_format TEXT NOT NULL, body TEXT NOT NULL, created_at INTEGER NOT NULL, PRIMARY KEY (comment_id, revision))`,
  // Apart from the comment, so that a read of a thread cannot leak it and forgetting it is one delete.
  `CREATE TABLE comment_private (
     comment_id INTEGER PRIMARY KEY REFERENCES comment (id), site_id INTEGER NOT NULL, email TEXT, address_hash TEXT,
     created_at INTEGER NOT NULL)`,
  `CREATE INDEX comment_private_by_address ON comment_private (site_id, address_hash, created_at) WHERE address_hash IS NOT NULL`,
  `CREATE INDEX comment_private_by_age ON comment_private (created_at) WHERE address_hash IS NOT NULL`,
  `CREATE INDEX comment_private_by_email ON comment_private (email) WHERE email IS NOT NULL`,

  `CREATE TABLE flag (
     id INTEGER PRIMARY KEY, comment_id INTEGER NOT NULL REFERENCES comment (id), site_id INTEGER NOT NULL REFERENCES site (id),
     revision INTEGER NOT NULL, reporter_hash TEXT NOT NULL, reason TEXT NOT NULL, text TEXT, created_at INTEGER NOT NULL,
     resolved_at INTEGER, UNIQUE (comment_id, reporter_hash))`,
  `CREATE TABLE vote (
     comment_id INTEGER NOT NULL REFERENCES comment (id), voter_hash TEXT NOT NULL, value INTEGER NOT NULL CHECK (value IN (-1, 1)),
     created_at INTEGER NOT NULL, PRIMARY KEY (comment_id, voter_hash)) KEYED`,

  // Log tables carry no foreign key to a comment: a merge or an erasure never rewrites history.
  `CREATE TABLE decision (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id), story_id INTEGER NOT NULL, comment_id INTEGER NOT NULL,
     revision INTEGER NOT NULL, actor_kind TEXT NOT NULL CHECK (actor_kind IN ('policy', 'account', 'author', 'import', 'system')),
     actor_id INTEGER, outcome TEXT NOT NULL, rule TEXT, reason TEXT, policy_version TEXT, evidence TEXT NOT NULL,
     matched TEXT NOT NULL, status_before TEXT, status_after TEXT NOT NULL, undoes INTEGER, created_at INTEGER NOT NULL)`,
  `CREATE INDEX decision_by_comment ON decision (comment_id, id)`,
  `CREATE INDEX decision_by_people ON decision (site_id, created_at, id) WHERE actor_kind = 'account'`,

  `CREATE TABLE event (
     id AUTO, site_id INTEGER NOT NULL, story_id INTEGER NOT NULL, comment_id INTEGER, kind TEXT NOT NULL, at INTEGER NOT NULL)`,
  `CREATE INDEX event_by_story ON event (story_id, id)`,
  `CREATE TABLE outbox (
     id AUTO, kind TEXT NOT NULL, payload TEXT NOT NULL, due_at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
     done_at INTEGER, created_at INTEGER NOT NULL)`,
  `CREATE INDEX outbox_due ON outbox (due_at, id) WHERE done_at IS NULL`,

  `CREATE TABLE idempotency (
     scope TEXT NOT NULL, idem_key TEXT NOT NULL, digest TEXT NOT NULL, status INTEGER NOT NULL, response TEXT NOT NULL,
     comment_id INTEGER NOT NULL, created_at INTEGER NOT NULL, PRIMARY KEY (scope, idem_key)) KEYED`,
  `CREATE INDEX idempotency_by_age ON idempotency (created_at)`,

  `CREATE TABLE import_run (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id), format TEXT NOT NULL, state TEXT NOT NULL,
     started_at INTEGER NOT NULL, finished_at INTEGER, ledger TEXT)`,
  `CREATE TABLE import_ref (
     site_id INTEGER NOT NULL, system TEXT NOT NULL, instance TEXT NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('thread', 'comment')), source_id TEXT NOT NULL, target_id INTEGER NOT NULL,
     digest TEXT NOT NULL, run_id INTEGER NOT NULL, PRIMARY KEY (site_id, system, instance, kind, source_id)) KEYED`,
  `CREATE INDEX import_ref_by_target ON import_ref (kind, target_id)`,
];
