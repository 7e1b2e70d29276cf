import type { CommentId } from '../../../core/ids.js';
import { noteComment } from '../../../use-cases/note-comment.js';
import { formOf, idFrom, paramOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffForm } from './desk.js';

async function handleNote(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const sent = formOf(exchange);
  const commentId = idFrom<CommentId>(exchange, 'commentId');
  const escalates = sent('escalate') === 'yes';
  await noteComment(exchange.app.deps, actor, { commentId, text: sent('text'), escalates });
  return seeOther(exchange, `/console/comment/${paramOf(exchange, 'commentId')}?saved=1#notes`);
}

export const consoleNoteRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/console/comment/:commentId/note',
    space: 'console',
    who: 'moderator',
    about:
      'Notes something on a comment for others of the newsroom; with `escalate` asks somebody else to decide it.',
    handle: staffForm(handleNote),
  },
];
