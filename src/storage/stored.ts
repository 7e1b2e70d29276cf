/** What goes into storage and comes out of it beside the records of `core`. Plain data: it survives structured clone. */
import type { Account, SiteRole } from '../core/account.js';
import type { Standing } from '../core/badge.js';
import type { Comment, CommentStatus } from '../core/comment.js';
import type { Decision, Flag } from '../core/decision.js';
import type { AccountId, CommentId, SiteId, StoryId } from '../core/ids.js';
import type { DecisionFacts } from '../core/policy/facts.js';
import type { Report } from '../core/report.js';
import type { Story } from '../core/story.js';
import type { Waiting } from '../core/triage/triage.js';

export type Sort = 'newest' | 'oldest' | 'best' | 'replies';

/** A position in a keyset order: the sort key of the last row seen, and its id. */
export interface Position {
  readonly key: number;
  readonly id: number;
}

export interface Session {
  readonly account: Account;
  readonly roles: readonly SiteRole[];
  readonly kind: 'console' | 'reader';
  readonly createdAt: number;
  readonly seenAt: number;
  readonly expiresAt: number;
  /** How it began; null where nobody said. */
  readonly method: string | null;
  /** When a second factor was shown. */
  readonly verifiedAt: number | null;
  /** Of a page on another site: where its token is good. */
  readonly grant: { readonly id: number; readonly siteId: SiteId; readonly origin: string } | null;
}

/** What somebody is by a grant, and since when. */
export interface Granted {
  readonly account: Account;
  readonly kind: Standing;
  readonly since: number;
}

/** What a newsroom puts on a comment or takes off it; what is absent stays as it is. */
export interface Marks {
  readonly pinned?: boolean;
  readonly featured?: boolean;
}

/** What is known of an author's past on a site, for signals and policy. */
export interface AuthorHistory {
  readonly published: number;
  readonly held: number;
  readonly rejected: number;
  readonly removed: number;
  readonly firstSeenAt: number | null;
}

export interface QueueRow {
  readonly comment: Comment;
  readonly story: Pick<Story, 'id' | 'title' | 'url' | 'reportPath'>;
  readonly parent: Comment | null;
  /** The newest decision, whoever took it: the one that a moderator's own comes after. */
  readonly decision: Decision | null;
  /** The newest decision that no person took, with the evidence. */
  readonly judgement: Decision | null;
  readonly flags: readonly Flag[];
  /** Why it waits and why it stands where it stands; null when it waits for nobody. */
  readonly waiting: Waiting | null;
  /** What a second reading found, 0 to 100; null before it, and where there is none. */
  readonly second: number | null;
  /** Since when somebody else is asked to decide it; null when nobody is. */
  readonly escalatedAt: number | null;
  readonly notes: readonly CardNote[];
  /** Its key in the order of its queue. */
  readonly place: number;
  /** Who has it in hand, and until when; null when nobody has, or had. */
  readonly claim: Claim | null;
}

/** What a moderator has noted on a comment, for others of the newsroom. */
export interface CardNote {
  readonly id: number;
  readonly commentId: CommentId;
  readonly text: string;
  /** Whether it asked for somebody else to decide. */
  readonly escalates: boolean;
  readonly by: AccountId;
  readonly createdAt: number;
}

/** A moderator has a comment in hand: nobody else decides it until then (Unix milliseconds). */
export interface Claim {
  readonly by: AccountId;
  readonly until: number;
}

/** Somebody with a role, and that role. */
export interface Staff {
  readonly account: Account;
  readonly held: SiteRole;
}

/** What of a site somebody sees: all of it, or the sections named (an empty text is what stands in none). */
export interface Desk {
  readonly siteId: SiteId;
  readonly sections: readonly string[] | null;
}

export interface StoredEvent {
  readonly id: number;
  readonly siteId: SiteId;
  readonly storyId: StoryId;
  readonly commentId: CommentId | null;
  readonly kind: EventKind;
  readonly at: number;
}
export type EventKind =
  | 'comment.published'
  | 'comment.held'
  | 'comment.rejected'
  | 'comment.edited'
  | 'comment.removed'
  | 'comment.deleted'
  | 'comment.flagged'
  | 'story.opened'
  | 'story.closed'
  | 'story.moved'
  | 'report.published'
  | 'report.changed';

export interface Revision {
  readonly revision: number;
  readonly source: string;
  readonly createdAt: number;
}

export interface FingerprintRow {
  readonly id: CommentId;
  readonly storyId: StoryId;
  readonly fingerprint: number;
  readonly status: CommentStatus;
  readonly guestHash: string | null;
  readonly accountId: AccountId | null;
  readonly placedAt: number;
}

