import type { FeedProps } from './feed-atom.js';
import { addressesOf } from './pages/addresses.js';

/** A site's newest reports as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function feedJson({ site, reports }: FeedProps): string {
  const addresses = addressesOf(site);
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: site.name,
    home_page_url: addresses.whole(addresses.home),
    feed_url: addresses.whole(addresses.jsonFeed),
    language: site.language,
    items: reports.map((report) => {
      const url = addresses.whole(addresses.report(report));
      return {
        id: url,
        url,
        title: report.headline,
        summary: report.summary,
        content_text: report.summary,
        date_published: new Date(report.publishedAt ?? report.placedAt).toISOString(),
        date_modified: new Date(report.updatedAt).toISOString(),
        ...(report.byline ? { authors: [{ name: report.byline }] } : {}),
      };
    }),
  });
}
