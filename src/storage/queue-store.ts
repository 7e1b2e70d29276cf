/** The part of the storage interface that is about what waits for moderators: see `store.ts` for its rules. */
import type { AccountId, CommentId } from '../core/ids.js';
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
}

export interface QueueWrites {
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

export interface QueueReads {
  /** The oldest first; at most 100 of all together. */
  notesOn(input: { commentIds: readonly CommentId[] }): Promise<readonly CardNote[]>;
  /** Those of the comments given that wait, in the order of queues. */
  waitingAmong(input: { ids: readonly CommentId[] }): Promise<readonly QueueRow[]>;
  /** What moderators have escalated and nobody has decided since, the longest first. */
  escalatedPage(input: { desks: readonly Desk[]; limit: number }): Promise<readonly QueueRow[]>;
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
  /** `mine`: what `by` has in hand; `escalated`: of any queue. */
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
