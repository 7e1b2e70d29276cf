import { Refusal } from '../../core/refusal.js';
import { type FeedLink, type FeedReport, feedAtom } from '../../render/feed-atom.js';
import { feedComments } from '../../render/feed-comments.js';
import { feedJson } from '../../render/feed-json.js';
import { hubLinks } from '../../render/feed-topics.js';
import { type Addresses, addressesOf } from '../../render/pages/addresses.js';
import type { PageFrame } from '../../render/pages/props.js';
import { presentThread } from '../../render/present-thread.js';
import { sitemap } from '../../render/sitemap.js';
import { sitemapNews } from '../../render/sitemap-news.js';
import { FEED_REPORTS, MOST_IN_SITEMAP, monthReports, newestReports } from '../../use-cases/list-reports.js';
import type { MonthCount, ReportListing } from '../../use-cases/read-front-page.js';
import { readReport } from '../../use-cases/read-report.js';
import { MOST_ROOTS_PER_PAGE, readThread } from '../../use-cases/read-thread.js';
import { sendPublic } from '../answer.js';
import { pageFrame } from '../page-frame.js';
import { monthFrom, paramOf } from '../read-request.js';
import type { Exchange, HttpApp, Route } from '../route.js';
import type { ResolvedSite } from '../site-resolver.js';

const ATOM = 'application/atom+xml; charset=utf-8';

interface Making {
  readonly app: HttpApp;
  readonly resolved: ResolvedSite;
  readonly site: PageFrame['site'];
  readonly addresses: Addresses;
}

interface Feed {
  readonly name: string;
  readonly contentType: string;
  /** As an `href`, of a feed that names the hub. */
  readonly self?: (addresses: Addresses) => string;
  readonly make: (making: Making) => Promise<string>;
}

/** Reports with their whole text, for feeds: read one by one, and only when a feed is made anew. */
export async function withBodies(
  { deps }: Pick<HttpApp, 'deps'>,
  listings: readonly ReportListing[],
): Promise<readonly FeedReport[]> {
  return Promise.all(
    listings.map(async ({ report, total, language }) => {
      const { storyId } = report;
      const whole = await deps.store.read.reportByStory({ storyId });
      const [newest] = total === 0 ? [] : await deps.store.read.newestOfStory({ storyId, limit: 1 });
      return {
        ...{ ...report, total, language },
        ...(whole === undefined ? {} : { body: whole.body }),
        ...(newest === undefined ? {} : { discussedAt: newest.editedAt ?? newest.placedAt }),
      };
    }),
  );
}

/** The subscription feed: the newest reports, and all of the newest month, so that with its archives nothing is missing. */
async function siteReports({ app, resolved: { site } }: Making) {
  const siteId = site.id;
  const months = await app.deps.store.read.reportMonths({ siteId });
  const limit = Math.max(FEED_REPORTS, Math.min(months[0]?.count ?? 0, 500));
  return { months, reports: await withBodies(app, await newestReports(app.deps, { siteId, limit })) };
}

/** The link by which a feed names its hub. */
export function hubOf({ deps }: Pick<HttpApp, 'deps'>): readonly FeedLink[] {
  const { hub } = deps.config;
  return hub === null ? [] : [{ rel: 'hub', href: hub }];
}

async function makeAtom(making: Making): Promise<string> {
  const { site, addresses } = making;
  const { months, reports } = await siteReports(making);
  const closed = months[1];
  return feedAtom({
    ...{ site, reports, title: site.name, self: addresses.atom, page: addresses.home, isArchive: false },
    links: [
      ...hubOf(making.app),
      ...(closed === undefined ? [] : [{ rel: 'prev-archive', href: addresses.monthFeed(closed.month) }]),
    ],
  });
}

async function makeJson(making: Making): Promise<string> {
  const { site, addresses } = making;
  const { reports } = await siteReports(making);
  return feedJson({
    ...{ site, reports, title: site.name, self: addresses.jsonFeed, page: addresses.home },
    ...{ links: hubOf(making.app), isArchive: false },
  });
}

async function makeMonth(making: Making, month: string): Promise<string> {
  const { app, site, addresses, resolved } = making;
  const months = await app.deps.store.read.reportMonths({ siteId: resolved.site.id });
  if (!months.some((one) => one.month === month)) throw new Refusal('not_found');
  const listings = await monthReports(app.deps, { siteId: resolved.site.id, month });
  return feedAtom({
    ...{
      site,
      title: `${site.name} ${month}`,
      self: addresses.monthFeed(month),
      page: addresses.month(month),
    },
    reports: await withBodies(app, listings),
    links: archiveLinks(months, month, addresses),
    // The newest month still grows.
    isArchive: months[0]?.month !== month,
  });
}

