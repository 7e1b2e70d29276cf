import { isAtLeast, roleOn } from '../../../core/account.js';
import { encodeId, type SiteId } from '../../../core/ids.js';
import { SHEET_PARTS } from '../../../core/process/transparency-sheets.js';
import { Refusal } from '../../../core/refusal.js';
import type { Site } from '../../../core/site.js';
import { paintConsole } from '../../../render/console/paint.js';
import { addressesOf } from '../../../render/pages/addresses.js';
import { changeSite } from '../../../use-cases/change-site.js';
import { transparencyReport } from '../../../use-cases/transparency-report.js';
import { sendHtml } from '../../answer.js';
import { formOf } from '../../form-body.js';
import { idFrom, paramOf, queryOf } from '../../read-request.js';
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
      parts: site.settings.law?.isSmall === true ? [] : SHEET_PARTS,
      year: new Date(exchange.app.deps.clock()).getUTCFullYear(),
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

/** A day from the query, UTC midnight. Refuses invalid_request. */
function dayFrom(exchange: Exchange, name: string): number {
  const text = queryOf(exchange, name) ?? '';
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new Refusal('invalid_request', { problem: `${name} is a day, 2026-01-31.` });
  return at;
}

async function sendReport(exchange: Exchange, desk: Desk): Promise<unknown> {
  const site = siteOnDesk(exchange, desk);
  const part = Number(queryOf(exchange, 'part'));
  const period = { site, from: dayFrom(exchange, 'from'), to: dayFrom(exchange, 'to') };
  const sheet = (await transparencyReport(exchange.app.deps, period)).find((one) => one.part === part);
  if (!sheet) throw new Refusal('not_found');
  return exchange.reply
    .header('content-disposition', `attachment; filename="${site.slug}-part-${part}-${sheet.name}.csv"`)
    .type('text/csv; charset=utf-8')
    .send(sheet.csv);
}

function siteOnDesk(exchange: Exchange, { sites }: Desk): Site {
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  const site = sites.find(({ id }) => id === siteId);
  if (!site) throw new Refusal('not_found');
  return site;
}

async function handleLaw(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { id: siteId } = siteOnDesk(exchange, desk);
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
  {
    ...shared,
    method: 'GET',
    path: '/console/law/:siteId/transparency',
    about: "A part of a period's transparency report, in the EU Commission's CSV template.",
    handle: staffPage(sendReport),
  },
];
