import { type FeedReport, time, xml } from './feed-atom.js';
import { addressesOf } from './pages/addresses.js';
import type { PageSite } from './pages/props.js';

const TWO_DAYS = 2 * 86_400_000;
/** The most that the protocol takes (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). */
const MOST = 1000;

/** Reports of the last two days, for news search. `reports` are newest first. */
export function sitemapNews(props: {
  readonly site: PageSite;
  readonly now: number;
  readonly reports: readonly Pick<FeedReport, 'headline' | 'month' | 'slug' | 'publishedAt'>[];
}): string {
  const { site, now, reports } = props;
  const addresses = addressesOf(site);
  const fresh = reports.filter(({ publishedAt }) => publishedAt !== null && publishedAt > now - TWO_DAYS);
  const entries = fresh.slice(0, MOST).map(
    (report) => `  <url>
    <loc>${xml(addresses.whole(addresses.report(report)))}</loc>
    <news:news>
      <news:publication><news:name>${xml(site.name)}</news:name><news:language>${xml(site.language.split('-', 1)[0] ?? 'en')}</news:language></news:publication>
      <news:publication_date>${time(report.publishedAt ?? 0)}</news:publication_date>
      <news:title>${xml(report.headline)}</news:title>
    </news:news>
  </url>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${entries.join('\n')}
</urlset>
`;
}
