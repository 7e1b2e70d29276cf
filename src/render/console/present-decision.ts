import type { Account } from '../../core/account.js';
import type { Comment } from '../../core/comment.js';
import type { Decision } from '../../core/decision.js';
import { encodeId } from '../../core/ids.js';
import { areWordsGone } from '../../core/retention.js';
import type { DecisionView, LogEntryView } from '../../wire/console.js';
import { presentTime } from '../present-comment.js';
import { excerptOf } from './excerpt.js';

export interface DecisionMade {
  readonly decision: Decision;
  readonly by: Account | null;
  readonly comment: Comment;
  /** Nothing was decided on the comment since. */
  readonly isLast: boolean;
}

/** With what the log tells beside it. */
export interface LoggedDecisionMade extends DecisionMade {
  /** It was appealed, or ended an appeal, and one person took both decisions. */
  readonly isAppealBySame: boolean;
}

/** A decision for staff. An undo is offered where it would be lawful. */
export function presentDecision({ decision, by, comment, isLast }: DecisionMade): DecisionView {
  const { id, commentId, outcome, rule, reason, createdAt, revision } = decision;
  return {
    id: encodeId(id),
    commentId: encodeId(commentId),
    outcome,
    by: decision.actorKind === 'account' ? (by?.name ?? 'somebody who is gone') : namedJudge(decision),
    rule,
    reason,
    createdAt: presentTime(createdAt),
    revision,
    mayUndo: isLast && isUndoable(decision, comment),
  };
}

/** A decision in the log, with the beginning of the comment as it is now. */
export function presentLogEntry(made: LoggedDecisionMade): LogEntryView {
  const { comment, isAppealBySame } = made;
  return {
    ...presentDecision(made),
    authorName: comment.author.name,
    excerpt: excerptOf(comment, LOG_EXCERPT),
    status: comment.status,
    isAppealBySame,
  };
}

// One line of the log on a wide screen.
const LOG_EXCERPT = 120;

/** Who decided when it was no account: "policy balanced@2". */
export function namedJudge({
  actorKind,
  policyVersion,
}: Pick<Decision, 'actorKind' | 'policyVersion'>): string {
  const who = JUDGES[actorKind];
  return policyVersion === null ? who : `${who} ${policyVersion}`;
}

const JUDGES: Readonly<Record<Decision['actorKind'], string>> = {
  policy: 'policy',
  author: 'the author',
  import: 'an import',
  system: 'Parley',
  account: 'staff',
};

/** Only the act of a person that the comment still shows can be taken back (use-cases/moderate-comment). */
function isUndoable(decision: Decision, comment: Comment): boolean {
  const isAct = decision.actorKind === 'account' && !['delete', 'erase', 'undo'].includes(decision.outcome);
  if (areWordsGone(comment)) return false;
  return isAct && decision.statusAfter === comment.status && decision.revision === comment.revision;
}
