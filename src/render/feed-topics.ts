import type { Report } from '../core/report.js';
import { slugOf } from '../core/slug.js';
import type { Addresses } from './pages/addresses.js';

/** The whole addresses of the feeds that a report stands in, and that name a hub (https://www.w3.org/TR/websub/, 4). */
export function feedTopics({ details }: Pick<Report, 'details'>, addresses: Addresses): readonly string[] {
  const { section = '', tags = [], authors = [] } = details ?? {};
  const terms = [
    ...(section === '' ? [] : [addresses.termFeed('section', slugOf(section, '-'))]),
    ...tags.map((tag) => addresses.termFeed('tag', slugOf(tag, '-'))),
    ...authors.map((author) => addresses.termFeed('author', slugOf(author, '-'))),
  ];
  return [addresses.atom, addresses.jsonFeed, ...terms].map(addresses.whole);
}

/** The header by which subscribers find a feed's hub and its own name. */
export function hubLinks(hub: string | null, self: string): { readonly link?: string } {
  return hub === null ? {} : { link: `<${hub}>; rel="hub", <${self}>; rel="self"` };
}
