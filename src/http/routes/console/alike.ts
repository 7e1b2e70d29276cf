import type { CommentId } from '../../../core/ids.js';
import { paintConsole } from '../../../render/console/paint.js';
import { presentCard } from '../../../render/console/present-card.js';
import { LIKENESSES, readAlike } from '../../../use-cases/read-alike.js';
import { sendHtml } from '../../answer.js';
import { idFrom, paramOf, queryOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, staffPage } from './desk.js';
import { cardSetting, frameOf } from './frame.js';
import { hereOf } from './way-back.js';

async function showAlike(exchange: Exchange, desk: Desk): Promise<unknown> {
  const likeness = LIKENESSES.find((known) => known === queryOf(exchange, 'by')) ?? 'copies';
  const commentId = idFrom<CommentId>(exchange, 'commentId');
  const { rows, comment } = await readAlike(exchange.app.deps, desk.actor, { commentId, likeness });
  const setting = cardSetting(exchange, desk);
  const html = paintConsole.alike({
    frame: await frameOf(exchange, desk),
    ...{ likeness, commentId: paramOf(exchange, 'commentId'), authorName: comment.author.name },
    cards: rows.map((row) => presentCard(row, setting)),
    from: hereOf(exchange),
  });
  return sendHtml(exchange, 200, html);
}

export const consoleAlikeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/console/like/:commentId',
    space: 'console',
    who: 'moderator',
    about:
      'What waits and is like a comment: nearly the same text, the same author or the same rule (`by`: copies, author, rule), all of it chosen, to be looked at and decided at once.',
    handle: staffPage(showAlike),
  },
];
