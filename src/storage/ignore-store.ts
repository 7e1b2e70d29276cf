/** The part of the storage interface that is about whom readers do not want to read: see `store.ts` for its rules. */
import type { AuthorKind } from '../core/comment.js';
import type { AccountId, SiteId } from '../core/ids.js';

/** Guests and authors of imports have no more than their names, so a kind and a name are who is meant. */
export interface IgnoredAuthor {
  readonly id: number;
  readonly siteId: SiteId;
  readonly kind: AuthorKind;
  /** As it stood on the comment. */
  readonly name: string;
  /** What the account is called now; null for everybody else. */
  readonly presentName: string | null;
  readonly createdAt: number;
}

export interface IgnoreReads {
  /** Of one site or of all, the newest first. */
  ignoredBy(input: { accountId: AccountId; siteId?: SiteId }): Promise<readonly IgnoredAuthor[]>;
}

export interface IgnoreWrites {
  /** Once for each author; of more than `most` of a reader on a site the oldest go. */
  ignoreAuthor(input: {
    id: number;
    accountId: AccountId;
    siteId: SiteId;
    author: { kind: AuthorKind; name: string; accountId: AccountId | null };
    now: number;
    most: number;
  }): Promise<void>;
  /** Takes back what the same reader has ignored, by that account's or author's every name. */
  endIgnoring(input: {
    accountId: AccountId;
    siteId: SiteId;
    of: { id: number } | { kind: AuthorKind; name: string; accountId: AccountId | null };
  }): Promise<void>;
}
