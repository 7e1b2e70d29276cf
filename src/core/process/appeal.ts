import type { Comment } from '../comment.js';
import type { Decision } from '../decision.js';
import type { AccountId, CommentId, DecisionId, SiteId } from '../ids.js';

/** An author asks that a decision about their comment be looked at again. One for each decision, and none about an appeal. */
export interface Appeal {
  readonly id: number;
  readonly siteId: SiteId;
  readonly commentId: CommentId;
  /** What it is about. */
  readonly decisionId: DecisionId;
  readonly text: string;
  readonly createdAt: number;
  readonly decidedAt: number | null;
  readonly decidedBy: AccountId | null;
  readonly isReversed: boolean | null;
  /** For the author, in plain words. */
  readonly answer: string | null;
  /** Decided by whoever took the decision: there was nobody else. */
  readonly isBySame: boolean;
}

/** Six months: what Article 20(1) of Regulation (EU) 2022/2065 asks of platforms, here for everyone. */
export const APPEAL_TERM = 183 * 24 * 60 * 60_000;

/** Whether a comment as it stands can be appealed for: refused or removed, not by its author, not as the end of an appeal. */
export function isAppealable(
  comment: Pick<Comment, 'status'>,
  at: {
    readonly last: Pick<Decision, 'id' | 'actorKind' | 'createdAt'> | null;
    readonly appeals: readonly Pick<Appeal, 'decisionId'>[];
    readonly now: number;
  },
): boolean {
  const { last, appeals, now } = at;
  if (comment.status !== 'rejected' && comment.status !== 'removed') return false;
  if (last === null || (last.actorKind !== 'account' && last.actorKind !== 'policy')) return false;
  return now - last.createdAt <= APPEAL_TERM && !appeals.some(({ decisionId }) => decisionId === last.id);
}
