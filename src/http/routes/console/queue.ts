import { encodeId } from '../../../core/ids.js';
import { paintConsole } from '../../../render/console/paint.js';
import { presentCard } from '../../../render/console/present-card.js';
import { presentLogEntry } from '../../../render/console/present-decision.js';
import { readDecisionLog } from '../../../use-cases/read-decision-log.js';
import { readQueue } from '../../../use-cases/read-queue.js';
import type { QueueTab } from '../../../wire/console.js';
import { sendHtml } from '../../answer.js';
import { queryOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffPage } from './desk.js';
import { cardSetting, frameOf } from './frame.js';
import { listToken } from './way-back.js';

async function showQueue(exchange: Exchange, desk: Desk, queue: QueueTab): Promise<unknown> {
  // The first page after signing in: writers have no queue, but reports.
  if (desk.sites.length === 0 && desk.written.length > 0) return seeOther(exchange, '/console/reports');
  const cursor = queryOf(exchange, 'cursor');
  const page = await readQueue(exchange.app.deps, desk.actor, { queue, cursor });
  const setting = cardSetting(exchange, desk);
  const address = `/console/queue/${queue}`;
  const html = paintConsole.queue({
    frame: await frameOf(exchange, desk),
    queue,
    cards: page.rows.map((row) => presentCard(row, setting)),
    firstHref: cursor === undefined ? null : address,
    nextHref: page.nextCursor === null ? null : `${address}?cursor=${page.nextCursor}`,
    following: page.following === null ? null : encodeId(page.following),
    from: listToken(queue, cursor),
  });
  return sendHtml(exchange, 200, html);
}

async function showLog(exchange: Exchange, desk: Desk): Promise<unknown> {
  const cursor = queryOf(exchange, 'cursor');
  const { decisions, nextCursor } = await readDecisionLog(exchange.app.deps, desk.actor, { cursor });
  const html = paintConsole.log({
    frame: await frameOf(exchange, desk),
    entries: decisions.map(presentLogEntry),
    firstHref: cursor === undefined ? null : '/console/log',
    nextHref: nextCursor === null ? null : `/console/log?cursor=${nextCursor}`,
    from: listToken('log', cursor),
  });
  return sendHtml(exchange, 200, html);
}

const shared = { method: 'GET', space: 'console', who: 'moderator' } as const;

export const consoleQueueRoutes: readonly Route[] = [
  {
    ...shared,
    path: '/console/queue/held',
    about: 'Comments that wait for a moderator, oldest first.',
    handle: staffPage((exchange, desk) => showQueue(exchange, desk, 'held')),
  },
  {
    ...shared,
    path: '/console/queue/flagged',
    about: 'Published comments that readers complain of, oldest first.',
    handle: staffPage((exchange, desk) => showQueue(exchange, desk, 'flagged')),
  },
  {
    ...shared,
    path: '/console/log',
    about: 'The newest decisions by people.',
    handle: staffPage(showLog),
  },
];
