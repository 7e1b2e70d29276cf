import { encodeId } from '../../../core/ids.js';
import { Refusal } from '../../../core/refusal.js';
import { moderatedDesks } from '../../../use-cases/moderated-desks.js';
import { countedViews } from '../../../use-cases/saved-views.js';
import { QueueCountsSchema } from '../../../wire/queue-counts.js';
import { sendJson } from '../../answer.js';
import type { Exchange, Route } from '../../route.js';
import { staffOf } from '../../staff.js';

async function handleCounts(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  const actor = await staffOf(exchange);
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const { desks } = await moderatedDesks(deps, actor);
  const counts = await deps.store.read.queueCounts({ desks, by: actor.account.id, now: deps.clock() });
  const appeals = await deps.store.read.openAppealCount({ desks });
  const views = await countedViews(deps, actor);
  const counted = views.map(({ id, count, isMore }) => ({ id: encodeId(id), count, isMore }));
  return sendJson(exchange, 200, { ...counts, appeals, views: counted });
}

export const consoleCountRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/console/counts',
    space: 'staff',
    who: 'moderator',
    about: 'How much waits in each queue, for pages that stay open.',
    answers: { 200: QueueCountsSchema },
    handle: handleCounts,
  },
];
