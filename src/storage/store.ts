import type { Comment, CommentStatus } from '../core/comment.js';
import type { Decision, Flag } from '../core/decision.js';
import type { AccountId, CommentId, DecisionId, SiteId, StoryId } from '../core/ids.js';
import type { SharedCounts } from '../core/limit.js';
import type { Report, ReportAsset } from '../core/report.js';
import type { Site, SiteSettings } from '../core/site.js';
import type { Story } from '../core/story.js';
import type { AccountReads, AccountWrites } from './account-store.js';
import type { FollowReads, FollowWrites, NewJob } from './follow-store.js';
import type { IdentityReads, IdentityWrites } from './identity-store.js';
import type { IgnoreReads, IgnoreWrites } from './ignore-store.js';
import type { ImportReads, ImportWrites } from './import-store.js';
import type { ActEntry, ModerationReads, ModerationWrites } from './moderation-store.js';
import type { NewsroomReads, NewsroomWrites, StoredPhotoFile } from './newsroom-store.js';
import type { NumberReads } from './number-store.js';
import type { PolicyReads, PolicyWrites } from './policy-store.js';
import type { ProcessReads, ProcessWrites } from './process-store.js';
import type { PushReads, PushWrites } from './push-store.js';
import type { QueueReads, QueueWrites } from './queue-store.js';
import type { ScoringReads, ScoringWrites } from './scoring-store.js';
import type { SearchReads, SearchWrites } from './search-store.js';
import type { SecondReads, SecondWrites } from './second-store.js';

import type {
  AuthorHistory,
  Desk,
  FingerprintRow,
  ImportedComment,
  ImportedStory,
  ImportKeys,
  ImportRef,
  ImportRun,
  Marks,
  NamedAuthor,
  NewDecision,
  Position,
  PostInput,
  PostOutcome,
  ReportListing,
  StoredAnswer,
  StoredEvent,
} from './stored.js';

export type { NewJob } from './follow-store.js';
export type { Contact, Known } from './moderation-store.js';
export type {
  AuthorHistory,
  EventKind,
  FingerprintRow,
  Granted,
  ImportedComment,
  ImportedHistory,
  ImportedStory,
  ImportKeys,
  ImportRef,
  ImportRun,
  Marks,
  NamedAuthor,
  NewComment,
  NewDecision,
  Origin,
  Position,
  PostInput,
  PostOutcome,
  QueueRow,
  ReportListing,
  Revision,
  Session,
  Sort,
  StoredAnswer,
  StoredEvent,
} from './stored.js';

import type { ThreadReads } from './thread-store.js';

