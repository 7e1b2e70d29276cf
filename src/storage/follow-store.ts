/** The part of the storage interface that is about telling people and programs: see `store.ts` for its rules. */
import type { Account } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import type { FollowKind, Rhythm } from '../core/follow.js';
import type { AccountId, CommentId, SiteId, StoryId } from '../core/ids.js';
import type { EventKind } from './stored.js';

/** `event`: find out whom to tell. The others leave the house. */
export type JobKind =
  | 'event'
  | 'mail'
  | 'confirm'
  | 'operator'
  | 'webhook'
  | 'push'
  | 'correction'
  | 'hub'
  | 'akismet'
  | 'notice'
  | 'statement';

/** Something to be done after a commit. */
export interface NewJob {
  readonly siteId: SiteId;
  readonly lane: string;
  readonly kind: JobKind;
  readonly payload: OutboxJob['payload'];
  readonly dedup?: string;
  readonly dueAt: number;
  readonly now: number;
}

/** Something that is waiting to be done. It is worked on by whoever took it last; `attempts` tells takers apart. */
export interface OutboxJob {
  readonly id: number;
  readonly siteId: SiteId;
  /** Jobs of one lane are done in order of their times, some at once; a slow lane holds up no other. */
  readonly lane: string;
  readonly kind: JobKind;
  /** Ids, never an address or a text. */
  readonly payload: Readonly<Record<string, string | number | null>>;
  readonly attempts: number;
  readonly createdAt: number;
}

/** That a report which an account follows was put right at a moment. */
export interface CorrectionNotice {
  readonly storyId: StoryId;
  /** Of what was put right. */
  readonly at: number;
  readonly toldAt: number;
  readonly isRead: boolean;
}

/** A job as its taker names it: the same number of attempts, or somebody else has taken it since. */
export type TakenJob = Pick<OutboxJob, 'id' | 'attempts'>;

export interface LaneState {
  /** A lane, or `webhook` or `push` for all of them. */
  readonly lane: string;
  readonly waiting: number;
  readonly failed: number;
  /** When the oldest waiting job was made; null when none waits. */
  readonly oldestAt: number | null;
}

export interface FailedJob extends OutboxJob {
  readonly failedAt: number;
  readonly problem: string | null;
}

/** Somebody on a site who is mailed. */
export interface Follower {
  readonly id: number;
  readonly siteId: SiteId;
  readonly accountId: AccountId | null;
  /** A guest's address; an account's is the account's own. */
  readonly email: string | null;
  readonly rhythm: Rhythm;
  readonly createdAt: number;
  /** They want no mail of this site ever again. */
  readonly blockedAt: number | null;
}

export interface Subscription {
  readonly id: number;
  readonly siteId: SiteId;
  readonly followerId: number;
  readonly kind: FollowKind;
  /** A story, a comment or an account: see FollowKind. */
  readonly target: number;
  readonly createdAt: number;
  /** Null until the address was proven. */
  readonly confirmedAt: number | null;
}

/** A subscription as its owner is shown it. */
export interface Followed extends Pick<Subscription, 'id' | 'kind' | 'target'> {
  readonly story: { readonly id: StoryId; readonly title: string } | null;
}

/** `confirmed`: mails will come. `asked`: a mail asks for a yes. `waiting`: one has asked already. `blocked`: never again. */
export type SubscribeOutcome = 'confirmed' | 'asked' | 'waiting' | 'blocked' | 'too_many';

export interface Webhook {
  readonly id: number;
  readonly siteId: SiteId;
  readonly url: string;
  /** Sealed. */
  readonly secret: string;
  readonly kinds: readonly EventKind[];
  readonly createdAt: number;
  /** Since when nothing has arrived; null when the last delivery did. */
  readonly failingSince: number | null;
  readonly disabledAt: number | null;
}

export interface WebhookDelivery {
  readonly messageId: string;
  readonly kind: EventKind;
  readonly attempt: number;
  /** Of the answer; null when there was none. */
  readonly status: number | null;
  /** Milliseconds. */
  readonly took: number;
  readonly problem: string | null;
  readonly at: number;
}

export interface FollowReads {
  /** Every lane with waiting jobs, and when its first is due. */
  lanes(input: Record<never, never>): Promise<readonly { readonly lane: string; readonly dueAt: number }[]>;
  /** For metrics and `doctor`. */
  outboxState(input: Record<never, never>): Promise<readonly LaneState[]>;
  /** Newest first. */
  failedJobs(input: { limit: number }): Promise<readonly FailedJob[]>;

  followerById(input: { id: number }): Promise<Follower | undefined>;
  followerOf(input: { siteId: SiteId; accountId: AccountId }): Promise<Follower | undefined>;
  subscriptionById(input: { id: number }): Promise<Subscription | undefined>;
  /** What an account follows on a site, newest first, with the story that it is about: null for all answers. A draft's title is empty. */
  followedOn(input: { accountId: AccountId; siteId: SiteId }): Promise<readonly Followed[]>;
  /** Of every site. */
  followingOf(input: { accountId: AccountId }): Promise<readonly (Subscription & Pick<Follower, 'rhythm'>)[]>;
  /** What a follower has not been told yet, oldest first, with the subscription that brought it. */
  followItems(input: {
    followerId: number;
    limit: number;
  }): Promise<readonly { readonly commentId: CommentId; readonly subscriptionId: number }[]>;
  /** How many mails went to an address since `since`, of one kind if it is given, and how many a site has sent. */
  mailsSent(input: {
    siteId: SiteId;
    addressHash: string;
    since: number;
    kind?: string;
  }): Promise<{ readonly toAddress: number; readonly bySite: number }>;
  /** Those who may look after a site and have an address. */
  adminsOf(input: { siteId: SiteId }): Promise<readonly Account[]>;

