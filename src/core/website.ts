import { parseWebUrl } from './parse-url.js';
import { Refusal } from './refusal.js';

const MAX_WEBSITE_LENGTH = 500;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\s]/u;

/**
 * A commenter's own web address as the href to link to; an address without a scheme gets `https`. Refuses with
 * `website_invalid` whatever is not http or https, has no dotted host, carries credentials, holds blank or invisible
 * characters, or is longer than 500 characters.
 */
export function checkWebsite(raw: string): string {
  const text = raw.trim();
  const url = parseWebUrl(HAS_SCHEME.test(text) ? text : `https://${text}`);
  if (text.length > MAX_WEBSITE_LENGTH || UNPRINTABLE.test(text)) throw new Refusal('website_invalid');
  if (!url?.hostname.includes('.')) throw new Refusal('website_invalid');
  if (url.username !== '' || url.password !== '') throw new Refusal('website_invalid');
  return url.href;
}