export interface Reads
  extends AccountReads,
    IdentityReads,
    ModerationReads,
    NewsroomReads,
    NumberReads,
    PolicyReads,
    ProcessReads,
    ThreadReads,
    FollowReads,
    IgnoreReads,
    PushReads,
    QueueReads,
    ImportReads,
    ScoringReads,
    SearchReads,
    SecondReads {
  schemaVersion(input: Record<never, never>): Promise<number>;
  sites(input: Record<never, never>): Promise<readonly Site[]>;
  siteById(input: { id: SiteId }): Promise<Site | undefined>;
  siteBySlug(input: { slug: string }): Promise<Site | undefined>;
  siteByHost(input: { host: string }): Promise<Site | undefined>;

  storyById(input: { id: StoryId }): Promise<Story | undefined>;
  /** Only the version; the hottest read of all. */
  storyVersion(input: { id: StoryId }): Promise<number | undefined>;
  /** Versions of the stories given; those that are gone are left out. One question for all live threads. */
  storyVersions(input: { ids: readonly StoryId[] }): Promise<readonly { id: StoryId; version: number }[]>;
  storyByKey(input: { siteId: SiteId; key: string }): Promise<Story | undefined>;
  /** `urlKey` is what core/url's normaliseStoryUrl gives. */
  storyByUrl(input: { siteId: SiteId; urlKey: string }): Promise<Story | undefined>;
  /** Newest first. */
  storiesPage(input: {
    siteId: SiteId;
    /** Only of these sections, by their slugs. */
    sections?: readonly string[];
    limit: number;
    after?: Position;
  }): Promise<readonly Story[]>;
  /** The sections in which stories of a site stand, by their slugs, at most 200; '' where one stands in none. */
  sectionsOf(input: { siteId: SiteId }): Promise<readonly string[]>;
  /** Totals for those of `urlKeys` (≤ 100) that have a story. */
  storyCounts(input: {
    siteId: SiteId;
    urlKeys: readonly string[];
  }): Promise<readonly { urlKey: string; total: number }[]>;
  urlsOfStory(input: { id: StoryId }): Promise<readonly { urlKey: string; url: string }[]>;

  /** Counts look at the newest 1,000 comments; `firstSeenAt` at all. */
  authorHistory(input: {
    siteId: SiteId;
    author:
      | { readonly accountId: AccountId }
      | { readonly guestHash: string }
      | { readonly addressHash: string };
  }): Promise<AuthorHistory>;
  /** How many comments came since `since` by one author, from one address, or in one story; the count stops at 1,000. */
  recentPosts(input: {
    siteId: SiteId;
    since: number;
    of:
      | { readonly accountId: AccountId }
      | { readonly guestHash: string }
      | { readonly addressHash: string }
      | { readonly storyId: StoryId };
  }): Promise<number>;
  /** Authors whose names have that key, by the first ten and the last ten comments that have it; published ones only. */
  authorsNamed(input: { siteId: SiteId; nameKey: string }): Promise<readonly NamedAuthor[]>;
  /** Moderators and above on a site; at most 500. */
  staffNames(input: { siteId: SiteId }): Promise<readonly { accountId: AccountId; name: string }[]>;
  /** Fingerprints of comments made after `afterId`, oldest first; for the near-duplicate index in memory. */
  fingerprintsAfter(input: {
    siteId: SiteId;
    afterId: number;
    limit: number;
  }): Promise<readonly FingerprintRow[]>;
  /** The id below which `limit` of the newest comments with a fingerprint do not reach: where a near-duplicate index starts reading. */
  fingerprintStart(input: { siteId: SiteId; limit: number }): Promise<number>;

  decisionsOf(input: { commentId: CommentId }): Promise<readonly Decision[]>;
  flagsOf(input: { commentId: CommentId }): Promise<readonly Flag[]>;
  /** The newest decisions by people, newest first. */
  decisionLog(input: {
    desks: readonly Desk[];
    limit: number;
    beforeId?: number;
  }): Promise<readonly Decision[]>;

  idempotent(input: { scope: string; key: string }): Promise<StoredAnswer | undefined>;

  reportByPath(input: { siteId: SiteId; month: string; slug: string }): Promise<Report | undefined>;
  reportByStory(input: { storyId: StoryId }): Promise<Report | undefined>;
  /** Published reports, newest first; only those of `month` if given. */
  reportsPage(input: {
    siteId: SiteId;
    month?: string;
    limit: number;
    after?: Position;
  }): Promise<readonly ReportListing[]>;
  reportMonths(input: { siteId: SiteId }): Promise<readonly { month: string; count: number }[]>;
  reportAsset(input: { storyId: StoryId; name: string }): Promise<ReportAsset | undefined>;

  eventsAfter(input: { storyId: StoryId; afterId: number; limit: number }): Promise<readonly StoredEvent[]>;
  lastEventId(input: { storyId?: StoryId }): Promise<number>;

  importTargets(
    input: ImportKeys,
  ): Promise<readonly { sourceId: string; targetId: number; digest: string }[]>;
  /** The new home of an old anchor or id; any instance of the system. */
  importedComment(input: {
    siteId: SiteId;
    system: string;
    sourceId: string;
  }): Promise<CommentId | undefined>;
  /** The systems that comments of a site were imported from, each with the name of its installation; at most fifty. */
  importOrigins(input: {
    siteId: SiteId;
  }): Promise<readonly { readonly system: string; readonly instance: string }[]>;
  importRun(input: { id: number }): Promise<ImportRun | undefined>;
  /** Provenance of the comments given, for export. */
  importRefsOf(input: {
    kind: 'thread' | 'comment';
    targetIds: readonly number[];
  }): Promise<readonly ImportRef[]>;

  /** Authors that earlier imports brought, by their ids in the source. */
  ghostsOf(input: Omit<ImportKeys, 'kind'>): Promise<readonly { sourceId: string; id: number }[]>;
  /** Those of `ids` that are taken by ghosts of any site. */
  takenGhostIds(input: { ids: readonly number[] }): Promise<readonly number[]>;

  installation(input: { name: string }): Promise<string | undefined>;
}

