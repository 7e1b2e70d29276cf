import type { HtmlEvents, HtmlTag } from '../../core/body/html-reader.js';

/** The entities that browsers write into a clipboard, and those that word processors do. */
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '' },
  ...{ rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”', ndash: '–', mdash: '—', hellip: '…' },
};
const ENTITY = /&(#?\w{1,8});/g;
const NAME = /[a-z][^\s/>]*/iy;
const ATTRIBUTE = /[\s/]*([^\s=/>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/y;
const MAX_CODE_POINT = 0x10ffff;

function decode(text: string): string {
  return text.replace(ENTITY, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = Number(/^#x/i.test(name) ? `0${name.slice(1)}` : name.slice(1));
    if (Number.isNaN(code)) return whole;
    return code > 0 && code <= MAX_CODE_POINT ? String.fromCodePoint(code).toWellFormed() : '';
  });
}

/** Where the tag that begins at `start` ends, behind its `>`; quotes may hold others. Beyond the text: there is no end. */
function endOfTag(html: string, start: number): number {
  let quote = '';
  for (let at = start; at < html.length; at++) {
    const character = html.charAt(at);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '>') return at + 1;
    else if ((character === '"' || character === "'") && html.charAt(at - 1) === '=') quote = character;
  }
  return html.length + 1;
}

function attributesOf(tag: string, from: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (ATTRIBUTE.lastIndex = from; ; ) {
    const [, name, double, single, bare] = ATTRIBUTE.exec(tag) ?? [];
    if (name === undefined) return found;
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, decode(double ?? single ?? bare ?? ''));
  }
}

/**
 * Sends what stands in markup from a clipboard to `events`, as core/body/html-reader does for imports, but small enough for
 * a page, and without a DOM: a page's policy may forbid to parse strings. Linear in time; never throws.
 */
export function readMarkup(html: string, events: HtmlEvents): void {
  let at = 0;
  const say = (end: number): void => {
    if (end > at) events.text(decode(html.slice(at, end)));
  };
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', open)) {
    const next = html.charAt(open + 1);
    if (!/[a-z/!?]/i.test(next)) {
      open += 1;
      continue;
    }
    say(open);
    at = readTag(html, open, events);
    open = at;
  }
  say(html.length);
}

/** Reads one tag or comment at `open`; gives the offset behind it. */
function readTag(html: string, open: number, events: HtmlEvents): number {
  if (html.startsWith('<!--', open)) {
    const close = html.indexOf('-->', open + 4);
    return close < 0 ? html.length : close + 3;
  }
  const isEnd = html.charAt(open + 1) === '/';
  NAME.lastIndex = open + (isEnd ? 2 : 1);
  const name = NAME.exec(html)?.[0].toLowerCase() ?? '';
  const end = endOfTag(html, open + 1);
  if (end > html.length || name === '') return Math.min(end, html.length);
  if (isEnd) events.close(name);
  else events.open(tagOf(html.slice(open, end), name, end));
  return end;
}

function tagOf(tag: string, name: string, end: number): HtmlTag {
  const isSelfClosing = tag.endsWith('/>');
  return { name, end, isSelfClosing, attributes: attributesOf(tag, 1 + name.length) };
}
