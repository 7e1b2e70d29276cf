import { parseWebUrl } from './parse-url.js';
import { Refusal } from './refusal.js';

// RFC 5321, 4.5.3.1: 64 octets before the @; 254 for the whole path without its brackets.
const MAX_LOCAL_LENGTH = 64;
const MAX_ADDRESS_LENGTH = 254;
const LOCAL_ATOM = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+$/i;
const DOMAIN_LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  const last = labels.at(-1) ?? '';
  return labels.length > 1 && labels.every((label) => DOMAIN_LABEL.test(label)) && !/^\d+$/.test(last);
}

/** International domain names in punycode, the rest in lower case; undefined where that fails. */
function asciiDomain(domain: string): string | undefined {
  // The URL parser would take the end of `a.org/b` or `u@a.org` for something else than a host.
  if (/[^\p{L}\p{M}\p{N}.-]/u.test(domain)) return undefined;
  return parseWebUrl(`http://${domain}/`)?.hostname;
}

/**
 * An address that mail can be sent to: `local@domain`, the local part plain ASCII (RFC 5321 Dot-string), the domain
 * with at least two labels, in lower case and punycode. Refuses with `email_invalid` what mail servers rarely accept and
 * people type by mistake: quoted local parts, comments, address literals, single-label and numeric domains.
 */
export function checkEmail(raw: string): string {
  const text = raw.trim();
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const domain = at < 1 || text.length > MAX_ADDRESS_LENGTH ? undefined : asciiDomain(text.slice(at + 1));
  if (domain === undefined || !isDomain(domain)) throw new Refusal('email_invalid');
  const isLocal = local.length <= MAX_LOCAL_LENGTH && local.split('.').every((atom) => LOCAL_ATOM.test(atom));
  const email = `${local}@${domain}`;
  if (!isLocal || email.length > MAX_ADDRESS_LENGTH) throw new Refusal('email_invalid');
  return email;
}