export interface Writes
  extends AccountWrites,
    IdentityWrites,
    ModerationWrites,
    NewsroomWrites,
    PolicyWrites,
    ProcessWrites,
    FollowWrites,
    IgnoreWrites,
    PushWrites,
    QueueWrites,
    ImportWrites,
    ScoringWrites,
    SearchWrites,
    SecondWrites {
  createSite(input: Site): Promise<void>;
  updateSite(input: {
    id: SiteId;
    name?: string;
    language?: string;
    timezone?: string;
    settings?: SiteSettings;
    /** The line of the log. */
    entry?: ActEntry;
  }): Promise<void>;
  /** Refuses `host_taken`. */
  addHosts(input: { siteId: SiteId; hosts: readonly string[] }): Promise<void>;
  removeHosts(input: { siteId: SiteId; hosts: readonly string[] }): Promise<void>;

  /** Finds by key, else by URL, else makes it; adds what is new of key and URL to the one found. Idempotent. */
  ensureStory(input: {
    story: Pick<Story, 'id' | 'siteId' | 'key' | 'url' | 'title' | 'createdAt'>;
    urlKey: string | null;
  }): Promise<{ story: Story; created: boolean }>;
  /** `closedAt` null opens it again. */
  setStoryClosed(input: {
    id: StoryId;
    closedAt: number | null;
    reason: string | null;
    /** Absent: nobody in particular, so that its age may decide later. */
    by?: Story['closedBy'];
    now: number;
    entry?: ActEntry;
  }): Promise<void>;
  /**
   * Closes up to `most` of a site's open threads from before `before`, and opens as many from after it that their age had
   * closed; leaves alone what a person has decided. Gives how many changed.
   */
  closeByAge(input: { siteId: SiteId; before: number; most: number; now: number }): Promise<number>;
  /** Makes a round of questions of a discussion, or the other way. Refuses not_found. */
  setStoryKind(input: { id: StoryId; kind: Story['kind']; entry?: ActEntry }): Promise<void>;
  setStoryMode(input: { id: StoryId; mode: Story['mode']; entry?: ActEntry }): Promise<void>;
  /** Gives the story another main address; the old one stays an alias. */
  moveStory(input: { id: StoryId; url: string; urlKey: string; now: number }): Promise<void>;
  /** All comments and aliases of `from` go to `into`; `from` is gone. */
  mergeStories(input: { from: StoryId; into: StoryId; now: number }): Promise<void>;

  /**
   * The whole of a post in one transaction: idempotency, thread still open, parent still there, account still allowed, comment, counts,
   * decision, event, outbox. Refuses story_closed, parent_not_found, parent_gone, author_blocked, restricted.
   */
  postComment(input: PostInput): Promise<PostOutcome>;
  /**
   * Refuses restricted, and stale_revision unless the stored revision is `revision` and the status still `from`: what a moderator did
   * while the text was judged stands. Keeps the text before as a revision.
   */
  editComment(input: {
    id: CommentId;
    revision: number;
    from: CommentStatus;
    source: string;
    sourceFormat: Comment['sourceFormat'];
    body: Comment['body'];
    fingerprint: number | null;
    status: CommentStatus;
    decision: NewDecision;
    /** Of whoever changes it; only looked at. */
    address?: string | null;
    now: number;
  }): Promise<Comment>;
  /**
   * Every change of status: by an author (delete), a moderator, or an undo. Refuses stale_revision, and already_decided unless the status still is `from`,
   * nothing was decided after `last` (the newest decision that the moderator has seen, null for none), and a `keep` finds that it waits: complained of, or read by nobody.
   * With `lastFlag`, the newest open complaint that the moderator has seen (null for none), refuses new_complaint where closing complaints would
   * close one that came later. Refuses in_hand to an account while another has the comment in hand. `marks` pin and feature; refuses pins_full.
   * Keeps listing, counts, flags (closed by publish, keep, remove and reject, opened again by an undo), log and event in step.
   */
  decideComment(input: {
    id: CommentId;
    revision: number;
    from: readonly CommentStatus[];
    to: CommentStatus;
    last?: DecisionId | null;
    lastFlag?: number | null;
    marks?: Marks;
    jobs?: readonly NewJob[];
    decision: NewDecision;
    now: number;
  }): Promise<Comment>;

  saveReport(input: {
    story: Pick<Story, 'id' | 'siteId' | 'title' | 'language' | 'createdAt'>;
    report: Report;
    assets: readonly ReportAsset[];
    /** Kept beside those that are there; the report's details name them. */
    photos?: readonly Omit<StoredPhotoFile, 'storyId' | 'siteId'>[];
    now: number;
  }): Promise<void>;

  /** Of a run that has been cut off: goes on with it. Refuses `not_found` for one that has ended, or of another site. */
  startImport(input: { id: number; siteId: SiteId; format: string; now: number }): Promise<void>;
  /** Stories and comments of one batch, whole or not at all; rows whose key is known already are left alone. */
  importBatch(input: {
    runId: number;
    siteId: SiteId;
    system: string;
    instance: string;
    now: number;
    stories: readonly ImportedStory[];
    comments: readonly ImportedComment[];
    ghosts: readonly { id: number; sourceId: string; name: string; website: string | null }[];
  }): Promise<{ storiesWritten: number; commentsWritten: number }>;
  finishImport(input: {
    id: number;
    state: 'finished' | 'failed';
    ledger: unknown;
    now: number;
  }): Promise<void>;

  /** Rebuilds every count and listing of a story from its comments; gives what was wrong. */
  recountStory(input: { id: StoryId }): Promise<{ readonly changed: number }>;
  /** Erases what is known of a person by e-mail: contact, names, texts; comments with replies become tombstones. */
  erasePerson(input: { email: string; now: number }): Promise<{ comments: number; accounts: number }>;
  /** Drops idempotency keys, used links, sessions and private columns older than their terms. */
  prune(input: { now: number }): Promise<void>;
  setInstallation(input: { name: string; value: string }): Promise<void>;
}