  /** Published comments of a story, the newest in the conversation first. */
  newestOfStory(input: { storyId: StoryId; limit: number }): Promise<readonly Comment[]>;
  /** Unread answers that can be seen; counted up to `most`. */
  unreadCount(input: { accountId: AccountId; siteId: SiteId; most: number }): Promise<number>;
  /** What was put right in reports that an account follows, the newest first. */
  correctionNotices(input: {
    accountId: AccountId;
    siteId: SiteId;
    limit: number;
  }): Promise<readonly CorrectionNotice[]>;
  /** Answers that can be seen, the newest notification first. */
  notifications(input: {
    accountId: AccountId;
    siteId: SiteId;
    limit: number;
  }): Promise<readonly { readonly comment: Comment; readonly at: number; readonly isRead: boolean }[]>;
  /** Whose feed a secret opens. */
  /** Since when an account has a feed of its answers on a site; null where it has none. */
  replyFeedOf(input: { accountId: AccountId; siteId: SiteId }): Promise<number | null>;
  replyFeedByToken(input: {
    tokenHash: string;
  }): Promise<{ readonly accountId: AccountId; readonly siteId: SiteId } | undefined>;

  /** Oldest first; of every site, or of one. */
  webhooks(input: { siteId?: SiteId }): Promise<readonly Webhook[]>;
  webhookById(input: { id: number }): Promise<Webhook | undefined>;
  /** Newest first. */
  deliveriesOf(input: { webhookId: number; limit: number }): Promise<readonly WebhookDelivery[]>;
}

export interface FollowWrites {
  /** False when a waiting job has the same `dedup`. */
  addJob(input: NewJob): Promise<boolean>;
  /** Takes due jobs of a lane, the longest due first. Whoever does not finish one before `leaseUntil` loses it to the next taker. */
  takeJobs(input: {
    lane: string;
    now: number;
    leaseUntil: number;
    limit: number;
  }): Promise<readonly OutboxJob[]>;
  /** It is done, and gone. */
  finishJob(input: TakenJob): Promise<void>;
  retryJob(input: TakenJob & { dueAt: number; problem: string | null }): Promise<void>;
  /** Gives it up: it stays to be looked at, and is not taken any more. */
  failJob(input: TakenJob & { now: number; problem: string }): Promise<void>;
  /** After the clock was set back: what was made at a time that has not come yet waits as long as it would have, no longer. */
  followClock(input: { now: number }): Promise<number>;
  /** Makes every failed job of a site due again, or of all. */
  reviveJobs(input: { siteId?: SiteId; now: number }): Promise<number>;
  /**
   * Does an `event` job, or its next part: webhooks, notifications and pushes, then up to `limit` followers, each with a job
   * for their mail. `dailyAt` is when those are mailed who want one mail a day. True when it is done.
   */
  fanOut(input: TakenJob & { now: number; dailyAt: number; limit: number }): Promise<boolean>;

  /**
   * Follows something on a site, as an account or as a guest with an address. An account's is confirmed at once; a guest's
   * when the same browser has proven the address before. Else a job asks by mail, at most `mostAsked` times for an address in a day.
   */
  subscribe(input: {
    id: number;
    followerId: number;
    siteId: SiteId;
    who: { readonly accountId: AccountId } | { readonly email: string };
    kind: FollowKind;
    target: number;
    guestHash: string | null;
    now: number;
    mostAsked: number;
  }): Promise<SubscribeOutcome>;
  /** False when there is nothing of the kind. */
  confirmSubscription(input: { id: number; now: number }): Promise<boolean>;
  /** Ends one subscription of a follower, or all; `block` also refuses every mail to come. */
  unsubscribe(input: {
    followerId: number;
    subscriptionId: number | null;
    block: boolean;
    now: number;
  }): Promise<void>;
  setRhythm(input: { followerId: number; rhythm: Rhythm }): Promise<void>;
  /** A mail about these comments is out, or they are not to be told: forgets them, counts the mail, ends the job unless there is more to tell. */
  finishMail(
    input: TakenJob & {
      followerId: number;
      commentIds: readonly CommentId[];
      sent: { readonly addressHash: string } | null;
      now: number;
    },
  ): Promise<void>;
  /** Counts a mail of another kind. */
  countMail(input: { siteId: SiteId; addressHash: string; kind: string; now: number }): Promise<void>;

  /** Marks what was notified up to `upTo`. */
  markRead(input: { accountId: AccountId; siteId: SiteId; upTo: number; now: number }): Promise<void>;
  /** Makes the feed's secret, in place of the one before; null ends it. */
  setReplyFeed(input: {
    accountId: AccountId;
    siteId: SiteId;
    tokenHash: string | null;
    now: number;
  }): Promise<void>;
  addWebhook(input: Omit<Webhook, 'failingSince' | 'disabledAt'>): Promise<void>;
  /** With its log and what waits for it. False when there is none. */
  removeWebhook(input: { id: number }): Promise<boolean>;
  /** Writes a delivery down; gives since when nothing has arrived, null after one that did. */
  logDelivery(
    input: WebhookDelivery & { webhookId: number; arrived: boolean },
  ): Promise<{ readonly failingSince: number | null }>;
  /** `disabledAt` null lets it work again. */
  setWebhookDisabled(input: { id: number; disabledAt: number | null }): Promise<void>;
}
