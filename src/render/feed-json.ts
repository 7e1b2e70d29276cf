import { CARD_FILE, chiefPhoto } from '../core/report-photos.js';
import { entryId, type FeedProps, type FeedReport } from './feed-atom.js';
import { feedContent } from './feed-content.js';
import { type Addresses, addressesOf } from './pages/addresses.js';

/** A site's newest reports as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function feedJson({ site, reports, title, self, page, links }: FeedProps): string {
  const addresses = addressesOf(site);
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: addresses.whole(page),
    feed_url: addresses.whole(self),
    language: site.language,
    ...hubs(links),
    items: reports.map((report) => {
      const url = addresses.whole(addresses.report(report));
      const authors = report.details?.authors ?? (report.byline ? [report.byline] : []);
      return {
        id: entryId(report, addresses),
        url,
        title: report.headline,
        summary: report.summary,
        ...contentOf(report, addresses),
        date_published: new Date(report.publishedAt ?? report.placedAt).toISOString(),
        date_modified: new Date(report.updatedAt).toISOString(),
        ...(authors.length > 0 ? { authors: authors.map((name) => ({ name })) } : {}),
        ...(report.language ? { language: report.language } : {}),
        ...(report.details?.tags.length ? { tags: report.details.tags } : {}),
        // Extensions begin with an underscore and say what they are.
        _discussion: {
          about: 'The discussion under the report.',
          url: `${url}#comments`,
          total: report.total,
        },
      };
    }),
  });
}

/** The text, and the picture that a list may show beside it. */
function contentOf({ body, details, summary }: FeedReport, addresses: Addresses): object {
  const photo = chiefPhoto(details);
  return {
    ...(body === undefined
      ? { content_text: summary }
      : { content_html: feedContent({ body, ...(details && { details }) }, addresses) }),
    ...(photo === null ? {} : { image: addresses.whole(addresses.photo(photo, CARD_FILE)) }),
  };
}

function hubs(links: FeedProps['links']): object {
  const named = links.filter(({ rel }) => rel === 'hub');
  return named.length === 0 ? {} : { hubs: named.map(({ href }) => ({ type: 'WebSub', url: href })) };
}
