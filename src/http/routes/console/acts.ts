import { type CommentId, type DecisionId, decodeId } from '../../../core/ids.js';
import { isHouseReason } from '../../../core/process/house-reasons.js';
import { Refusal } from '../../../core/refusal.js';
import { placeOfComment } from '../../../use-cases/comment-on-desk.js';
import { ACTS, type Act, type ModeratorsAct, moderateComment } from '../../../use-cases/moderate-comment.js';
import { isOnDesks } from '../../../use-cases/moderated-desks.js';
import type { StaleReason } from '../../../wire/console.js';
import { formOf } from '../../form-body.js';
import { idFrom, paramOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffForm } from './desk.js';
import { doneValue } from './frame.js';
import { addressOf, addressWith, listBehind, spotFrom, wayBack } from './way-back.js';

async function handleAct(exchange: Exchange, desk: Desk): Promise<unknown> {
  const sent = formOf(exchange);
  const back = wayBack(sent.back) ?? '/console/queue/held';
  const act = actFrom(exchange);
  const decisionId = await decide(exchange, desk, act);
  if (typeof decisionId === 'string') return seeOther(exchange, staleAddress(exchange, back, decisionId));
  const done = doneValue(act.commentId, decisionId);
  return seeOther(exchange, addressWith(back, `done=${done}`, spotFrom(sent.spot ?? '')));
}

/** The decision that was taken, or why the moderator must look again. A stale tab is no fault. */
async function decide(exchange: Exchange, desk: Desk, act: ModeratorsAct): Promise<DecisionId | StaleReason> {
  try {
    return (await moderateComment(exchange.app.deps, desk.actor, act)).decisionId;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'stale_revision') return 'text';
    if (error.code === 'new_complaint') return 'flagged';
    if (error.code === 'in_hand') return 'in-hand';
    if (error.code === 'already_decided') return (await sameDecision(exchange, desk, act)) ?? 'decided';
    if (error.code === 'forbidden' && !(await isOnDesk(exchange, desk, act))) throw new Refusal('not_found');
    throw error;
  }
}

/** For staff of another site or section a comment does not exist. */
async function isOnDesk(
  exchange: Exchange,
  { desks }: Desk,
  { commentId }: Pick<ModeratorsAct, 'commentId'>,
): Promise<boolean> {
  const { comment, story } = await placeOfComment(exchange.app.deps.store.read, commentId);
  return isOnDesks(desks, { siteId: comment.siteId, section: story.section });
}

/** A button that was pressed twice: the same person has just done the very same. */
async function sameDecision(
  exchange: Exchange,
  { actor }: Desk,
  { commentId, act, last }: ModeratorsAct,
): Promise<DecisionId | undefined> {
  const decisions = await exchange.app.deps.store.read.decisionsOf({ commentId });
  const newest = decisions.at(-1);
  const isOwn = newest?.actorKind === 'account' && newest.actorId === actor.account.id;
  const isSame = isOwn && newest.outcome === act && (decisions.at(-2)?.id ?? null) === last;
  return isSame ? newest.id : undefined;
}

function actFrom(exchange: Exchange): ModeratorsAct {
  const sent = formOf(exchange);
  const act = ACTS.find((known): known is Act => known === sent.act);
  if (act === undefined)
    throw new Refusal('invalid_request', { problem: `act must be one of ${ACTS.join(', ')}.` });
  return {
    commentId: idFrom<CommentId>(exchange, 'commentId'),
    act,
    revision: Number(sent.revision ?? ''),
    last: decisionFrom(sent.last ?? ''),
    lastFlag: flagFrom(sent.flag ?? ''),
    rule: isHouseReason(sent.rule) ? sent.rule : undefined,
    reason: (sent.reason ?? '').trim() || undefined,
  };
}

/** The decision that a form comes after; empty for none. */
function decisionFrom(text: string): DecisionId | null {
  if (text === '') return null;
  const id = decodeId<DecisionId>(text);
  if (id === undefined)
    throw new Refusal('invalid_request', { problem: 'last must be the id of a decision.' });
  return id;
}

/** The complaint that a form has shown; empty for none. */
function flagFrom(text: string): number | null {
  if (text === '') return null;
  const id = Number(text);
  if (!Number.isSafeInteger(id))
    throw new Refusal('invalid_request', { problem: 'flag must be the number of a complaint.' });
  return id;
}

function staleAddress(exchange: Exchange, back: string, stale: StaleReason): string {
  const page = `/console/comment/${paramOf(exchange, 'commentId')}`;
  return addressWith(addressOf(page, { from: listBehind(back) }), `stale=${stale}`);
}

export const consoleActRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/console/comment/:commentId',
    space: 'console',
    who: 'moderator',
    about: 'Decides over a comment, at the revision and after the decision that the form names.',
    handle: staffForm(handleAct),
  },
];