export interface StoredAnswer {
  /** SHA-256 of the request's body. */
  readonly digest: string;
  readonly status: number;
  readonly response: string;
}

export interface ReportListing {
  readonly report: Omit<Report, 'body' | 'source' | 'map'>;
  readonly total: number;
  /** BCP 47; null for the site's. */
  readonly language: string | null;
}

export interface ImportKeys {
  readonly siteId: SiteId;
  readonly system: string;
  readonly instance: string;
  readonly kind: 'thread' | 'comment';
  readonly sourceIds: readonly string[];
}

export interface ImportRef {
  readonly system: string;
  readonly instance: string;
  readonly sourceId: string;
  readonly targetId: number;
}

export interface ImportRun {
  readonly id: number;
  readonly siteId: SiteId;
  readonly format: string;
  readonly state: 'running' | 'finished' | 'failed' | 'undone' | 'partly undone';
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly ledger: unknown;
}

export type NewDecision = Omit<
  Decision,
  'siteId' | 'storyId' | 'commentId' | 'revision' | 'statusBefore' | 'statusAfter'
>;

/** A comment before its place in the thread is known; storage fills in root, depth, seq and counts. */
export type NewComment = Pick<
  Comment,
  | 'id'
  | 'siteId'
  | 'storyId'
  | 'parentId'
  | 'kind'
  | 'status'
  | 'createdAt'
  | 'createdLocal'
  | 'placedAt'
  | 'editedAt'
  | 'author'
  | 'body'
  | 'source'
  | 'sourceFormat'
  | 'fingerprint'
  | 'sourceStatus'
  | 'meta'
>;

/** An author under one name, as a comment of theirs has it. */
export interface NamedAuthor {
  readonly name: string;
  readonly accountId: AccountId | null;
  readonly guestHash: string | null;
  readonly storyId: StoryId;
}

export interface PostInput {
  readonly comment: NewComment;
  readonly decision: NewDecision;
  /** What the decision was taken from beside its evidence, for replays. */
  readonly facts?: DecisionFacts;
  readonly addressHash: string | null;
  readonly email: string | null;
  /** Where it comes from, in text form; only looked at, never kept. */
  readonly address?: string | null;
  /** By which its name is compared with others'; absent where there is none. */
  readonly nameKey?: string | null;
  /** A warning that its author has read by sending this. */
  readonly reads?: { readonly sanction: number; readonly entryId: number } | null;
  readonly idempotency: { readonly scope: string; readonly key: string } & StoredAnswer;
}

/**
 * `replayed`: the key was used with the same request, here is the first answer. `reused`: with another request.
 * `standing`: staff have imposed something that the decision does not know of; nothing is written, judge again.
 */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly version: number }
  | { readonly kind: 'replayed'; readonly answer: StoredAnswer }
  | { readonly kind: 'reused' }
  | { readonly kind: 'standing' };

/** Where a record came from before it came from where it comes from now. */
export type Origin = Omit<ImportRef, 'targetId'>;

/** A comment's past, as an archive of Parley tells it: who decided is not told, and nobody's to claim. */
export interface ImportedHistory {
  readonly decisions: readonly Decision[];
  readonly revisions: readonly (Revision & Pick<Comment, 'sourceFormat' | 'body'>)[];
}

/** A row of an import, fully resolved: parents stand before their children or are stored already. */
export interface ImportedComment {
  readonly comment: Omit<NewComment, 'body'> &
    Pick<Comment, 'up' | 'down' | 'rootId' | 'depth' | 'seq' | 'revision' | 'pinnedAt' | 'featuredAt'>;
  /** The body's tree as JSON: one string travels to the writer at a fifth of the tree's price. */
  readonly bodyJson: string;
  readonly ref: { readonly sourceId: string; readonly digest: string };
  /** Keys beside `ref` under which later imports find it. */
  readonly origins?: readonly Origin[];
  readonly history?: ImportedHistory;
  readonly decision: NewDecision | null;
  readonly email: string | null;
}

export interface ImportedStory {
  readonly origins?: readonly Origin[];
  readonly story: Pick<
    Story,
    | 'id'
    | 'siteId'
    | 'key'
    | 'url'
    | 'title'
    | 'language'
    | 'mode'
    | 'createdAt'
    | 'closedAt'
    | 'closedReason'
  > &
    Partial<Pick<Story, 'kind'>>;
  readonly urls: readonly { readonly urlKey: string; readonly url: string }[];
  /** Several threads of a source may be one page here. */
  readonly refs: readonly { readonly sourceId: string; readonly digest: string }[];
  readonly report: Report | null;
}
