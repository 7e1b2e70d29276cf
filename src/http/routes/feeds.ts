import { feedAtom } from '../../render/feed-atom.js';
import { feedJson } from '../../render/feed-json.js';
import type { PageFrame } from '../../render/pages/props.js';
import { sitemap } from '../../render/sitemap.js';
import { FEED_REPORTS, MOST_IN_SITEMAP, newestReports } from '../../use-cases/list-reports.js';
import type { ReportListing } from '../../use-cases/read-front-page.js';
import { sendPublic } from '../answer.js';
import { pageFrame } from '../page-frame.js';
import type { Exchange, Route } from '../route.js';

interface Feed {
  readonly name: string;
  readonly contentType: string;
  readonly limit: number;
  readonly write: (props: {
    readonly site: PageFrame['site'];
    readonly reports: readonly ReportListing['report'][];
  }) => string;
}

const FEEDS: Readonly<Record<'atom' | 'json' | 'sitemap', Feed>> = {
  atom: {
    name: 'atom',
    contentType: 'application/atom+xml; charset=utf-8',
    limit: FEED_REPORTS,
    write: feedAtom,
  },
  json: {
    name: 'json feed',
    contentType: 'application/feed+json; charset=utf-8',
    limit: FEED_REPORTS,
    write: feedJson,
  },
  sitemap: {
    name: 'sitemap',
    contentType: 'application/xml; charset=utf-8',
    limit: MOST_IN_SITEMAP,
    write: sitemap,
  },
};

async function sendFeed(exchange: Exchange, feed: Feed): Promise<unknown> {
  const { app, request } = exchange;
  const { site, mark, baseUrl } = await app.sites.byHost(request.headers.host ?? '');
  return sendPublic(exchange, {
    variant: `${feed.name} ${site.id} ${baseUrl}`,
    version: `${await app.versions.everything()} ${mark}`,
    make: async () => {
      const listings = await newestReports(app.deps, { siteId: site.id, limit: feed.limit });
      const frame = pageFrame(app, site, baseUrl);
      const content = feed.write({ site: frame.site, reports: listings.map(({ report }) => report) });
      return { content, contentType: feed.contentType, space: 'public' };
    },
  });
}

function feedRoute(path: string, feed: Feed, about: string): Route {
  return {
    method: 'GET',
    path,
    space: 'page',
    who: 'anyone',
    about,
    isCached: true,
    handle: (exchange) => sendFeed(exchange, feed),
  };
}

export const feedRoutes: readonly Route[] = [
  feedRoute('/feed.atom', FEEDS.atom, 'The newest reports as an Atom feed.'),
  feedRoute('/feed.json', FEEDS.json, 'The newest reports as a JSON feed.'),
  feedRoute('/sitemap.xml', FEEDS.sitemap, 'Every report and month, for search engines.'),
];
