import { MAX_HREF_LENGTH, safeHref } from './safe-href.js';

// What never belongs to an address written in running text: blanks, quotes, brackets of markup, and the punctuation of
// scripts that put no space after it.
const ENDS_ADDRESS =
  /[\s<>"`\\^{|}\p{Cc}\p{Cf}\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/gu;
const TRAILING = new Set(".,:;!?'*…’”»".split(''));
const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[' };
const SCHEME = /https?:\/\//gi;

/** An address found in running text: UTF-16 offsets, end exclusive. */
export interface BareLink {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** Takes off the punctuation of the sentence around an address; a bracket stays when its partner is inside. */
function withoutTrailing(address: string): string {
  const surplus = new Map(
    Object.entries(CLOSERS).map(([close, open]) => [close, count(address, close) - count(address, open)]),
  );
  let end = address.length;
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    const extra = surplus.get(last) ?? 0;
    if (extra > 0) surplus.set(last, extra - 1);
    else if (!TRAILING.has(last)) break;
  }
  return address.slice(0, end);
}

/**
 * Tells, for a text, which address starts at an offset where `http://` or `https://` stands. Linear over all calls: it
 * remembers how far a run without blanks reaches, and gives a run up at the first address in it that is none.
 */
export function createBareLinkFinder(text: string): (start: number) => BareLink | undefined {
  let runEnd = 0;
  let isGivenUp = false;
  return (start) => {
    if (start >= runEnd) {
      ENDS_ADDRESS.lastIndex = start;
      runEnd = ENDS_ADDRESS.exec(text)?.index ?? text.length;
      isGivenUp = false;
    }
    if (isGivenUp || runEnd - start > MAX_HREF_LENGTH || isWordCode(text.charCodeAt(start - 1)))
      return undefined;
    const address = withoutTrailing(text.slice(start, runEnd));
    const href = safeHref(address);
    isGivenUp = href === undefined;
    return href === undefined ? undefined : { start, end: start + address.length, href };
  };
}

function isWordCode(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95
  );
}

/** Every http and https address that stands bare in a text, in order, not overlapping. */
export function findBareLinks(text: string): readonly BareLink[] {
  const links: BareLink[] = [];
  const linkAt = createBareLinkFinder(text);
  let end = 0;
  for (const { index } of text.matchAll(SCHEME)) {
    const link = index < end ? undefined : linkAt(index);
    if (link === undefined) continue;
    links.push(link);
    end = link.end;
  }
  return links;
}
