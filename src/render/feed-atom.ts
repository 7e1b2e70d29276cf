import { escapeHtml } from '../core/body/to-html.js';
import type { Report } from '../core/report.js';
import { feedContent } from './feed-content.js';
import type { Addresses } from './pages/addresses.js';
import { addressesOf } from './pages/addresses.js';
import type { PageSite } from './pages/props.js';

export type FeedReport = Pick<
  Report,
  | 'storyId'
  | 'headline'
  | 'summary'
  | 'byline'
  | 'month'
  | 'slug'
  | 'publishedAt'
  | 'placedAt'
  | 'updatedAt'
  | 'details'
> & {
  /** Left out of long lists. */
  readonly body?: Report['body'];
  /** Published comments. */
  readonly total: number;
  /** When the newest of them was written or changed. */
  readonly discussedAt?: number;
  /** BCP 47; absent or null: the site's. */
  readonly language?: string | null;
};

/** A link of a feed beside `self` and `alternate`: `prev-archive`, `next-archive`, `current`, `hub`. */
export interface FeedLink {
  readonly rel: string;
  readonly href: string;
}

export interface FeedProps {
  readonly site: PageSite;
  /** Newest first. */
  readonly reports: readonly FeedReport[];
  /** Of what: the whole site, or a section, author or month. */
  readonly title: string;
  /** Addresses as an `href`: of the feed itself, and of the page that shows the same. */
  readonly self: string;
  readonly page: string;
  readonly links: readonly FeedLink[];
  /** A month that is over: it changes no more (RFC 5005, 4). */
  readonly isArchive: boolean;
}

/** Reports as Atom (RFC 4287), with their discussions (RFC 4685) and, of a site, its archive by months (RFC 5005). */
export function feedAtom({ site, reports, title, self, page, links, isArchive }: FeedProps): string {
  const addresses = addressesOf(site);
  const updated = reports.reduce((latest, report) => Math.max(latest, report.updatedAt), 0);
  const whole = addresses.whole(self);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"${isArchive ? ' xmlns:fh="http://purl.org/syndication/history/1.0"' : ''} xml:lang="${xml(site.language)}">
  <id>${xml(whole)}</id>
  <title>${xml(title)}</title>
  <updated>${time(updated)}</updated>
  <author><name>${xml(site.name)}</name></author>
  <link rel="alternate" type="text/html" href="${xml(addresses.whole(page))}"/>
  <link rel="self" type="application/atom+xml" href="${xml(whole)}"/>
${links.map(({ rel, href }) => `  <link rel="${rel}" href="${xml(addresses.whole(href))}"/>\n`).join('')}${isArchive ? '  <fh:archive/>\n' : ''}${reports.map((report) => entry(report, addresses)).join('\n')}
</feed>
`;
}

function entry(report: FeedReport, addresses: Addresses): string {
  const url = addresses.whole(addresses.report(report));
  const authors = report.details?.authors ?? (report.byline ? [report.byline] : []);
  const replies = addresses.whole(addresses.commentFeed(report));
  const discussed = report.discussedAt === undefined ? '' : ` thr:updated="${time(report.discussedAt)}"`;
  const lines = [
    `<id>${xml(entryId(report, addresses))}</id>`,
    `<title>${xml(report.headline)}</title>`,
    `<link rel="alternate" type="text/html" href="${xml(url)}"/>`,
    `<link rel="replies" type="application/atom+xml" href="${xml(replies)}" thr:count="${report.total}"${discussed}/>`,
    `<thr:total>${report.total}</thr:total>`,
    `<published>${time(report.publishedAt ?? report.placedAt)}</published>`,
    `<updated>${time(report.updatedAt)}</updated>`,
    ...authors.map((name) => `<author><name>${xml(name)}</name></author>`),
    ...(report.details?.section ? [`<category term="${xml(report.details.section)}"/>`] : []),
    ...(report.details?.tags ?? []).map((tag) => `<category term="${xml(tag)}"/>`),
    `<summary>${xml(report.summary)}</summary>`,
    ...contentOf(report, addresses),
  ];
  const language = report.language ? ` xml:lang="${xml(report.language)}"` : '';
  return `  <entry${language}>\n${lines.map((line) => `    ${line}`).join('\n')}\n  </entry>`;
}

function contentOf({ body, details }: FeedReport, addresses: Addresses): readonly string[] {
  if (body === undefined) return [];
  const html = feedContent({ body, ...(details && { details }) }, addresses);
  return [`<content type="html">${xml(html)}</content>`];
}

/** An entry's name for good (RFC 4151): whatever its address becomes, it is the same entry. */
export function entryId(
  report: Pick<FeedReport, 'storyId' | 'publishedAt' | 'placedAt'>,
  { whole, home }: Pick<Addresses, 'whole' | 'home'>,
): string {
  const day = time(report.publishedAt ?? report.placedAt).slice(0, 10);
  return `tag:${new URL(whole(home)).hostname},${day}:report/${report.storyId}`;
}

export function time(at: number): string {
  return new Date(at).toISOString();
}

// XML 1.0 has no place for these, not even as references.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** Text for XML, in content and attributes alike. */
export function xml(text: string): string {
  return escapeHtml(text.toWellFormed().replace(NOT_XML, ''));
}