function archiveLinks(months: readonly MonthCount[], month: string, addresses: Addresses): FeedLink[] {
  const at = months.findIndex((one) => one.month === month);
  const [next, previous] = [at > 1 ? months[at - 1] : undefined, months[at + 1]];
  return [
    { rel: 'current', href: addresses.atom },
    ...(previous ? [{ rel: 'prev-archive', href: addresses.monthFeed(previous.month) }] : []),
    ...(next ? [{ rel: 'next-archive', href: addresses.monthFeed(next.month) }] : []),
  ];
}

async function makeSitemap({ app, resolved, site }: Making): Promise<string> {
  const listings = await newestReports(app.deps, { siteId: resolved.site.id, limit: MOST_IN_SITEMAP });
  return sitemap({ site, reports: listings.map(({ report }) => report) });
}

async function makeNews({ app, resolved, site }: Making): Promise<string> {
  const listings = await newestReports(app.deps, { siteId: resolved.site.id, limit: 1000 });
  const reports = listings.map(({ report }) => report);
  return sitemapNews({ site, now: app.deps.clock(), reports });
}

/** What is only fresh for a time shows it within half an hour without an event. */
const HALF_HOUR = 1_800_000;

async function sendFeed(exchange: Exchange, feed: Feed): Promise<unknown> {
  const { app, request } = exchange;
  const resolved = await app.sites.byHost(request.headers.host ?? '');
  const { site, mark, baseUrl } = resolved;
  const tick = Math.floor(app.deps.clock() / HALF_HOUR);
  return sendPublic(exchange, {
    variant: `${feed.name} ${site.id} ${baseUrl}`,
    version: `${await app.versions.everything()} ${tick} ${mark}`,
    make: async (reading) => {
      const frame = pageFrame(app, site, baseUrl);
      const making = { app: reading, resolved, site: frame.site, addresses: addressesOf({ baseUrl }) };
      const { whole } = making.addresses;
      const links = feed.self ? hubLinks(app.deps.config.hub, whole(feed.self(making.addresses))) : {};
      return {
        content: await feed.make(making),
        contentType: feed.contentType,
        space: 'public',
        ...links,
      };
    },
  });
}

/** The newest comments under one report. */
async function sendComments(exchange: Exchange): Promise<unknown> {
  const [month, slug] = [monthFrom(exchange), paramOf(exchange, 'slug')];
  return sendFeed(exchange, {
    name: `comments ${month} ${slug}`,
    contentType: ATOM,
    make: async ({ app, resolved, site }) => {
      const report = await readReport(app.deps, { siteId: resolved.site.id, month, slug });
      if (report.status !== 'published') throw new Refusal('not_found');
      const page = await readThread(app.deps, {
        storyId: report.storyId,
        sort: 'newest',
        limit: MOST_ROOTS_PER_PAGE,
      });
      const comments = presentThread(page)
        .comments.flatMap((root) => [root, ...root.replies])
        .filter(({ state }) => state === 'published');
      return feedComments({ site, comments, report: { ...report, total: page.story.total } });
    },
  });
}

const shared = { method: 'GET', space: 'page', who: 'anyone', isCached: true } as const;

export const feedRoutes: readonly Route[] = [
  {
    ...shared,
    path: '/feed.atom',
    about: 'The newest reports as an Atom feed.',
    handle: (exchange) =>
      sendFeed(exchange, { name: 'atom', contentType: ATOM, make: makeAtom, self: ({ atom }) => atom }),
  },
  {
    ...shared,
    path: '/feed.json',
    about: 'The newest reports as a JSON feed.',
    handle: (exchange) =>
      sendFeed(exchange, {
        name: 'json feed',
        contentType: 'application/feed+json; charset=utf-8',
        make: makeJson,
        self: ({ jsonFeed }) => jsonFeed,
      }),
  },
  {
    ...shared,
    path: '/:year/:month/feed.atom',
    about: 'The reports of a month as an Atom feed; one that is over is an archive (RFC 5005).',
    handle: (exchange) => {
      const month = monthFrom(exchange);
      const make = (making: Making): Promise<string> => makeMonth(making, month);
      return sendFeed(exchange, { name: `atom ${month}`, contentType: ATOM, make });
    },
  },
  {
    ...shared,
    path: '/:year/:month/:slug/comments.atom',
    about: 'The newest comments under a report as an Atom feed (RFC 4685).',
    handle: sendComments,
  },
  {
    ...shared,
    path: '/sitemap.xml',
    about: 'Every report and month, for search engines.',
    handle: (exchange) =>
      sendFeed(exchange, {
        name: 'sitemap',
        contentType: 'application/xml; charset=utf-8',
        make: makeSitemap,
      }),
  },
  {
    ...shared,
    path: '/sitemap-news.xml',
    about: 'The reports of the last two days, for news search.',
    handle: (exchange) =>
      sendFeed(exchange, {
        name: 'news sitemap',
        contentType: 'application/xml; charset=utf-8',
        make: makeNews,
      }),
  },
];
