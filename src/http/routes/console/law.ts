import { Readable } from 'node:stream';
import { isAtLeast, roleOn } from '../../../core/account.js';
import { encodeId, type SiteId } from '../../../core/ids.js';
import { SHEET_PARTS } from '../../../core/process/transparency-sheets.js';
import { Refusal } from '../../../core/refusal.js';
import { parseRetention, sayRetention } from '../../../core/retention.js';
import type { Site } from '../../../core/site.js';
import { paintConsole } from '../../../render/console/paint.js';
import { addressesOf } from '../../../render/pages/addresses.js';
import { changeSite } from '../../../use-cases/change-site.js';
import { exportLog } from '../../../use-cases/export-log.js';
import { transparencyReport } from '../../../use-cases/transparency-report.js';
import { sendHtml } from '../../answer.js';
import { formOf } from '../../form-body.js';
import { idFrom, paramOf, queryOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffForm, staffPage } from './desk.js';
import { frameOf } from './frame.js';

async function showLaw(exchange: Exchange, desk: Desk): Promise<unknown> {
  if (desk.sites.length === 0) throw new Refusal('forbidden', { reason: 'it needs the role moderator.' });
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

function lawOf({ settings: { law, retention } }: Site) {
  const told = law ?? { contact: '', authorities: '', terms: '', isSmall: false };
  return { ...told, keep: sayRetention(retention ?? {}) };
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
  const days = { from: dayFrom(exchange, 'from'), to: dayFrom(exchange, 'to') };
  const period = { site, ...days, hadNoOrders: queryOf(exchange, 'noOrders') === '1' };
  const sheet = (await transparencyReport(exchange.app.deps, period)).find((one) => one.part === part);
  if (!sheet) throw new Refusal('not_found');
  return exchange.reply
    .header('content-disposition', `attachment; filename="${site.slug}-part-${part}-${sheet.name}.csv"`)
    .type('text/csv; charset=utf-8')
    .send(sheet.csv);
}

async function sendLog(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { id: siteId, slug } = siteOnDesk(exchange, desk);
  const format = queryOf(exchange, 'format') === 'csv' ? 'csv' : 'jsonl';
  const type = format === 'csv' ? 'text/csv' : 'application/x-ndjson';
  return exchange.reply
    .header('content-disposition', `attachment; filename="${slug}-log.${format}"`)
    .type(`${type}; charset=utf-8`)
    .send(Readable.from(exportLog(exchange.app.deps, { siteId, format })));
}

function siteOnDesk(exchange: Exchange, { sites }: Desk): Site {
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  const site = sites.find(({ id }) => id === siteId);
  if (!site) throw new Refusal('not_found');
  return site;
}

async function handleLaw(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { id: siteId } = siteOnDesk(exchange, desk);
  const { contact = '', authorities = '', terms = '', isSmall, keep } = formOf(exchange);
  const retention = keep === undefined ? {} : { retention: parseRetention(keep) };
  const law = { contact, authorities, terms, isSmall: isSmall === '1' };
  await changeSite(exchange.app.deps, desk.actor, { siteId, law, ...retention });
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
  {
    ...shared,
    method: 'GET',
    path: '/console/law/:siteId/log',
    about: "A site's append-only log, as JSON lines or (`format=csv`) a table.",
    handle: staffPage(sendLog),
  },
];
