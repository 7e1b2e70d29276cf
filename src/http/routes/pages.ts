import { dayOfMonth } from '../../core/local-time.js';
import type { Site } from '../../core/site.js';
import { paintCorrectionsPage } from '../../render/pages/corrections-page.js';
import { paintFrontPage } from '../../render/pages/front-page.js';
import { paintMonthPage } from '../../render/pages/month-page.js';
import type { PageFrame, ReportEntry } from '../../render/pages/props.js';
import { presentStory } from '../../render/present-story.js';
import { listCorrections } from '../../use-cases/list-reports.js';
import { type ListedReport, readFrontPage, readMonth } from '../../use-cases/read-front-page.js';
import { htmlPage, sendPublic } from '../answer.js';
import { pageFrame } from '../page-frame.js';
import { monthFrom, queryOf } from '../read-request.js';
import { mapPictures } from '../report-pictures.js';
import type { Exchange, HttpApp, Route } from '../route.js';

// Some changes make no event: a withdrawn report, a story whose time is over. They show within this time.
const AT_LEAST_EVERY = 30_000;

interface PageAt {
  readonly deps: HttpApp['deps'];
  readonly site: Site;
  readonly frame: PageFrame;
}

/** A page that lists what a site has: made again whenever anything public has happened. */
async function sendSitePage(
  exchange: Exchange,
  page: {
    readonly variant: string;
    readonly paint: (at: PageAt) => Promise<string>;
  },
): Promise<unknown> {
  const { app, request } = exchange;
  const resolved = await app.sites.byHost(request.headers.host ?? '');
  const { site, mark, baseUrl } = resolved;
  const tick = Math.floor(app.deps.clock() / AT_LEAST_EVERY);
  return sendPublic(exchange, {
    variant: `${page.variant} ${site.id} ${baseUrl}`,
    version: `${await app.versions.everything()} ${tick} ${mark}`,
    make: async ({ deps }) =>
      htmlPage(await page.paint({ deps, site, frame: pageFrame(app, site, baseUrl) })),
  });
}

function handleFront(exchange: Exchange): Promise<unknown> {
  return sendSitePage(exchange, {
    variant: 'front',
    paint: async ({ deps, site, frame }) => {
      const page = await readFrontPage(deps, { siteId: site.id });
      const now = deps.clock();
      return paintFrontPage({
        ...frame,
        reports: page.reports.map((listed) => reportEntry(listed, frame)),
        months: page.months,
        discussions: page.discussions.map((story) => presentStory(story, site, now)),
      });
    },
  });
}

function handleMonth(exchange: Exchange): Promise<unknown> {
  const month = monthFrom(exchange);
  const cursor = queryOf(exchange, 'cursor');
  return sendSitePage(exchange, {
    variant: `month ${month} ${cursor ?? ''}`,
    paint: async ({ deps, site, frame }) => {
      const page = await readMonth(deps, {
        siteId: site.id,
        month,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const { months, nextCursor, times } = page;
      const days = countBy(times.map((at) => dayOfMonth(at, site.timezone)));
      const reports = page.reports.map((listed) => reportEntry(listed, frame));
      return paintMonthPage({ ...frame, month, days, reports, months, nextCursor });
    },
  });
}

function countBy(days: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return counts;
}

function handleCorrections(exchange: Exchange): Promise<unknown> {
  return sendSitePage(exchange, {
    variant: 'corrections',
    paint: async ({ deps, site, frame }) => {
      const entries = await listCorrections(deps, { siteId: site.id });
      return paintCorrectionsPage({ ...frame, entries });
    },
  });
}

function reportEntry({ report, total, language, hasMap }: ListedReport, { site }: PageFrame): ReportEntry {
  return { report, total, language, map: hasMap ? mapPictures(site, report) : null };
}

export const pageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/',
    space: 'page',
    who: 'anyone',
    about: 'The front page: the newest reports, the archive, the discussions of articles elsewhere.',
    isCached: true,
    handle: handleFront,
  },
  {
    method: 'GET',
    path: '/:year/:month/',
    space: 'page',
    who: 'anyone',
    about: 'The reports of a month.',
    isCached: true,
    handle: handleMonth,
  },
  {
    method: 'GET',
    path: '/corrections',
    space: 'page',
    who: 'anyone',
    about: 'Everything that was put right, newest first.',
    isCached: true,
    handle: handleCorrections,
  },
];
