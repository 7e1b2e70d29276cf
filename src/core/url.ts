import { type ParsedUrl, parseWebUrl } from './parse-url.js';
import { isTrackingParameter } from './tracking-parameters.js';

export interface StoryUrlOptions {
  /** The names of the query parameters that tell pages apart; or every one that is no known tracker. */
  readonly meaningfulQuery: readonly string[] | 'all-but-tracking';
}

/** Addresses longer than this name no story: browsers and databases disagree about them. */
const MAX_URL_LENGTH = 4096;
const PERCENT_OR_UNSAFE = /%[0-9a-f]{2}|[^a-z0-9\-._~!$&'()*+,;=:@/]/gi;
// Unreserved (RFC 3986, 2.3), and the marks that one encoder escapes and the next does not.
const SAFE_WHEN_DECODED = /^[a-z0-9\-._~!'()*,:@]$/i;

/** One spelling of each percent-encoding. Decodes once only, so that `%2541` stays what it is. */
function normalisePercent(text: string): string {
  return text.replace(PERCENT_OR_UNSAFE, (found) => {
    if (found.length === 1) return found === '%' ? '%25' : encodeUnsafe(found);
    const decoded = String.fromCharCode(Number.parseInt(found.slice(1), 16));
    return SAFE_WHEN_DECODED.test(decoded) ? decoded : found.toUpperCase();
  });
}

/** The URL parser has encoded all but ASCII; what it left raw is one byte. */
function encodeUnsafe(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function bareHost(hostname: string): string {
  const host = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
  return host.startsWith('www.') && host.indexOf('.', 4) > 0 ? host.slice(4) : host;
}

function normalisePath(pathname: string): string {
  const steps = pathname.split('/').filter((step) => step !== '');
  return steps.map((step) => `/${normalisePercent(step)}`).join('');
}

function normaliseQuery(search: string, meaningful: StoryUrlOptions['meaningfulQuery']): string {
  const kept = search
    .slice(1)
    .split('&')
    .map((pair) => normalisePercent(pair.replaceAll('+', '%20')).replace(/=$/, ''))
    .filter((pair) => {
      const name = pair.split('=', 1)[0] ?? '';
      if (name === '') return false;
      return meaningful === 'all-but-tracking' ? !isTrackingParameter(name) : meaningful.includes(name);
    });
  return kept.length === 0 ? '' : `?${kept.sort().join('&')}`;
}

/**
 * The key by which a story's address is known, on import and on read alike: `host[:port]/path?query`. Two spellings of
 * one page give one key: scheme, `www.`, default ports, credentials, fragment, empty path steps, the last slash,
 * trackers, the order of the query and ways of percent-encoding do not count. Undefined for what is no http(s) address.
 */
export function normaliseStoryUrl(url: string, options: StoryUrlOptions): string | undefined {
  const parsed = url.length > MAX_URL_LENGTH ? undefined : parseWebUrl(url.trim());
  if (parsed === undefined) return undefined;
  // Without the scheme either default port would otherwise stand for one of the two schemes only.
  const port = ['', '80', '443'].includes(parsed.port) ? '' : `:${parsed.port}`;
  const query = normaliseQuery(parsed.search, options.meaningfulQuery);
  return bareHost(parsed.hostname) + port + normalisePath(parsed.pathname) + query;
}

/** The host of an http(s) address: lower case, punycode, without `www.`, port and last dot. */
export function hostOfUrl(url: string): string | undefined {
  const parsed: ParsedUrl | undefined = parseWebUrl(url.trim());
  return parsed === undefined ? undefined : bareHost(parsed.hostname);
}

/**
 * Whether a host is on a site's list. An entry stands for itself, with and without `www.`; an entry `*.example.org` for
 * every host below `example.org`, and for `example.org` because `www.example.org` is one of them.
 */
export function isHostListed(host: string, hosts: readonly string[]): boolean {
  // Whatever could end the host inside an address would let `x@example.org` pass for `example.org`.
  const wanted = /[/\\?#@]/.test(host) ? undefined : hostOfUrl(`http://${host}/`);
  if (wanted === undefined) return false;
  return hosts.some((entry) => {
    const isWild = entry.startsWith('*.');
    const listed = hostOfUrl(`http://${isWild ? entry.slice(2) : entry}/`);
    if (listed === undefined) return false;
    return wanted === listed || (isWild && wanted.endsWith(`.${listed}`));
  });
}
