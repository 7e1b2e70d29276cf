import { Refusal } from '../../core/refusal.js';
import { paintSitePage } from '../../render/pages/site-page.js';
import { htmlPage, sendPublic } from '../answer.js';
import { pageFrame } from '../page-frame.js';
import { paramOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';

/** The mark of a site changes with every save of a page: its links stand in the settings. */
async function handlePage(exchange: Exchange): Promise<unknown> {
  const { app, request } = exchange;
  const { site, mark, baseUrl } = await app.sites.byHost(request.headers.host ?? '');
  const slug = paramOf(exchange, 'slug');
  return sendPublic(exchange, {
    variant: `site page ${site.id} ${slug} ${baseUrl}`,
    version: mark,
    make: async ({ deps }) => {
      const page = await deps.store.read.publicSitePage({ siteId: site.id, slug });
      if (page === undefined) throw new Refusal('not_found');
      return htmlPage(paintSitePage({ ...pageFrame(app, site, baseUrl), page }));
    },
  });
}

export const sitePageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/page/:slug/',
    space: 'page',
    who: 'anyone',
    about: 'A page of the newsroom’s own: about it, its ethics, its imprint.',
    isCached: true,
    handle: handlePage,
  },
];
