import { Refusal } from '../../../core/refusal.js';
import { viewAddress, viewAsked } from '../../../core/saved-view.js';
import { paintConsole } from '../../../render/console/paint.js';
import { presentCard } from '../../../render/console/present-card.js';
import { searchQueue } from '../../../use-cases/search-queue.js';
import { sendHtml } from '../../answer.js';
import { queryOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, staffPage } from './desk.js';
import { cardSetting, frameOf } from './frame.js';
import { searchFormOf } from './search-form.js';
import { viewFormsOf } from './views.js';
import { hereOf } from './way-back.js';

const PARAMETERS = ['q', 'by', 'status', 'rule', 'section', 'site', 'from', 'to', 'order'];

async function showSearch(exchange: Exchange, desk: Desk): Promise<unknown> {
  if (desk.desks.length === 0) throw new Refusal('forbidden', { reason: 'it needs the role moderator.' });
  const given = Object.fromEntries(PARAMETERS.map((name) => [name, queryOf(exchange, name)]));
  const { parameters = {} } = viewAsked('search', given) ?? {};
  const asked = { page: 'search', parameters } as const;
  const hasAsked = Object.keys(parameters).length > 0;
  const cursor = queryOf(exchange, 'cursor');
  const { rows, nextCursor } = hasAsked
    ? await searchQueue(exchange.app.deps, desk.actor, { ...parameters, cursor })
    : { rows: [], nextCursor: null };
  const frame = await frameOf(exchange, desk);
  const setting = cardSetting(exchange, desk);
  const html = paintConsole.search({
    ...{ frame, hasAsked, from: hereOf(exchange) },
    form: await searchFormOf(exchange, desk, parameters),
    view: viewFormsOf(asked, frame),
    cards: rows.map((row) => presentCard(row, setting)),
    nextHref: nextCursor === null ? null : viewAddress(asked, { cursor: nextCursor }),
  });
  return sendHtml(exchange, 200, html);
}

export const consoleSearchRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/console/search',
    space: 'console',
    who: 'moderator',
    about:
      'Comments of any status by words (`q`), author (`by`), `status` (also `flagged`, `unreviewed`), `rule`, `section`, `site`, day (`from`, `to`), in the `order` newest or oldest, as the cards of queues.',
    handle: staffPage(showSearch),
  },
];
