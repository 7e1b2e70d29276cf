import { type FeedReport, xml } from './feed-atom.js';
import { addressesOf } from './pages/addresses.js';
import type { PageSite } from './pages/props.js';

/** Every public report of a site and its months, for search engines (https://www.sitemaps.org/protocol.html). */
export function sitemap(props: {
  readonly site: PageSite;
  readonly reports: readonly Pick<FeedReport, 'month' | 'slug' | 'updatedAt'>[];
}): string {
  const addresses = addressesOf(props.site);
  const months = [...new Set(props.reports.map(({ month }) => month))];
  const lines = [
    line(addresses.whole(addresses.home)),
    ...(props.site.pages ?? []).map(({ slug }) => line(addresses.whole(addresses.page(slug)))),
    ...months.map((month) => line(addresses.whole(addresses.month(month)))),
    ...props.reports.map((report) => line(addresses.whole(addresses.report(report)), report.updatedAt)),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('\n')}
</urlset>
`;
}

function line(url: string, changedAt?: number): string {
  const changed = changedAt === undefined ? '' : `<lastmod>${new Date(changedAt).toISOString()}</lastmod>`;
  return `  <url><loc>${xml(url)}</loc>${changed}</url>`;
}
