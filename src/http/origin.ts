import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import { isHostListed } from '../core/url.js';
import { siteListing } from '../use-cases/site-for-host.js';
import type { Own } from './own.js';
import type { Exchange } from './route.js';

/** What a request says about the page that sent it. */
export interface Sender {
  readonly origin: string | undefined;
  readonly secFetchSite: string | undefined;
  readonly hasCookie: boolean;
  /** The Host header of the request. */
  readonly host: string;
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether an Origin header names one of our own pages. */
function isOwnOrigin(origin: string, host: string, own: Own): boolean {
  const page = URL.parse(origin);
  if (!page || page.origin !== origin) return false;
  const ours = [own.baseUrl, own.consoleUrl].map((url) =>
    url === null ? undefined : URL.parse(url)?.origin,
  );
  if (ours.includes(origin)) return true;
  // Behind a proxy or on a second name, the page that a form stands on has the host that the form is sent to.
  return page.host === host.toLowerCase() && isAsSafe(page, own);
}

/** Whether an Origin header names a page on one of the site's hosts. Ports do not count, as for cookies. */
export function isListedOrigin(origin: string, site: Pick<Site, 'hosts'>, own: Own): boolean {
  const page = URL.parse(origin);
  if (!page || page.origin !== origin) return false;
  return isAsSafe(page, own) && isHostListed(page.hostname, site.hosts);
}

/** On an https installation a page that anybody on the line can rewrite is nobody's. */
function isAsSafe(page: URL, { baseUrl }: Own): boolean {
  if (page.protocol === 'https:') return true;
  return page.protocol === 'http:' && (baseUrl.startsWith('http:') || LOOPBACK.test(page.hostname));
}

/**
 * The rule for every write. With an Origin: ours or on the site's list. Without one, but with a cookie: only from our own
 * page, as the browser says in Sec-Fetch-Site. With neither: a program, or a guest without cookies.
 * `site` null: only our own pages (forms, the console).
 */
export function mayWriteFrom(sender: Sender, site: Pick<Site, 'hosts'> | null, own: Own): boolean {
  const { origin, secFetchSite, hasCookie, host } = sender;
  if (origin !== undefined) {
    return isOwnOrigin(origin, host, own) || (site !== null && isListedOrigin(origin, site, own));
  }
  if (hasCookie) return secFetchSite === 'same-origin';
  return secFetchSite === undefined || secFetchSite === 'same-origin' || secFetchSite === 'none';
}

function senderOf({ request }: Pick<Exchange, 'request'>): Sender {
  const { headers } = request;
  const secFetchSite = headers['sec-fetch-site'];
  return {
    origin: headers.origin,
    secFetchSite: typeof secFetchSite === 'string' ? secFetchSite : undefined,
    hasCookie: headers.cookie !== undefined,
    host: headers.host ?? '',
  };
}

/** Refuses `cross_site` unless the request's page may write to the site (null: to anything but from our own pages). */
export function mustBeLawfulWrite(exchange: Exchange, site: Pick<Site, 'hosts'> | null): void {
  if (!mayWriteFrom(senderOf(exchange), site, exchange.app.own)) throw new Refusal('cross_site');
}

/** A page of one publication must not read what a reader does on another one's. Refuses `cross_site`. */
export function mustBeLawfulRead(exchange: Exchange, site: Pick<Site, 'hosts'>): void {
  const { origin, host } = senderOf(exchange);
  const { own } = exchange.app;
  if (origin === undefined || isOwnOrigin(origin, host, own)) return;
  if (!isListedOrigin(origin, site, own)) throw new Refusal('cross_site');
}

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers':
    'authorization, content-type, idempotency-key, parley-nudge, parley-proof, parley-guest',
  'access-control-max-age': '600',
} as const;

/**
 * The CORS headers of the `me` space: the very origin if it is ours or on any site's list, else none. Which site a page
 * may write to is `mustBeLawfulWrite`'s to say; this only lets a listed page read the answer.
 */
export async function corsHeaders(exchange: Exchange, isPreflight: boolean): Promise<Record<string, string>> {
  const { origin, host } = senderOf(exchange);
  if (origin === undefined) return { vary: 'origin' };
  const { own, deps } = exchange.app;
  const hostname = URL.parse(origin)?.hostname ?? '';
  const site = isOwnOrigin(origin, host, own) ? null : await siteListing(deps.store.read, hostname);
  if (site === undefined || (site && !isListedOrigin(origin, site, own))) return { vary: 'origin' };
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'retry-after',
    ...(isPreflight ? PREFLIGHT : {}),
  };
}
