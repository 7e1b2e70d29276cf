/** The part of the storage interface that is about accounts, what they may do, and their sessions: see `store.ts` for its rules. */
import type { Account, Role, SiteRole } from '../core/account.js';
import type { Standing, Standings } from '../core/badge.js';
import type { AccountId, SiteId, StoryId } from '../core/ids.js';
import type { ActEntry } from './moderation-store.js';
import type { Granted, Session, Staff } from './stored.js';

export interface AccountReads {
  accountById(input: { id: AccountId }): Promise<Account | undefined>;
  accountByEmail(input: {
    email: string;
  }): Promise<{ account: Account; passwordHash: string | null } | undefined>;
  /** Addresses of people in their order, from behind `after`: of accounts, comments, followers and reports of illegal content. */
  knownEmails(input: { after: string; limit: number }): Promise<readonly string[]>;
  rolesOf(input: { accountId: AccountId }): Promise<readonly SiteRole[]>;
  /** Who has a role above reader on a site, by a role of every site as well; at most 500. */
  staffOn(input: { siteId: SiteId }): Promise<readonly Staff[]>;
  hasStaff(input: Record<never, never>): Promise<boolean>;
  /** What a person is under a story by grants, those for the whole site included. */
  standingsOf(input: { accountId: AccountId; siteId: SiteId; storyId: StoryId }): Promise<Standings>;
  /** Grants for one story, or with null for a whole site; the oldest first. */
  standingsOn(input: { siteId: SiteId; storyId: StoryId | null }): Promise<readonly Granted[]>;
  sessionByToken(input: {
    tokenHash: string;
    kind: Session['kind'];
    now: number;
  }): Promise<Session | undefined>;
}

export interface AccountWrites {
  createAccount(input: { account: Account; passwordHash: string | null }): Promise<void>;
  /** What readers see where this member of staff writes; null: the account's name. Refuses not_found. */
  setPublicName(input: { accountId: AccountId; publicName: string | null }): Promise<void>;
  setPassword(input: { accountId: AccountId; passwordHash: string }): Promise<void>;
  /**
   * `role` null takes it away; `sections` (slugs) limit a moderator of one site to them, null or absent is all of it. Ends no
   * session: roles are read with every request. `entry`: the line of the log, `by` null for whoever runs the server.
   */
  setRole(input: {
    accountId: AccountId;
    siteId: SiteId | null;
    role: Role | null;
    sections?: readonly string[] | null;
    entry?: { readonly id: number; readonly by: AccountId | null; readonly now: number };
  }): Promise<void>;
  /** Grants or takes; comments that the person wrote before carry the badge from then on, or no more. */
  setStanding(input: {
    accountId: AccountId;
    siteId: SiteId;
    /** Null: the whole site. */
    storyId: StoryId | null;
    kind: Standing;
    holds: boolean;
    now: number;
    entry?: ActEntry;
  }): Promise<void>;
  createSignInLink(input: { tokenHash: string; accountId: AccountId; expiresAt: number }): Promise<void>;
  /** Uses the link up; undefined when it is unknown, used or over. */
  redeemSignInLink(input: { tokenHash: string; now: number }): Promise<AccountId | undefined>;
  createSession(input: {
    tokenHash: string;
    accountId: AccountId;
    kind: Session['kind'];
    now: number;
    expiresAt: number;
    method?: string;
    verifiedAt?: number;
    grantId?: number;
  }): Promise<void>;
  touchSession(input: { tokenHash: string; now: number }): Promise<void>;
  endSession(input: { tokenHash: string }): Promise<void>;
  endSessions(input: { accountId: AccountId }): Promise<void>;
}
