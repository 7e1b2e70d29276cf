/** Who people are beside their address: identities elsewhere, passkeys, second factors, codes, claims. Words as in 0001. */
export const identity: readonly string[] = [
  // How a session began, when its second factor was shown, and the grant of a page on another site that it serves.
  `ALTER TABLE session ADD COLUMN method TEXT`,
  `ALTER TABLE session ADD COLUMN verified_at INTEGER`,
  `ALTER TABLE session ADD COLUMN grant_id INTEGER`,
  `CREATE INDEX session_by_grant ON session (grant_id) WHERE grant_id IS NOT NULL`,

  `CREATE TABLE account_identity (
     issuer TEXT NOT NULL, subject TEXT NOT NULL, account_id INTEGER NOT NULL REFERENCES account (id),
     created_at INTEGER NOT NULL, PRIMARY KEY (issuer, subject)) KEYED`,
  `CREATE INDEX account_identity_by_account ON account_identity (account_id)`,

  `CREATE TABLE passkey (
     credential_id TEXT PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES account (id), rp_id TEXT NOT NULL,
     public_key BYTES NOT NULL, counter INTEGER NOT NULL, transports TEXT NOT NULL, name TEXT NOT NULL,
     created_at INTEGER NOT NULL, used_at INTEGER) KEYED`,
  `CREATE INDEX passkey_by_account ON passkey (account_id)`,

  // The secret is sealed; last_step is the newest time step that was used up, so that a code works once.
  `CREATE TABLE account_totp (
     account_id INTEGER PRIMARY KEY REFERENCES account (id), secret TEXT NOT NULL, confirmed_at INTEGER,
     last_step INTEGER NOT NULL, failures INTEGER NOT NULL)`,

  `CREATE TABLE sign_in_code (
     nonce_hash TEXT PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id), email TEXT NOT NULL, code_hash TEXT NOT NULL,
     tries INTEGER NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER) KEYED`,
  `CREATE INDEX sign_in_code_by_email ON sign_in_code (email, created_at)`,
  `CREATE INDEX sign_in_code_by_age ON sign_in_code (created_at)`,

  // What a browser began and must end itself: a passkey ceremony, a visit to a provider, a code for another page.
  `CREATE TABLE sign_in_attempt (
     token_hash TEXT PRIMARY KEY, kind TEXT NOT NULL, payload TEXT NOT NULL, expires_at INTEGER NOT NULL) KEYED`,
  `CREATE INDEX sign_in_attempt_by_end ON sign_in_attempt (expires_at)`,
  `CREATE TABLE used_token (
     issuer TEXT NOT NULL, token_id TEXT NOT NULL, expires_at INTEGER NOT NULL, PRIMARY KEY (issuer, token_id)) KEYED`,
  `CREATE INDEX used_token_by_end ON used_token (expires_at)`,

  // A page on another site that may act for a reader: bound to its origin and to a key that its browser holds.
  `CREATE TABLE page_grant (
     id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES account (id), site_id INTEGER NOT NULL REFERENCES site (id),
     origin TEXT NOT NULL, public_key TEXT NOT NULL, refresh_hash TEXT NOT NULL, spent_hash TEXT,
     created_at INTEGER NOT NULL, refreshed_at INTEGER NOT NULL, expires_at INTEGER NOT NULL)`,
  `CREATE UNIQUE INDEX page_grant_by_refresh ON page_grant (refresh_hash)`,
  `CREATE INDEX page_grant_by_spent ON page_grant (spent_hash) WHERE spent_hash IS NOT NULL`,
  `CREATE INDEX page_grant_by_account ON page_grant (account_id)`,

  `CREATE TABLE ghost_claim (
     id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL REFERENCES site (id), account_id INTEGER NOT NULL REFERENCES account (id),
     email TEXT NOT NULL, comments INTEGER NOT NULL, created_at INTEGER NOT NULL, decided_at INTEGER,
     decided_by INTEGER REFERENCES account (id), granted INTEGER CHECK (granted IN (0, 1)), UNIQUE (site_id, account_id))`,
  `CREATE INDEX ghost_claim_open ON ghost_claim (site_id, created_at, id) WHERE decided_at IS NULL`,
  `CREATE INDEX ghost_claim_by_account ON ghost_claim (account_id)`,
];
