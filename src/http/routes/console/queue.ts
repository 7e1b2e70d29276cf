import type { Comment } from '../../../core/comment.js';
import { type CommentId, type DecisionId, encodeId } from '../../../core/ids.js';
import { paintConsole } from '../../../render/console/paint.js';
import { presentCard } from '../../../render/console/present-card.js';
import { presentDecision } from '../../../render/console/present-decision.js';
import { presentTime } from '../../../render/present-comment.js';
import { readConsoleComment } from '../../../use-cases/read-console-comment.js';
import { readDecisionLog, readQueue } from '../../../use-cases/read-queue.js';
import type { QueueTab } from '../../../wire/console.js';
import { sendHtml } from '../../answer.js';
import { idFrom, queryOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { deskOf, frameOf, SIGN_IN, seeOther } from './frame.js';

async function showQueue(exchange: Exchange, queue: QueueTab): Promise<unknown> {
  const desk = await deskOf(exchange);
  if (desk === undefined) return seeOther(exchange, SIGN_IN);
  const cursor = queryOf(exchange, 'cursor');
  const page = await readQueue(exchange.app.deps, desk.actor, {
    queue,
    ...(cursor === undefined ? {} : { cursor }),
  });
  const address = `/console/queue/${queue}`;
  const html = paintConsole.queue({
    frame: frameOf(exchange, desk, page.counts),
    queue,
    cards: page.rows.map(presentCard),
    nextHref: page.nextCursor === null ? null : `${address}?cursor=${page.nextCursor}`,
    back: address,
  });
  return sendHtml(exchange, 200, html);
}

async function showComment(exchange: Exchange): Promise<unknown> {
  const desk = await deskOf(exchange);
  if (desk === undefined) return seeOther(exchange, SIGN_IN);
  const { deps } = exchange.app;
  const found = await readConsoleComment(deps, desk.actor, idFrom<CommentId>(exchange, 'commentId'));
  const { comment } = found.row;
  const html = paintConsole.comment({
    frame: frameOf(
      exchange,
      desk,
      await deps.store.read.queueCounts({ siteIds: desk.sites.map(({ id }) => id) }),
    ),
    card: presentCard(found.row),
    decisions: found.decisions.map(({ decision, by }) => presentDecision(decision, by, comment)),
    earlier: found.revisions.map(({ revision, source, createdAt }) => ({
      revision,
      source,
      createdAt: presentTime(createdAt),
    })),
    isStale: queryOf(exchange, 'stale') === '1',
  });
  return sendHtml(exchange, 200, html);
}

async function showLog(exchange: Exchange): Promise<unknown> {
  const desk = await deskOf(exchange);
  if (desk === undefined) return seeOther(exchange, SIGN_IN);
  const { deps } = exchange.app;
  const cursor = queryOf(exchange, 'cursor');
  const { decisions, nextCursor } = await readDecisionLog(
    deps,
    desk.actor,
    cursor === undefined ? {} : { cursor },
  );
  const comments = await deps.store.read.commentsByIds({
    ids: [...new Set(decisions.map(({ decision }) => decision.commentId))],
  });
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const html = paintConsole.log({
    frame: frameOf(
      exchange,
      desk,
      await deps.store.read.queueCounts({ siteIds: desk.sites.map(({ id }) => id) }),
    ),
    decisions: decisions.map(({ decision, by }) =>
      presentDecision(decision, by, newestOf(decisions, decision) ? byId.get(decision.commentId) : undefined),
    ),
    nextHref: nextCursor === null ? null : `/console/log?cursor=${nextCursor}`,
  });
  return sendHtml(exchange, 200, html);
}

/** Only the last word on a comment can be taken back. */
function newestOf(
  decisions: Awaited<ReturnType<typeof readDecisionLog>>['decisions'],
  decision: { readonly id: DecisionId; readonly commentId: CommentId },
): boolean {
  return decisions.find((row) => row.decision.commentId === decision.commentId)?.decision.id === decision.id;
}

const shared = { space: 'console', who: 'moderator' } as const;

export const consoleQueueRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/queue/held',
    about: 'Comments that wait for a moderator, oldest first.',
    handle: (exchange) => showQueue(exchange, 'held'),
  },
  {
    ...shared,
    method: 'GET',
    path: '/console/queue/flagged',
    about: 'Published comments that readers complain of, oldest first.',
    handle: (exchange) => showQueue(exchange, 'flagged'),
  },
  {
    ...shared,
    method: 'GET',
    path: '/console/comment/:commentId',
    about: 'One comment with its evidence, complaints, earlier texts and every decision on it.',
    handle: showComment,
  },
  {
    ...shared,
    method: 'GET',
    path: '/console/log',
    about: 'The newest decisions by people.',
    handle: showLog,
  },
];

/** The address that tells what was done to a comment, and how to take it back. */
export function doneAddress(
  back: string,
  done: string,
  { comment, decisionId }: { readonly comment: Comment; readonly decisionId: DecisionId },
): string {
  const undo =
    done === 'keep' || done === 'undo'
      ? ''
      : `&undo=${encodeId(comment.id)}.${comment.revision}.${encodeId(decisionId)}`;
  return `${back}?done=${done}${undo}`;
}
