import { encodedParameter } from '../../../core/saved-view.js';
import { queryOf } from '../../read-request.js';
import type { Exchange } from '../../route.js';

/** What of an address says which page of which list is shown; nothing else is carried along. */
const KEPT = ['q', 'by', 'status', 'rule', 'section', 'site', 'from', 'to', 'order', 'cursor'] as const;
/** Our own pages with the place in a list, and nothing else: a form's way back must lead nowhere else. */
const PAIR = `(?:${KEPT.join('|')})=[\\w.~%-]{1,1800}`;
const BACK = new RegExp(`^/console/[a-z0-9/]{0,60}(?:\\?${PAIR}(?:&${PAIR}){0,9})?$`);

/** A way back as a form or an address gives it, if it is one. */
export function wayBack(text: string | undefined): string | undefined {
  return text !== undefined && BACK.test(text) ? text : undefined;
}

/** The address of the page that is shown, without what only this one showing says (`done`, `stale`). */
export function hereOf(exchange: Exchange): string {
  const path = exchange.request.url.split('?', 1)[0] ?? '';
  // A form sends the fields that nobody filled in as well.
  const given = KEPT.map((name) => [name, queryOf(exchange, name) || undefined] as const);
  return wayBack(addressOf(path, Object.fromEntries(given))) ?? path;
}

/** A page of the console with those of the parameters that have a value. */
export function addressOf(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${encodedParameter(value)}`,
  );
  return given.length === 0 ? path : `${path}?${given.join('&')}`;
}

/** `address` with one more query parameter, given as `name=value`, and the element that it leads to. */
export function addressWith(address: string, parameter: string, spot?: string): string {
  const fragment = spot === undefined ? '' : `#${spot}`;
  return `${address}${address.includes('?') ? '&' : '?'}${parameter}${fragment}`;
}

const SPOT = /^(?:card|decision)-[0-9a-z]{11}$/;

/** The element of the page that a form leads back to, if it names one. */
export function spotFrom(text: string): string | undefined {
  return SPOT.test(text) ? text : undefined;
}

const LISTS = {
  held: '/console/queue/held',
  flagged: '/console/queue/flagged',
  unreviewed: '/console/queue/unreviewed',
  mine: '/console/queue/mine',
  escalated: '/console/queue/escalated',
  log: '/console/log',
  search: '/console/search',
} as const;
export type ListPage = keyof typeof LISTS;

/** The list that a page's address is of, as the address of what is opened from it names it. */
export function listFrom(
  address: string | undefined,
): { readonly list: ListPage; readonly href: string } | undefined {
  const href = wayBack(address);
  const list = href === undefined ? undefined : listAt(href);
  return href === undefined || list === undefined ? undefined : { list, href };
}

/** Where a list begins. */
export function listAddress(list: ListPage): string {
  return LISTS[list];
}

function listAt(href: string): ListPage | undefined {
  const path = href.split('?', 1)[0];
  return Object.keys(LISTS)
    .filter(isList)
    .find((name) => LISTS[name] === path);
}

function isList(name: string): name is ListPage {
  return Object.hasOwn(LISTS, name);
}

/** The list that a way back leads to, at once or by way of a comment's page, as an address names it. */
export function listBehind(back: string): string | undefined {
  if (listAt(back) !== undefined) return back;
  const { searchParams } = new URL(back, 'http://console.invalid');
  return listFrom(searchParams.get('from') ?? undefined)?.href;
}
