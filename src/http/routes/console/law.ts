import { isAtLeast, roleOn } from '../../../core/account.js';
import { encodeId, type SiteId } from '../../../core/ids.js';
import { Refusal } from '../../../core/refusal.js';
import type { Site } from '../../../core/site.js';
import { paintConsole } from '../../../render/console/paint.js';
import { addressesOf } from '../../../render/pages/addresses.js';
import { changeSite } from '../../../use-cases/change-site.js';
import { sendHtml } from '../../answer.js';
import { formOf } from '../../form-body.js';
import { idFrom, paramOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffForm, staffPage } from './desk.js';
import { frameOf } from './frame.js';

async function showLaw(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { baseUrl } = exchange.app.own;
  const addresses = addressesOf({ baseUrl });
  const html = paintConsole.law({
    frame: await frameOf(exchange, desk),
    sites: desk.sites.map((site) => ({
      ...{ id: encodeId(site.id), name: site.name },
      publicHref: addresses.whole(addresses.discussion),
      settings: isAdmin(desk, site) ? lawOf(site) : null,
    })),
  });
  return sendHtml(exchange, 200, html);
}

function isAdmin({ actor }: Desk, site: Site): boolean {
  return isAtLeast(roleOn(actor, site.id), 'admin');
}

function lawOf({ settings: { law } }: Site) {
  return law ?? { contact: '', authorities: '', terms: '', isSmall: false };
}

async function handleLaw(exchange: Exchange, desk: Desk): Promise<unknown> {
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  if (!desk.sites.some(({ id }) => id === siteId)) throw new Refusal('not_found');
  const { contact = '', authorities = '', terms = '', isSmall } = formOf(exchange);
  const law = { contact, authorities, terms, isSmall: isSmall === '1' };
  await changeSite(exchange.app.deps, desk.actor, { siteId, law });
  return seeOther(exchange, `/console/law?saved=1#site-${paramOf(exchange, 'siteId')}`);
}

const shared = { space: 'console', who: 'moderator' } as const;

export const consoleLawRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/law',
    about: 'What the law wants a site to tell, and what can be handed out.',
    handle: staffPage(showLaw),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/law/:siteId',
    about: "Changes a site's contact points and terms. Admins only.",
    handle: staffForm(handleLaw),
  },
];
