import { isAtLeast, roleOn } from '../../../../core/account.js';
import { line } from '../../../../core/clean-draft.js';
import { decodeCursor, encodeCursor } from '../../../../core/cursor.js';
import { SOURCE_KINDS } from '../../../../core/draft.js';
import { encodeId, type SiteId } from '../../../../core/ids.js';
import { Refusal } from '../../../../core/refusal.js';
import type { Site } from '../../../../core/site.js';
import { paintConsole, type ReportsPageProps } from '../../../../render/console/paint.js';
import { presentTime } from '../../../../render/present-comment.js';
import { describeSource, startReport } from '../../../../use-cases/edit-report.js';
import { sendHtml } from '../../../answer.js';
import { formOf } from '../../../form-body.js';
import { idFrom, paramOf, queryOf } from '../../../read-request.js';
import type { Exchange, Route } from '../../../route.js';
import { type Desk, seeOther, staffForm, staffPage } from '../desk.js';
import { frameOf } from '../frame.js';
import { createNames, stateOf } from './editor-view.js';

const PAGE = 30;

async function showReports(exchange: Exchange, desk: Desk): Promise<unknown> {
  const sites = await Promise.all(desk.written.map((site) => siteReports(exchange, desk, site)));
  return sendHtml(exchange, 200, paintConsole.reports({ frame: await frameOf(exchange, desk), sites }));
}

/** The reports of one site; of several only the one that the address names goes on to older ones. */
async function siteReports(
  exchange: Exchange,
  { actor }: Desk,
  site: Site,
): Promise<ReportsPageProps['sites'][number]> {
  const { read } = exchange.app.deps.store;
  const id = encodeId(site.id);
  const cursor = queryOf(exchange, 'site') === id ? queryOf(exchange, 'cursor') : undefined;
  const isEditor = isAtLeast(roleOn(actor, site.id), 'editor');
  const found = await read.draftsPage({
    siteId: site.id,
    limit: PAGE + 1,
    ...(isEditor ? {} : { createdBy: actor.account.id }),
    ...(cursor === undefined ? {} : { after: decodeCursor('reports', cursor) }),
  });
  const published = isEditor ? await publishedOf(exchange, site) : { reports: [], nextHref: null };
  const nameOf = createNames(exchange);
  const page = found.slice(0, PAGE);
  const last = page.at(-1)?.draft;
  const next = last && encodeCursor('reports', { key: last.updatedAt, id: last.storyId });
  return {
    ...{ id, name: site.name, timezone: site.timezone, mayPublish: isEditor },
    reports: await Promise.all(
      page.map(async ({ draft, headline, report }) => ({
        id: encodeId(draft.storyId),
        headline,
        state: stateOf(draft, report),
        changedAt: presentTime(draft.updatedAt),
        changedBy: await nameOf(draft.updatedBy),
        publishAt: presentTime(draft.publishAt),
      })),
    ),
    nextHref: found.length > PAGE ? `/console/reports?site=${id}&cursor=${next}` : null,
    published,
  };
}

/** What was published elsewhere or brought by an import: opened, it gets its working copy. */
async function publishedOf(
  exchange: Exchange,
  site: Site,
): Promise<ReportsPageProps['sites'][number]['published']> {
  const id = encodeId(site.id);
  const cursor = queryOf(exchange, 'site') === id ? queryOf(exchange, 'published') : undefined;
  const found = await exchange.app.deps.store.read.reportsWithoutDraft({
    ...{ siteId: site.id, limit: PAGE + 1 },
    ...(cursor === undefined ? {} : { after: decodeCursor('reports', cursor) }),
  });
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  const next = last && encodeCursor('reports', { key: last.placedAt, id: last.storyId });
  return {
    reports: page.map(({ storyId, headline, byline, placedAt }) => ({
      ...{ id: encodeId(storyId), headline, byline },
      publishedAt: presentTime(placedAt),
    })),
    nextHref: found.length > PAGE ? `/console/reports?site=${id}&published=${next}` : null,
  };
}

async function handleNew(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const draft = await startReport(exchange.app.deps, actor, idFrom<SiteId>(exchange, 'siteId'));
  return seeOther(exchange, `/console/report/${encodeId(draft.storyId)}`);
}

function writtenSite(exchange: Exchange, { written }: Desk): Site {
  const id = idFrom<SiteId>(exchange, 'siteId');
  const site = written.find((one) => one.id === id);
  if (site === undefined) throw new Refusal('not_found');
  return site;
}

async function showSources(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { id } = writtenSite(exchange, desk);
  const html = paintConsole.sources({
    frame: await frameOf(exchange, desk),
    siteId: encodeId(id),
    sources: await exchange.app.deps.store.read.newsSources({ siteId: id }),
  });
  return sendHtml(exchange, 200, html);
}

async function handleSource(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { id: siteId } = writtenSite(exchange, desk);
  const { name = '', kind = '', side = '', note = '' } = formOf(exchange);
  await describeSource(exchange.app.deps, desk.actor, {
    siteId,
    kind: SOURCE_KINDS.find((known) => known === kind) ?? null,
    name: line(name),
    side: line(side),
    note: line(note),
  });
  return seeOther(exchange, `/console/site/${paramOf(exchange, 'siteId')}/sources?saved=1`);
}

const shared = { space: 'console', who: 'writer' } as const;

export const reportListRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/reports',
    about: 'The reports of the sites that this person writes for: of a writer their own, of an editor all.',
    handle: staffPage(showReports),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/site/:siteId/reports',
    about: 'Begins a report.',
    handle: staffForm(handleNew),
  },
  {
    ...shared,
    method: 'GET',
    path: '/console/site/:siteId/sources',
    about: 'What the newsroom knows of its sources.',
    handle: staffPage(showSources),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/site/:siteId/sources',
    about: 'Says what a source is, once for all reports.',
    handle: staffForm(handleSource),
  },
];
