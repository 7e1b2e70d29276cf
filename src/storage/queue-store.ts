/** The part of the storage interface that is about what waits for moderators: see `store.ts` for its rules. */
import type { CommentStatus } from '../core/comment.js';
import type { AccountId, CommentId, SiteId } from '../core/ids.js';
import type { SavedView } from '../core/saved-view.js';
import type { SearchQuery } from '../core/search-words.js';
import type { QueueName, Waiting } from '../core/triage/triage.js';
import type { CardNote, Claim, Desk, Position, QueueRow } from './stored.js';

/** How many comments wait in a queue under one name, counted up to core/triage's MOST_COUNTED. */
export interface QueueGroup {
  readonly name: string;
  readonly count: number;
}

/** Where a comment waits, its key in that order, and who has it in hand. */
export interface Waits {
  readonly waiting: Waiting;
  readonly place: number;
  readonly claim: Claim | null;
  readonly escalatedAt: number | null;
  /** As QueueRow's. */
  readonly second: number | null;
}

export interface QueueWrites {
  /** Refuses invalid_request where there are 20 already, of one's own or of a desk. */
  saveView(input: { view: SavedView }): Promise<void>;
  /** Refuses not_found. */
  renameView(input: { id: number; name: string }): Promise<void>;
  deleteView(input: { id: number }): Promise<void>;
  /**
   * Notes something on a comment, with a line in the log that holds no words. With `escalates` the comment, which must wait
   * (else already_decided), stands among those that somebody else should decide, and is in nobody's hand.
   */
  addNote(input: {
    id: number;
    commentId: CommentId;
    text: string;
    escalates: boolean;
    by: AccountId;
    now: number;
    entryId: number;
  }): Promise<void>;
  /** Takes those that wait and that nobody else has in hand, until `until`; gives the ids of what is then in `by`'s hand. */
  takeInHand(input: {
    ids: readonly CommentId[];
    by: AccountId;
    now: number;
    until: number;
  }): Promise<readonly CommentId[]>;
  /** Gives back what `by` has in hand. */
  letGo(input: { id: CommentId; by: AccountId }): Promise<void>;
}

/** What is searched for among comments of any status; what is absent does not matter. */
export interface Sought {
  readonly query?: SearchQuery;
  /** Words of the author's name. */
  readonly author: readonly string[];
  readonly status?: CommentStatus;
  /** Waits there. */
  readonly queue?: QueueName;
  /** Waits under it, or a decision names it. */
  readonly rule?: string;
  /** A slug; '' for what stands in none. */
  readonly section?: string;
  readonly from?: number;
  readonly before?: number;
  readonly order: 'newest' | 'oldest';
}

export interface QueueReads {
  /**
   * A page of what is found, beyond the comment `beyond`. At most 2,000 of those with the words, author and status are looked
   * through for the rest; `next` says where to go on, null at the end.
   */
  searchCards(input: {
    desks: readonly Desk[];
    sought: Sought;
    limit: number;
    beyond?: CommentId;
  }): Promise<{ readonly rows: readonly QueueRow[]; readonly next: CommentId | null }>;
  /** How many are found, up to `most`, of the first 250 that would be looked through. */
  countFound(input: {
    desks: readonly Desk[];
    sought: Sought;
    most: number;
  }): Promise<{ readonly count: number; readonly isMore: boolean }>;
  /** How many wait in a part of a queue, up to `most`. */
  countPart(input: {
    desks: readonly Desk[];
    queue: QueueName;
    rule?: string;
    section?: string;
    most: number;
  }): Promise<number>;
  /** The oldest first; at most 100 of all together. */
  notesOn(input: { commentIds: readonly CommentId[] }): Promise<readonly CardNote[]>;
  /** Those of the comments given that wait, in the order of queues. */
  waitingAmong(input: { ids: readonly CommentId[] }): Promise<readonly QueueRow[]>;
  /** What moderators have escalated and nobody has decided since, the longest first. */
  escalatedPage(input: { desks: readonly Desk[]; limit: number }): Promise<readonly QueueRow[]>;
  /** Somebody's own views, and those that the desks of sites share; at most 20 of each, the oldest first. */
  savedViews(input: { ownerId: AccountId; siteIds: readonly SiteId[] }): Promise<readonly SavedView[]>;
  savedViewById(input: { id: number }): Promise<SavedView | undefined>;
  /** Where one comment waits. */
  waitingOf(input: { commentId: CommentId }): Promise<Waits | undefined>;
  /**
   * A page of a queue in the order of core/triage, `after` being place and comment. With `rule` only what waits under that
   * rule (of complaints: with that reason), with `section` only what stands in it; one of the two.
   */
  queuePage(input: {
    desks: readonly Desk[];
    queue: QueueName;
    rule?: string;
    section?: string;
    limit: number;
    after?: Position;
  }): Promise<readonly QueueRow[]>;
  /** What one moderator has in hand at this moment, of all queues, in their order. */
  claimedPage(input: {
    desks: readonly Desk[];
    by: AccountId;
    now: number;
    limit: number;
  }): Promise<readonly QueueRow[]>;
  /** Each queue up to core/triage's MOST_IN_QUEUE for a desk. `mine`: what `by` has in hand; `escalated`: of any queue. */
  queueCounts(input: {
    desks: readonly Desk[];
    by?: AccountId;
    now?: number;
  }): Promise<Readonly<Record<QueueName | 'mine' | 'escalated', number>>>;
  /** Rules and sections under which comments of a queue wait, the fullest first; at most 50 of each. */
  queueGroups(input: {
    desks: readonly Desk[];
    queue: QueueName;
  }): Promise<{ readonly rules: readonly QueueGroup[]; readonly sections: readonly QueueGroup[] }>;
}
