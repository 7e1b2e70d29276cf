import type { SiteId } from '../../../core/ids.js';
import { paintConsole } from '../../../render/console/paint.js';
import { readNumbers } from '../../../use-cases/read-numbers.js';
import { sendHtml } from '../../answer.js';
import { idFrom } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, staffPage } from './desk.js';
import { frameOf } from './frame.js';

async function showNumbers(exchange: Exchange, desk: Desk): Promise<unknown> {
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  const { site, ...numbers } = await readNumbers(exchange.app.deps, desk.actor, siteId);
  const frame = await frameOf(exchange, desk);
  return sendHtml(exchange, 200, paintConsole.numbers({ ...numbers, frame, siteName: site.name }));
}

export const consoleNumberRoutes: readonly Route[] = [
  {
    ...{ space: 'console', who: 'moderator', method: 'GET', path: '/console/site/:siteId/numbers' },
    about: 'What moderation on a site came to in the last 30 days.',
    handle: staffPage(showNumbers),
  },
];
