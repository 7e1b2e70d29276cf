import { encodeId, type SiteId } from '../../../core/ids.js';
import { Refusal } from '../../../core/refusal.js';
import type { SitePageContent, SitePageKind } from '../../../core/site-page.js';
import { paintConsole, type SitePageProps } from '../../../render/console/paint.js';
import { presentTime } from '../../../render/present-comment.js';
import {
  addSitePage,
  deleteSitePage,
  listSitePages,
  openSitePage,
  saveSitePage,
} from '../../../use-cases/edit-site-page.js';
import { sendHtml } from '../../answer.js';
import { STATUS } from '../../errors.js';
import { formOf } from '../../form-body.js';
import { idFrom, paramOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, publicBase, seeOther, staffForm, staffPage } from './desk.js';
import { frameOf } from './frame.js';
import { REPORT_BODY } from './report/editor.js';

async function showPages(exchange: Exchange, desk: Desk): Promise<unknown> {
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  const { site, pages } = await listSitePages(exchange.app.deps, desk.actor, siteId);
  const html = paintConsole.sitePages({
    frame: await frameOf(exchange, desk),
    ...{ siteId: encodeId(siteId), siteName: site.name, timezone: site.timezone },
    pages: pages.map(({ id, title, slug, isPublic, updatedAt }) => ({
      ...{ id: encodeId(id), title, slug, isPublic, updatedAt: presentTime(updatedAt) },
    })),
  });
  return sendHtml(exchange, 200, html);
}

async function handleNew(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  const { title = '' } = formOf(exchange);
  const page = await addSitePage(exchange.app.deps, actor, { siteId, title });
  return seeOther(exchange, `/console/page/${encodeId(page.id)}`);
}

async function showPage(exchange: Exchange, desk: Desk): Promise<unknown> {
  return sendPage(exchange, desk, { status: 200 });
}

interface Shown extends Partial<Pick<SitePageProps, 'problem' | 'theirs'>> {
  readonly status: number;
  /** What the form holds, where that is not what is stored. */
  readonly content?: SitePageContent;
}

async function sendPage(
  exchange: Exchange,
  desk: Desk,
  { status, content, ...news }: Shown,
): Promise<unknown> {
  const { page, site } = await openSitePage(
    exchange.app.deps,
    desk.actor,
    idFrom<number>(exchange, 'pageId'),
  );
  const html = paintConsole.sitePage({
    frame: await frameOf(exchange, desk),
    ...{ id: encodeId(page.id), siteId: encodeId(site.id), timezone: site.timezone },
    ...{ revision: page.revision, savedAt: presentTime(page.updatedAt) },
    content: content ?? page,
    publicHref: page.isPublic ? `${publicBase(exchange)}/page/${page.slug}/` : null,
    ...{ problem: null, theirs: null, ...news },
  });
  return sendHtml(exchange, status, html);
}

async function handlePage(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { deps } = exchange.app;
  const id = idFrom<number>(exchange, 'pageId');
  const fields = formOf(exchange);
  if (fields.act === 'delete') {
    const siteId = await deleteSitePage(deps, desk.actor, id);
    return seeOther(exchange, `/console/site/${encodeId(siteId)}/pages?saved=1`);
  }
  const content = contentFrom(fields);
  try {
    await saveSitePage(deps, desk.actor, { id, revision: Number(fields.revision), content });
    return seeOther(exchange, `/console/page/${paramOf(exchange, 'pageId')}?saved=1`);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'not_found') throw error;
    const { page } = await openSitePage(deps, desk.actor, id);
    return sendPage(exchange, desk, {
      ...{ content, status: STATUS[error.code], problem: error.message },
      theirs: error.code === 'page_changed' ? page.source : null,
    });
  }
}

function contentFrom(fields: Readonly<Record<string, string>>): SitePageContent {
  return {
    title: fields.title ?? '',
    slug: fields.slug ?? '',
    source: fields.source ?? '',
    kind: (fields.kind ?? '') as SitePageKind,
    position: Number(fields.position),
    isPublic: fields.public === '1',
  };
}

const shared = { space: 'console', who: 'editor' } as const;

export const consoleSitePageRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/site/:siteId/pages',
    about: 'The pages of a site that are no reports.',
    handle: staffPage(showPages),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/site/:siteId/pages',
    about: 'Begins a page.',
    handle: staffForm(handleNew),
  },
  {
    ...shared,
    method: 'GET',
    path: '/console/page/:pageId',
    about: 'A page on its editor’s desk.',
    handle: staffPage(showPage),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/page/:pageId',
    about: 'Saves or deletes a page.',
    bodyLimit: REPORT_BODY,
    handle: staffForm(handlePage),
  },
];
