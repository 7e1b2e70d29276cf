import { decodeId, type CommentId, type DecisionId } from '../../../core/ids.js';
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
  if (found === undefined) throw new Refusal('invalid_request', { problem: `act must be one of ${ACTS.join(', ')}.` });
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
    const reason = form['reason']?.trim() || undefined;
    const decided = await moderateComment(exchange.app.deps, actor, { commentId, act, revision: Number(form['revision']), reason });
    return seeOther(exchange, doneAddress(backFrom(form), act, act === 'keep' ? null : decided.decisionId));
  } catch (error) {
    if (isStale(error)) return seeOther(exchange, `/console/comment/${paramOf(exchange, 'commentId')}?stale=1`);
    throw error;
  }
}

/** Takes a decision back, if it is still the last word on its comment. */
async function handleUndo(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  const actor = await staffOf(exchange);
  if (actor.kind !== 'account') return seeOther(exchange, SIGN_IN);
  const { deps } = exchange.app;
  const decisionId = decodeId<DecisionId>(formOf(exchange)['decision'] ?? '');
  const decision = decisionId === undefined ? undefined : await deps.store.read.decisionById({ id: decisionId });
  const comment = decision && (await deps.store.read.commentById({ id: decision.commentId }));
  if (decision === undefined || comment === undefined) throw new Refusal('not_found');
  try {
    await moderateComment(deps, actor, { commentId: comment.id, act: 'undo', revision: decision.revision, undoes: decision.id });
    return seeOther(exchange, doneAddress('/console/queue/held', 'undo', null));
  } catch (error) {
    if (isStale(error)) return seeOther(exchange, `/console/comment/${paramOf({ request: exchange.request }, 'commentId')}?stale=1`);
    throw error;
  }
}

const shared = { method: 'POST', space: 'console', who: 'moderator' } as const;

export const consoleActRoutes: readonly Route[] = [
  { ...shared, path: '/console/comment/:commentId', about: 'Decides over a comment at the revision that the form names.', handle: handleAct },
  { ...shared, path: '/console/undo', about: 'Takes a decision back.', handle: handleUndo },
];
