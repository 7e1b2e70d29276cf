/** The part of the storage interface that is about who people are: see `store.ts` for its rules. */

import type { Account } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import type { AccountId, SiteId } from '../core/ids.js';
import type { ActEntry } from './moderation-store.js';
import type { Position } from './stored.js';

/** A key that a device holds for a person; only its public half is here. */
export interface Passkey {
  /** base64url, as the device gives it. */
  readonly credentialId: string;
  readonly accountId: AccountId;
  /** The host that it works on. */
  readonly rpId: string;
  /** COSE. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: readonly string[];
  /** What its owner calls it. */
  readonly name: string;
  readonly createdAt: number;
  readonly usedAt: number | null;
}

/** A second factor that shows six digits (RFC 6238). */
export interface Totp {
  /** Sealed. */
  readonly secret: string;
  /** Null until the first right code. */
  readonly confirmedAt: number | null;
  /** The newest time step whose code was used. */
  readonly lastStep: number;
  /** Wrong codes since the last right one. */
  readonly failures: number;
}

/** Who somebody is to an issuer: a newsroom or an identity provider. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly createdAt: number;
}

export type AttemptKind = 'passkey' | 'provider' | 'page-code';

export interface PageGrant {
  readonly id: number;
  readonly accountId: AccountId;
  readonly siteId: SiteId;
  readonly origin: string;
  /** JWK as JSON. */
  readonly publicKey: string;
  readonly expiresAt: number;
}

/** A reader says that comments of an import are theirs. */
export interface GhostClaim {
  readonly id: number;
  readonly siteId: SiteId;
  readonly accountId: AccountId;
  /** Proven by the reader when they asked. */
  readonly email: string;
  /** How many comments it was about then. */
  readonly comments: number;
  readonly createdAt: number;
  readonly decidedAt: number | null;
  readonly granted: boolean | null;
}

export interface SessionLine {
  readonly kind: 'console' | 'reader';
  readonly method: string | null;
  readonly createdAt: number;
  readonly seenAt: number;
  readonly expiresAt: number;
}

export interface IdentityReads {
  /** The hash is null for an account without a password; undefined when there is no account. */
  passwordOf(input: { accountId: AccountId }): Promise<string | null | undefined>;
  identitiesOf(input: { accountId: AccountId }): Promise<readonly Identity[]>;
  passkeyById(input: { credentialId: string }): Promise<Passkey | undefined>;
  /** Oldest first. */
  passkeysOf(input: { accountId: AccountId }): Promise<readonly Passkey[]>;
  totpOf(input: { accountId: AccountId }): Promise<Totp | undefined>;
  /** Newest first; those of pages on other sites included. */
  sessionsOf(input: { accountId: AccountId; now: number }): Promise<readonly SessionLine[]>;
  grantByRefresh(input: { refreshHash: string }): Promise<(PageGrant & { isSpent: boolean }) | undefined>;
  /** Published answers by others to an account's newest 500 comments on a site, the newest first. */
  repliesTo(input: { accountId: AccountId; siteId: SiteId; limit: number }): Promise<readonly Comment[]>;
  /** Imported comments on a site that came with this address: how many, and up to ten of the names above them. */
  ghostComments(input: {
    siteId: SiteId;
    email: string;
  }): Promise<{ readonly count: number; readonly names: readonly string[] }>;
  claimById(input: { id: number }): Promise<GhostClaim | undefined>;
  /** Undecided ones, the oldest first. */
  openClaims(input: {
    siteIds: readonly SiteId[];
    limit: number;
    after?: Position;
  }): Promise<readonly GhostClaim[]>;
  claimsOf(input: { accountId: AccountId }): Promise<readonly GhostClaim[]>;
}

export interface IdentityWrites {
  /** Keeps a code that is being mailed; false when this address was sent `most` since `since`. */
  createSignInCode(input: {
    nonceHash: string;
    siteId: SiteId;
    email: string;
    codeHash: string;
    now: number;
    expiresAt: number;
    since: number;
    most: number;
  }): Promise<boolean>;
  /** Uses a code up, or counts a wrong one; `over` when there is none any more. */
  redeemSignInCode(input: {
    nonceHash: string;
    codeHash: string;
    now: number;
    mostTries: number;
  }): Promise<{ readonly kind: 'right'; readonly email: string } | { readonly kind: 'wrong' | 'over' }>;
  /** The account with the address, made if there is none. */
  accountForEmail(input: { account: Account & { readonly email: string } }): Promise<Account>;
  /**
   * The account behind an identity. A new one is linked to the account with `linkEmail`, unless staff; else `account` is
   * made, with `linkEmail` if it is free. A known one gets the `name`, if one is given. `token` is used up: undefined when it was before.
   */
  accountForIdentity(input: {
    issuer: string;
    subject: string;
    account: Omit<Account, 'email'>;
    linkEmail: string | null;
    name: string | null;
    token: { readonly id: string; readonly expiresAt: number } | null;
  }): Promise<Account | undefined>;
  renameAccount(input: { accountId: AccountId; name: string }): Promise<void>;

  createPasskey(input: Omit<Passkey, 'usedAt'>): Promise<void>;
  usePasskey(input: { credentialId: string; counter: number; now: number }): Promise<void>;
  /** False when the account has no such passkey. */
  deletePasskey(input: { accountId: AccountId; credentialId: string }): Promise<boolean>;
  /** Begins a second factor, in place of the one before. */
  startTotp(input: { accountId: AccountId; secret: string }): Promise<void>;
  /** Uses a step up and confirms the factor; false when the step, or a later one, was used before. */
  useTotpStep(input: { accountId: AccountId; step: number; now: number }): Promise<boolean>;
  failTotp(input: { accountId: AccountId }): Promise<void>;
  deleteTotp(input: { accountId: AccountId }): Promise<void>;

  /** The second factor of a session was shown. */
  verifySession(input: { tokenHash: string; now: number }): Promise<void>;
  /** Gives a session another token; the old one works until `graceUntil`. False when that happened already. */
  rotateSession(input: {
    tokenHash: string;
    nextHash: string;
    now: number;
    expiresAt: number;
    graceUntil: number;
  }): Promise<boolean>;
  endOtherSessions(input: { accountId: AccountId; tokenHash: string }): Promise<void>;

  startAttempt(input: {
    tokenHash: string;
    kind: AttemptKind;
    payload: string;
    expiresAt: number;
  }): Promise<void>;
  /** Ends an attempt; gives its payload once. */
  takeAttempt(input: { tokenHash: string; kind: AttemptKind; now: number }): Promise<string | undefined>;

  createGrant(input: PageGrant & { refreshHash: string; now: number }): Promise<void>;
  /** Puts `nextHash` in the place of a grant's token; false when that happened already. */
  refreshGrant(input: { id: number; refreshHash: string; nextHash: string; now: number }): Promise<boolean>;
  /** Ends a grant and its sessions. */
  endGrant(input: { id: number }): Promise<void>;

  /** False when the account has claimed on this site before. */
  createClaim(input: Omit<GhostClaim, 'decidedAt' | 'granted'>): Promise<boolean>;
  /** Granted, the imported comments with the claim's address become the account's. Refuses already_decided. */
  decideClaim(input: {
    id: number;
    by: AccountId;
    granted: boolean;
    now: number;
    entry?: ActEntry;
  }): Promise<{ readonly comments: number }>;

  /** As `erasePerson`, by account. */
  eraseAccount(input: { accountId: AccountId; now: number }): Promise<{ comments: number }>;
}
