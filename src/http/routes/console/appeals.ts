import { encodeId } from '../../../core/ids.js';
import { Refusal } from '../../../core/refusal.js';
import { paintConsole } from '../../../render/console/paint.js';
import { presentCard } from '../../../render/console/present-card.js';
import { presentDecision } from '../../../render/console/present-decision.js';
import { presentTime } from '../../../render/present-comment.js';
import { decideAppeal, openAppeals } from '../../../use-cases/decide-appeal.js';
import { sendHtml } from '../../answer.js';
import { formOf } from '../../form-body.js';
import { idFrom } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffForm, staffPage } from './desk.js';
import { cardSetting, frameOf } from './frame.js';

async function showAppeals(exchange: Exchange, desk: Desk): Promise<unknown> {
  const appeals = await openAppeals(exchange.app.deps, desk.actor);
  const setting = cardSetting(exchange, desk);
  const html = paintConsole.appeals({
    frame: await frameOf(exchange, desk),
    appeals: appeals.map(({ appeal, row, decision, isOwn }) => ({
      id: encodeId(appeal.id),
      text: appeal.text,
      createdAt: presentTime(appeal.createdAt),
      card: presentCard(row, setting),
      decision: decision && presentDecision({ ...decision, comment: row.comment, isLast: false }),
      isOwn,
    })),
  });
  return sendHtml(exchange, 200, html);
}

async function handleAppeal(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const { answer = '', end } = formOf(exchange);
  if (end !== 'uphold' && end !== 'reverse')
    throw new Refusal('invalid_request', { problem: 'end must be one of uphold, reverse.' });
  const ended = { id: idFrom<number>(exchange, 'appealId'), reverses: end === 'reverse', answer };
  await decideAppeal(exchange.app.deps, actor, ended);
  return seeOther(exchange, '/console/appeals?saved=1');
}

const shared = { space: 'console', who: 'moderator' } as const;

export const consoleAppealRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/appeals',
    about: 'Appeals that wait, the longest waiting first.',
    handle: staffPage(showAppeals),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/appeal/:appealId',
    about: 'Ends an appeal. Not for whoever took the decision, unless nobody else moderates the site.',
    handle: staffForm(handleAppeal),
  },
];
