import { encodeId } from '../../core/ids.js';
import { addressesOf } from '../../render/pages/addresses.js';
import { findOldComment } from '../../use-cases/find-old-comment.js';
import { paramOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';

async function handleOld(exchange: Exchange): Promise<unknown> {
  const { app, request, reply } = exchange;
  const { site, baseUrl } = await app.sites.byHost(request.headers.host ?? '');
  const id = await findOldComment(app.deps, {
    siteId: site.id,
    system: paramOf(exchange, 'system'),
    sourceId: paramOf(exchange, 'sourceId'),
  });
  return reply.redirect(addressesOf({ baseUrl }).urls.comment(encodeId(id)), 301);
}

export const oldAddressRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/old/:system/:sourceId',
    space: 'page',
    who: 'anyone',
    about: 'The new home of a comment by its id in the system that it was imported from.',
    handle: handleOld,
  },
];
