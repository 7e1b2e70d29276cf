/** Character references of HTML, for XML files that use them undeclared and for fields that hold HTML text. */
import { Parser } from 'htmlparser2';

const REFERENCE = /&(?:#x[0-9a-f]{1,8}|#[0-9]{1,9}|[a-z][a-z0-9]{1,31});?/gi;
// There are 2,231 names; what a hostile file invents beyond them must not pile up.
const MAX_KNOWN = 5000;

const known = new Map<string, string>();

function decodeReference(reference: string): string {
  const before = known.get(reference);
  if (before !== undefined) return before;
  const parts: string[] = [];
  const parser = new Parser({ ontext: (part) => void parts.push(part) }, { decodeEntities: true });
  parser.end(reference);
  const text = parts.join('');
  if (known.size < MAX_KNOWN) known.set(reference, text);
  return text;
}

/** Decodes the character references of `text` once; tags and everything else stay as they are. */
export function decodeHtmlText(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, decodeReference) : text;
}

/** The text of one HTML entity by its name without `&` and `;`, or undefined when HTML knows no such name. */
export function htmlEntity(name: string): string | undefined {
  if (!/^[a-z][a-z0-9]{1,31}$/i.test(name)) return undefined;
  const reference = `&${name};`;
  const text = decodeReference(reference);
  // A name that only begins like an old one ("&notit;") decodes in part: it is unknown.
  return text.includes(';') && reference !== '&semi;' ? undefined : text;
}
