import { brotliCompressSync, constants } from 'node:zlib';
import { createIdMaker, type SiteId, type StoryId } from '../src/core/ids.js';
import type { Report } from '../src/core/report.js';
import { DEFAULT_SITE_SETTINGS, type Site } from '../src/core/site.js';
import { paintFrontPage } from '../src/render/pages/front-page.js';
import { paintMonthPage } from '../src/render/pages/month-page.js';
import { openStore } from '../src/storage/open-store.js';
import type { Store } from '../src/storage/store.js';
import { type ListedReport, readFrontPage, readMonth } from '../src/use-cases/read-front-page.js';
import { startServerProcess } from '../test/faults/server-process.js';
import { withFolder } from '../test/kit/temporary.js';
import { type Benchmark, type Figure, percentile, told } from './kit/figure.js';
import { getRequest, hammer } from './kit/http-load.js';
import { madeUpText, seededRandom } from './kit/seeded-site.js';

const MONTHS = 24;
const A_MONTH = 300;
const PAGES = 100;
const CONNECTIONS = 64;
const HAMMERED = 3000;

/** The front page and a month of a newsroom that has published for two years, from the cache and not. */
export const publishing: Benchmark = {
  name: 'publishing',
  about: `The front page and the archive of ${(MONTHS * A_MONTH).toLocaleString('en')} reports in ${MONTHS} months`,
  run: () =>
    withFolder(async (data) => {
      const store = await openStore({ data, role: 'serve' });
      const site = await seed(store);
      const figures = await uncached(store, site);
      await store.close();
      const server = await startServerProcess({ PARLEY_DATA: data, PARLEY_PORT: '0' });
      try {
        return [
          await cached('front page from the cache', `${server.url}/`),
          await cached('month from the cache', `${server.url}/${monthAt(0).replace('-', '/')}/`),
          ...figures,
        ];
      } finally {
        await server.kill('SIGTERM');
      }
    }),
};

/** `YYYY-MM`, so many months before November 2026. */
function monthAt(back: number): string {
  return new Date(Date.UTC(2026, 10 - back, 1)).toISOString().slice(0, 7);
}

async function seed({ write }: Store): Promise<Site> {
  const newId = createIdMaker(Date.now, Math.random);
  const random = seededRandom(5);
  const site: Site = {
    ...{ id: newId<SiteId>(), slug: 'bench', name: 'Bench', language: 'en', timezone: 'UTC' },
    ...{ hosts: ['bench.example'], settings: DEFAULT_SITE_SETTINGS, createdAt: Date.UTC(2024, 0, 1) },
  };
  await write.createSite(site);
  for (let n = 0; n < MONTHS * A_MONTH; n++) {
    const month = monthAt(Math.floor(n / A_MONTH));
    const at = Date.parse(`${month}-01`) + (n % A_MONTH) * 7_200_000;
    const report: Report = {
      ...{ storyId: newId<StoryId>(), siteId: site.id, slug: `report-${n}`, month, status: 'published' },
      ...{ publishedAt: at, placedAt: at, updatedAt: at, byline: 'Ann Example', source: '' },
      ...{ headline: madeUpText(random).slice(0, 70), summary: madeUpText(random).slice(0, 160) },
      body: [{ type: 'paragraph', children: [madeUpText(random)] }],
      ...{ claims: [], corrections: [], map: null, mapWords: null },
      details: {
        section: `Part ${n % 8}`,
        tags: [`Tag ${n % 50}`],
        authors: ['Ann Example'],
        photos: [],
        places: [],
      },
    };
    const story = {
      id: report.storyId,
      siteId: site.id,
      title: report.headline,
      language: null,
      createdAt: at,
    };
    await write.saveReport({ story, report, assets: [], now: at });
  }
  return site;
}

/** The whole making of a page that is in no cache: reads, painting, brotli. */
async function uncached(
  store: Store,
  { id: siteId, name, slug, language, timezone }: Site,
): Promise<Figure[]> {
  const frame = {
    site: { name, slug, language, timezone, baseUrl: 'https://bench.example' },
    assets: { css: '/assets/site.css', embed: '/embed.js', compose: '/assets/compose-page.js' },
  };
  const entry = ({ report, total, language: own }: ListedReport) => ({
    report,
    total,
    language: own,
    map: null,
  });
  const front = async (): Promise<string> => {
    const { reports, months } = await readFrontPage({ store }, { siteId });
    return paintFrontPage({ ...frame, reports: reports.map(entry), months, discussions: [] });
  };
  const month = async (): Promise<string> => {
    const page = await readMonth({ store }, { siteId, month: monthAt(12) });
    const { months, nextCursor } = page;
    const reports = page.reports.map(entry);
    return paintMonthPage({ ...frame, month: monthAt(12), days: new Map(), reports, months, nextCursor });
  };
  return [...(await timed('front page, uncached', front)), ...(await timed('month, uncached', month))];
}

async function timed(name: string, make: () => Promise<string>): Promise<Figure[]> {
  const times: number[] = [];
  let bytes = 0;
  for (let n = 0; n < PAGES; n++) {
    const from = performance.now();
    const html = Buffer.from(await make());
    bytes = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
    times.push(performance.now() - from);
  }
  const note = `${PAGES} pages, in process: reads, HTML, brotli 5; ${bytes} bytes`;
  return [
    told(`${name}, median`, { value: percentile(times, 0.5), unit: 'ms', note }),
    told(`${name}, p95`, { value: percentile(times, 0.95), unit: 'ms', note }),
  ];
}

async function cached(name: string, url: string): Promise<Figure> {
  const request = getRequest(url, { 'accept-encoding': 'br' });
  const load = { url, connections: CONNECTIONS, milliseconds: HAMMERED, request: () => request };
  await hammer({ ...load, requests: 1, connections: 1 });
  const { perSecond, latencies, statuses } = await hammer(load);
  const note = `${CONNECTIONS} connections on this machine, p95 ${percentile(latencies, 0.95).toFixed(1)} ms, answers ${JSON.stringify(statuses)}`;
  return told(name, { value: perSecond, unit: 'pages/s', note });
}