export interface ReplicaState {
  /** Seconds behind the primary; null while it does not answer, or is no replica of this database. */
  readonly lag: number | null;
  /** Reads of pages that it was taken for, and that it was too late for. */
  readonly taken: number;
  readonly passed: number;
}

export interface Store {
  readonly read: Reads;
  readonly write: Writes;
  /** The same writes, after waiting writes of readers and in the order given, so that a batch may build on the one before. */
  readonly background: Writes;
  readonly engine: 'sqlite' | 'postgres';
  /** Copies the whole database as it is at one moment, while others write, into a SQLite file at `target`, which must not exist. */
  backup(target: string): Promise<void>;
  /** What the engine was asked and what it read back (`synchronous`, versions …), for `doctor` and tests. */
  facts(): Promise<Readonly<Record<string, string | number>>>;
  /**
   * Calls `listener` soon after a write, by this process or (PostgreSQL) another, until the function that it gives is called.
   * A hint that may be lost and says nothing of what was written: the event log is the truth. The listener must not throw.
   */
  onWrite(listener: () => void): () => void;
  /** What limits count for all processes together; null where one process has the database. */
  readonly counts: SharedCounts | null;
  /**
   * Reads for what everyone may see: from a replica that has all that was written before this call, else those of `read`. What is
   * decided, written, or shown to one person or to staff is read by `read`.
   */
  publicRead(): Promise<Reads>;
  /** How each replica does, as it was measured last. */
  replicas(): readonly ReplicaState[];
  /** Lets waiting writes finish. Calling it again waits for the same end. */
  close(): Promise<void>;
}
