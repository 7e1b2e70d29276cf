import { type ParsedUrl, parseWebUrl } from './parse-url.js';

const TRANSLATE_HOSTS = ['translate.googleusercontent.com', 'translate.google.com'];
const TRANSLATED = '.translate.goog';
// /web/20200102030405/https://… and its variants for frames and images (if_, id_, im_).
const ARCHIVED = /^\/[a-z]{1,12}\/\d{1,14}(?:[a-z]{2}_)?\/(.+)$/s;

function withScheme(text: string): string {
  return /^https?:\/\//i.test(text) ? text : `http://${text}`;
}

/** `q=cache:{key}:{address}+{words looked for}`. */
function fromGoogleCache(url: ParsedUrl): string | undefined {
  const found = /^cache:(?:[\w-]{12}:)?(\S+)/.exec(url.searchParams.get('q') ?? '');
  return found?.[1] && withScheme(found[1]);
}

/** `my--host-example-org.translate.goog`: a dash stands for a dot, two for a dash. */
function fromTranslatedHost(url: ParsedUrl): string {
  const labels = url.hostname.slice(0, -TRANSLATED.length);
  const host = labels
    .split('--')
    .map((part) => part.replaceAll('-', '.'))
    .join('-');
  const scheme = url.searchParams.get('_x_tr_sch') === 'http' ? 'http' : 'https';
  const query = url.search.slice(1).split('&');
  const kept = query.filter((pair) => pair !== '' && !pair.startsWith('_x_tr_'));
  return `${scheme}://${host}${url.pathname}${kept.length > 0 ? `?${kept.join('&')}` : ''}`;
}

function unwrap(url: ParsedUrl): string | undefined {
  if (url.hostname === 'webcache.googleusercontent.com') return fromGoogleCache(url);
  if (TRANSLATE_HOSTS.includes(url.hostname)) {
    const page = url.searchParams.get('u');
    return page === null ? undefined : withScheme(page);
  }
  if (url.hostname.endsWith(TRANSLATED)) return fromTranslatedHost(url);
  if (url.hostname !== 'web.archive.org') return undefined;
  const archived = ARCHIVED.exec(url.pathname)?.[1];
  return archived && withScheme(archived) + url.search;
}

/**
 * The page behind a search engine's cache, a translation or the Wayback Machine, also where one wraps the other;
 * any other address, or one that hides no page, comes back as it is.
 */
export function realPageUrl(url: string): string {
  let page = url;
  for (let layer = 0; layer < 3; layer++) {
    const parsed = parseWebUrl(page);
    const inner = parsed && unwrap(parsed);
    if (inner === undefined || parseWebUrl(inner) === undefined) return page;
    page = inner;
  }
  return page;
}
