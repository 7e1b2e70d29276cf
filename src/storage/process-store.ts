/** The part of the storage interface that is about due process: see `store.ts` for its rules. */
import type { AccountId, CommentId, DecisionId, SiteId } from '../core/ids.js';
import type { Appeal } from '../core/process/appeal.js';
import type { Statement } from '../core/process/statement.js';
import type { NewDecision, Position } from './stored.js';

export interface ProcessReads {
  statementOf(input: { decisionId: DecisionId }): Promise<Statement | undefined>;
  /** Made in `from` ≤ time < `to`, oldest first. */
  statementsPage(input: {
    siteId: SiteId;
    from: number;
    to: number;
    limit: number;
    after?: Position;
  }): Promise<readonly Statement[]>;
  /** Oldest first. */
  appealsOf(input: { commentId: CommentId }): Promise<readonly Appeal[]>;
  appealById(input: { id: number }): Promise<Appeal | undefined>;
  /** Undecided ones, the oldest first. */
  openAppeals(input: {
    siteIds: readonly SiteId[];
    limit: number;
    after?: Position;
  }): Promise<readonly Appeal[]>;
  openAppealCount(input: { siteIds: readonly SiteId[] }): Promise<number>;
  /** Made in `from` ≤ time < `to`, oldest first. */
  appealsPage(input: {
    siteId: SiteId;
    from: number;
    to: number;
    limit: number;
    after?: Position;
  }): Promise<readonly Appeal[]>;
}

export interface ProcessWrites {
  /**
   * Refuses already_decided when the decision was appealed before or is not the newest any more, or the comment is on the
   * site again.
   */
  createAppeal(input: {
    appeal: Pick<Appeal, 'id' | 'siteId' | 'commentId' | 'decisionId' | 'text' | 'createdAt'>;
    entryId: number;
  }): Promise<void>;
  /**
   * Ends an appeal; `decision` publishes the comment again, absent it stays as it is. Refuses not_found, already_decided,
   * and forbidden to whoever took the decision, unless nobody else moderates the site.
   */
  decideAppeal(input: {
    id: number;
    by: AccountId;
    answer: string;
    decision?: NewDecision;
    entryId: number;
    now: number;
  }): Promise<Appeal>;
}
