import { queryOf } from '../../read-request.js';
import type { Exchange } from '../../route.js';

/** Our own pages with the place in a list, and nothing else: a form's way back must lead nowhere else. */
const BACK = /^\/console\/[a-z0-9/]{0,60}(?:\?(?:cursor|from)=[0-9a-z.-]{1,60})?$/;

/** A way back as a form or an address gives it, if it is one. */
export function wayBack(text: string | undefined): string | undefined {
  return text !== undefined && BACK.test(text) ? text : undefined;
}

/** The address of the page that is shown, without what only this one showing says (`done`, `stale`). */
export function hereOf(exchange: Exchange): string {
  const path = exchange.request.url.split('?', 1)[0] ?? '';
  const named = ['cursor', 'from'].map((name) => [name, queryOf(exchange, name)] as const);
  const [name, value] = named.find(([, given]) => given !== undefined) ?? [];
  return (value === undefined ? undefined : wayBack(`${path}?${name}=${value}`)) ?? path;
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
  log: '/console/log',
} as const;
export type ListPage = keyof typeof LISTS;

/** A page of a list in few characters, for the address of what is opened from it: `held`, `held.h0123`. */
export function listToken(list: ListPage, cursor: string | undefined): string {
  return cursor === undefined ? list : `${list}.${cursor}`;
}

/** The list behind a token of `listToken`; undefined for anything else. */
export function listFrom(
  token: string | undefined,
): { readonly list: ListPage; readonly href: string } | undefined {
  const [list = '', cursor] = token?.split('.', 2) ?? [];
  if (!isList(list)) return undefined;
  const href = cursor === undefined ? LISTS[list] : `${LISTS[list]}?cursor=${cursor}`;
  return wayBack(href) === undefined ? undefined : { list, href };
}

function isList(name: string): name is ListPage {
  return Object.hasOwn(LISTS, name);
}

/** The token of the list that a way back leads to, at once or by way of a comment's page. */
export function tokenOf(back: string): string | undefined {
  const { pathname, searchParams } = new URL(back, 'http://console.invalid');
  const list = Object.keys(LISTS)
    .filter(isList)
    .find((name) => LISTS[name] === pathname);
  if (list !== undefined) return listToken(list, searchParams.get('cursor') ?? undefined);
  return searchParams.get('from') ?? undefined;
}
