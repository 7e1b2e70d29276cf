import { escapeHtml } from '../core/body/to-html.js';
import type { Report } from '../core/report.js';
import { addressesOf } from './pages/addresses.js';
import type { PageSite } from './pages/props.js';

export type FeedReport = Pick<
  Report,
  'headline' | 'summary' | 'byline' | 'month' | 'slug' | 'publishedAt' | 'placedAt' | 'updatedAt'
>;

export interface FeedProps {
  readonly site: PageSite;
  /** Newest first. */
  readonly reports: readonly FeedReport[];
}

/** A site's newest reports as Atom (RFC 4287). */
export function feedAtom({ site, reports }: FeedProps): string {
  const addresses = addressesOf(site);
  const home = addresses.whole(addresses.home);
  const updated = reports.reduce((latest, report) => Math.max(latest, report.updatedAt), 0);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(site.language)}">
  <id>${xml(home)}</id>
  <title>${xml(site.name)}</title>
  <updated>${time(updated)}</updated>
  <author><name>${xml(site.name)}</name></author>
  <link rel="alternate" type="text/html" href="${xml(home)}"/>
  <link rel="self" type="application/atom+xml" href="${xml(addresses.whole(addresses.atom))}"/>
${reports.map((report) => entry(report, addresses.whole(addresses.report(report)))).join('\n')}
</feed>
`;
}

function entry(report: FeedReport, url: string): string {
  const author = report.byline ? `\n    <author><name>${xml(report.byline)}</name></author>` : '';
  return `  <entry>
    <id>${xml(url)}</id>
    <title>${xml(report.headline)}</title>
    <link rel="alternate" type="text/html" href="${xml(url)}"/>
    <published>${time(report.publishedAt ?? report.placedAt)}</published>
    <updated>${time(report.updatedAt)}</updated>${author}
    <summary>${xml(report.summary)}</summary>
  </entry>`;
}

function time(at: number): string {
  return new Date(at).toISOString();
}

// XML 1.0 has no place for these, not even as references.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** Text for XML, in content and attributes alike. */
export function xml(text: string): string {
  return escapeHtml(text.toWellFormed().replace(NOT_XML, ''));
}
