import type { Account } from '../../core/account.js';
import type { Comment } from '../../core/comment.js';
import type { Decision } from '../../core/decision.js';
import { encodeId } from '../../core/ids.js';
import type { DecisionLogView } from '../../wire/console.js';
import { presentTime } from '../present-comment.js';

const BY: Readonly<Record<Exclude<Decision['actorKind'], 'account'>, string>> = {
  policy: 'the policy',
  author: 'the author',
  import: 'an import',
  system: 'Parley',
};

/** A row of the log for staff. `comment` is given where an undo may be offered: it must still stand as the decision left it. */
export function presentDecision(decision: Decision, by: Account | null, comment?: Comment): DecisionLogView {
  const who =
    decision.actorKind === 'account' ? (by?.name ?? 'somebody who is gone') : BY[decision.actorKind];
  return {
    id: encodeId(decision.id),
    commentId: encodeId(decision.commentId),
    outcome: decision.outcome,
    by: decision.policyVersion === null ? who : `${who} ${decision.policyVersion}`,
    rule: decision.rule,
    reason: decision.reason,
    statusBefore: decision.statusBefore,
    statusAfter: decision.statusAfter,
    createdAt: presentTime(decision.createdAt),
    revision: decision.revision,
    mayUndo: comment !== undefined && isUndoable(decision, comment),
  };
}

/** Only the act of a person that the comment still shows can be taken back. */
function isUndoable(decision: Decision, comment: Comment): boolean {
  const isAct =
    decision.actorKind === 'account' && ['publish', 'hold', 'reject', 'remove'].includes(decision.outcome);
  return isAct && decision.statusAfter === comment.status && decision.statusBefore !== comment.status;
}
