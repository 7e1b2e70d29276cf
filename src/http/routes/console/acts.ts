import { type CommentId, type DecisionId, decodeId } from '../../../core/ids.js';
import { Refusal } from '../../../core/refusal.js';
import { ACTS, type Act, moderateComment } from '../../../use-cases/moderate-comment.js';
import { formOf } from '../../form-body.js';
import { mustBeLawfulWrite } from '../../origin.js';
import { idFrom, paramOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { staffOf } from '../../staff.js';
import { SIGN_IN, seeOther } from './frame.js';
import { doneAddress } from './queue.js';

/** Where a form may lead back to: our own console pages, nothing else. */
function backFrom(form: Readonly<Record<string, string>>): string {
  const { back = '' } = form;
  return /^\/console\/[a-z0-9/]{0,60}$/.test(back) ? back : '/console/queue/held';
}

function actFrom({ act }: Readonly<Record<string, string>>): Act {
  const found = ACTS.find((known) => known === act);
  if (found === undefined)
    throw new Refusal('invalid_request', { problem: `act must be one of ${ACTS.join(', ')}.` });
  return found;
}

/** A stale tab is no fault: the moderator is shown how the comment stands now. */
function isStale(error: unknown): boolean {
  return error instanceof Refusal && (error.code === 'stale_revision' || error.code === 'already_decided');
}

async function handleAct(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  const actor = await staffOf(exchange);
  if (actor.kind !== 'account') return seeOther(exchange, SIGN_IN);
  const form = formOf(exchange);
  const commentId = idFrom<CommentId>(exchange, 'commentId');
  const act = actFrom(form);
  try {
    if (act === 'undo') await mustBeLastWord(exchange, commentId, form);
    const reason = form.reason?.trim() || undefined;
    const decided = await moderateComment(exchange.app.deps, actor, {
      commentId,
      act,
      revision: Number(form.revision),
      reason,
    });
    return seeOther(exchange, doneAddress(backFrom(form), act, decided));
  } catch (error) {
    if (isStale(error))
      return seeOther(exchange, `/console/comment/${paramOf(exchange, 'commentId')}?stale=1`);
    throw error;
  }
}

/** An undo names the decision that it takes back: if another one came after it, nothing is undone. */
async function mustBeLastWord(
  exchange: Exchange,
  commentId: CommentId,
  form: Readonly<Record<string, string>>,
): Promise<void> {
  const decisions = await exchange.app.deps.store.read.decisionsOf({ commentId });
  const last = Math.max(...decisions.map(({ id }) => id));
  if (decodeId<DecisionId>(form.decision ?? '') !== last) throw new Refusal('already_decided');
}

const shared = { method: 'POST', space: 'console', who: 'moderator' } as const;

export const consoleActRoutes: readonly Route[] = [
  {
    ...shared,
    path: '/console/comment/:commentId',
    about: 'Decides over a comment at the revision that the form names.',
    handle: handleAct,
  },
];
