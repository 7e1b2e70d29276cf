import { type ParsedUrl, parseUrl } from '../parse-url.js';

/** Longer addresses carry trackers or attacks; they stay text. */
export const MAX_HREF_LENGTH = 2048;

// The URL parser would silently drop or escape them; an honest address has none.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;
const MAIL_ADDRESS = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9.-]{1,253}$/i;

function safeMail(url: ParsedUrl): string | undefined {
  // What stands after `?` could fill in copies and a text in the reader's name.
  return MAIL_ADDRESS.test(url.pathname) ? `mailto:${url.pathname}` : undefined;
}

/**
 * The address that a link may carry, as the URL parser writes it (RFC 3986 characters only), or undefined. Allowed are
 * http and https without credentials, and mailto with one address; nothing relative. Checking its own answer again
 * gives the same answer.
 */
export function safeHref(raw: string): string | undefined {
  const text = raw.trim();
  if (text.length > MAX_HREF_LENGTH || UNPRINTABLE.test(text)) return undefined;
  const url = parseUrl(text);
  if (url === undefined || url.href.length > MAX_HREF_LENGTH) return undefined;
  if (url.protocol === 'mailto:') return safeMail(url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  return url.username === '' && url.password === '' ? url.href : undefined;
}
