import type { CommentId } from '../../../core/ids.js';
import { paintConsole } from '../../../render/console/paint.js';
import { presentCard, presentNeighbour } from '../../../render/console/present-card.js';
import { presentDecision } from '../../../render/console/present-decision.js';
import { presentTime } from '../../../render/present-comment.js';
import { type ConsoleComment, readConsoleComment } from '../../../use-cases/read-console-comment.js';
import type { StaleReason } from '../../../wire/console.js';
import { sendHtml } from '../../answer.js';
import { idFrom, paramOf, queryOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, staffPage } from './desk.js';
import { cardSetting, frameOf } from './frame.js';
import { listAddress, listFrom } from './way-back.js';

async function showComment(exchange: Exchange, desk: Desk): Promise<unknown> {
  const id = idFrom<CommentId>(exchange, 'commentId');
  const found = await readConsoleComment(exchange.app.deps, desk.actor, id);
  const { comment } = found.row;
  const lastId = found.row.decision?.id;
  const html = paintConsole.comment({
    frame: { ...(await frameOf(exchange, desk)), timezone: found.row.site.timezone },
    card: presentCard(found.row, cardSetting(exchange, desk)),
    above: found.above.map(presentNeighbour),
    below: found.below.map(presentNeighbour),
    decisions: found.decisions
      .map((made) => presentDecision({ ...made, comment, isLast: made.decision.id === lastId }))
      .toReversed(),
    earlier: found.revisions
      .map(({ revision, source, createdAt }) => ({ revision, source, createdAt: presentTime(createdAt) }))
      .toReversed(),
    copies: found.copies.map(presentNeighbour),
    history: found.history,
    stale: staleFrom(queryOf(exchange, 'stale')),
    back: backFrom(exchange, found),
  });
  return sendHtml(exchange, 200, html);
}

const STALE: readonly StaleReason[] = ['text', 'decided', 'flagged', 'in-hand'];

function staleFrom(text: string | undefined): StaleReason | null {
  return STALE.find((reason) => reason === text) ?? null;
}

/** The list that the address names, at this comment's card; else the queue that the comment would be in. */
function backFrom(exchange: Exchange, { row: { waiting } }: ConsoleComment) {
  const list = waiting?.queue ?? 'held';
  const { list: from, href } = listFrom(queryOf(exchange, 'from')) ?? { list, href: listAddress(list) };
  return { list: from, href: from === 'log' ? href : `${href}#card-${paramOf(exchange, 'commentId')}` };
}

export const consoleCommentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/console/comment/:commentId',
    space: 'console',
    who: 'moderator',
    about: 'One comment with its evidence, complaints, surroundings, earlier texts and every decision on it.',
    handle: staffPage(showComment),
  },
];
