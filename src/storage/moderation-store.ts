/** The part of the storage interface that is about what staff impose on people: see `store.ts` for its rules. */
import type { Comment } from '../core/comment.js';
import type { FlagReason } from '../core/decision.js';
import type { AccountId, CommentId, SiteId } from '../core/ids.js';
import type { Sanction } from '../core/sanction/sanction.js';
import type { Person } from '../core/sanction/subject.js';
import type { Position } from './stored.js';

/** What is known of a comment's author beside the comment. */
export interface Contact {
  readonly email: string | null;
  readonly addressHash: string | null;
}

/** What a write knows of whoever writes. */
export interface Known {
  readonly accountId: AccountId | null;
  readonly guestHash: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly addressHash: string | null;
}

/** An act as it is noted: the id of its line, who did it (null: whoever runs the server), and when. */
export interface ActEntry {
  readonly id: number;
  readonly by: AccountId | null;
  readonly now: number;
}

/** A line of the log of acts that are not about one comment's status. */
export interface LogEntry {
  readonly id: number;
  /** Null is every site. */
  readonly siteId: SiteId | null;
  readonly kind:
    | 'sanction.added'
    | 'sanction.lifted'
    | 'sanction.read'
    | 'comment.noted'
    | 'comment.escalated'
    | 'appeal.made'
    | 'appeal.decided'
    | 'policy.set'
    | 'role.set'
    | 'standing.set'
    | 'claim.decided'
    | 'site.changed'
    | 'story.changed'
    | 'page.saved'
    | 'page.deleted'
    | 'notice.made'
    | 'notice.answered'
    | 'crime.told'
    | 'crime.exported';
  /** The record that it is about, by its id. */
  readonly about: number;
  readonly actorId: number | null;
  /** Ids and codes; no words of or about anybody. */
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly createdAt: number;
}

export interface ModerationReads {
  /** Every sanction that meets the person on the site, over or not: by any of their marks. Newest 200. */
  sanctionsMeeting(input: { siteId: SiteId; person: Person }): Promise<readonly Sanction[]>;
  sanctionById(input: { id: number }): Promise<Sanction | undefined>;
  /** Newest first; those of every site are among them when `withGlobal`. */
  sanctionsPage(input: {
    siteIds: readonly SiteId[];
    withGlobal: boolean;
    limit: number;
    after?: Position;
  }): Promise<readonly Sanction[]>;
  /** What the voters given have said, of those comments that they have voted on. */
  votesBy(input: {
    commentIds: readonly CommentId[];
    voterHashes: readonly string[];
  }): Promise<readonly { commentId: CommentId; voterHash: string; value: number }[]>;
  contactOf(input: { commentId: CommentId }): Promise<Contact>;
  /** How many of an author's comments staff have rejected or removed since; looks at the newest 1,000. */
  strikesOf(input: {
    siteId: SiteId;
    author: { readonly accountId: AccountId } | { readonly guestHash: string };
    since: number;
  }): Promise<number>;
}

export interface ModerationWrites {
  /**
   * One per reporter and comment; a second one changes reason and text. Returns open flags. Refuses restricted, if `by` is,
   * and sign_in_required for a new reporter of a network with `most` reporters on this comment already.
   */
  flagComment(input: {
    id: number;
    commentId: CommentId;
    revision: number;
    reporterHash: string;
    /** Of a guest; whoever has signed in is one person wherever they are. */
    network?: { readonly hash: string; readonly most: number } | undefined;
    reason: FlagReason;
    text: string | null;
    by?: Known;
    now: number;
  }): Promise<{ openFlags: number }>;
  /**
   * `value` 1, -1 or 0 (taken back); one per voter. What the voter said as `formerHash` goes. Refuses restricted, if `by` is,
   * and sign_in_required for a new voter of a network with `most` voters on this comment already.
   */
  voteComment(input: {
    commentId: CommentId;
    voterHash: string;
    formerHash?: string | undefined;
    /** Of a guest; whoever has signed in is one person wherever they are. */
    network?: { readonly hash: string; readonly most: number } | undefined;
    value: number;
    by?: Known;
    now: number;
  }): Promise<Pick<Comment, 'up' | 'down'>>;

  addSanction(input: { sanction: Sanction; entryId: number }): Promise<void>;
  /** Refuses not_found, and already_decided when it was lifted before. */
  liftSanction(input: { id: number; by: AccountId | null; now: number; entryId: number }): Promise<Sanction>;
  /** The person has read it; once is enough. */
  readSanction(input: { id: number; now: number; entryId: number }): Promise<void>;
}
