/** The part of the storage interface that is about notices in browsers: see `store.ts` for its rules. */
import type { AccountId, SiteId } from '../core/ids.js';

/** A browser that shows a notice when its reader was answered on a site (Push API). */
export interface PushSubscription {
  readonly id: number;
  readonly siteId: SiteId;
  readonly accountId: AccountId;
  /** Where its push service takes messages for it. Whoever knows it can be told apart, so nobody else is shown it. */
  readonly endpoint: string;
  /** The browser's key on P-256, a point of 65 bytes, base64url. */
  readonly p256dh: string;
  /** What the browser and we alone know: 16 bytes, base64url. */
  readonly auth: string;
  readonly createdAt: number;
}

export interface PushReads {
  pushById(input: { id: number }): Promise<PushSubscription | undefined>;
  /** Of every site, the oldest first. */
  pushesOf(input: { accountId: AccountId }): Promise<readonly PushSubscription[]>;
}

export interface PushWrites {
  /**
   * Keeps it in place of one with the same endpoint, whoever's; it ends with the session it was made in. Of more than `most` of an account on a site the oldest
   * go.
   */
  addPush(input: PushSubscription & { most: number; sessionHash?: string | null }): Promise<void>;
  /** False when the account has none with this endpoint. */
  removePush(input: { accountId: AccountId; endpoint: string }): Promise<boolean>;
  /** It is no longer there for anybody. */
  dropPush(input: { id: number }): Promise<void>;
}
