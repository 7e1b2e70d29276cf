/**
 * Pages that set no bullets: a comment begins with a line that tells a name and a time (`Ann · 3 years ago`, `On 3 May 2018
 * Ann wrote:`), with two such lines, or, where there are no times, with a name that stands by itself.
 */
import { controlLine, wholeTime } from './outline-controls.js';
import { isHeadingLine } from './outline-heading.js';
import { type OutlineLine, SIGNED } from './outline-lines.js';
import { type BulletLabel, isName, nameIn, readSignature } from './outline-names.js';

type Heads = ReadonlyMap<number, { readonly signature: BulletLabel; readonly lines: 1 | 2 }>;

const RULE = /^([-=_*~─━═])\1{2,}$/u;
// Longer than any name.
const MAX_SPEAKER = 42;
// The article's own date stands within so many lines.
const TOP = 6;

/** A line of dashes or the like, which templates set between comments. */
export function isRule(line: OutlineLine | undefined): boolean {
  return line !== undefined && RULE.test(line.text);
}

/** Nothing goes on here from the line above: an empty line, a rule, controls, another level, or the beginning. */
function isApart(lines: readonly OutlineLine[], index: number): boolean {
  const [line, before] = [lines[index], lines[index - 1]];
  if (before === undefined || (line?.blanks ?? 0) > 0 || isRule(before)) return true;
  return controlLine(before.text) !== undefined || Math.abs(before.column - (line?.column ?? 0)) > 1;
}

const signatures = new WeakMap<OutlineLine, { readonly signature: BulletLabel | undefined }>();

/** Every heading that a page may have asks about all lines below it. */
function signatureOf(line: OutlineLine | undefined): BulletLabel | undefined {
  if (line === undefined) return undefined;
  const known = signatures.get(line) ?? { signature: readSignature(line.text) };
  signatures.set(line, known);
  return known.signature;
}

function isNameLine(line: OutlineLine | undefined): boolean {
  if (line === undefined || line.bullet !== undefined || controlLine(line.text) !== undefined) return false;
  if (isHeadingLine(line) || wholeTime(line.text) !== undefined) return false;
  return nameIn(line.text) !== undefined;
}

/** A time on a line of its own, with the name on the line before or after it. */
function twoLines(lines: readonly OutlineLine[], index: number): BulletLabel | undefined {
  const [line, next, third] = [lines[index], lines[index + 1], lines[index + 2]];
  if (line === undefined || next === undefined || next.blanks > 1) return undefined;
  if (isNameLine(line)) {
    const below = signatureOf(next);
    const name = nameIn(line.text);
    if (name === undefined || below?.name !== '' || below.time === undefined) return undefined;
    return { ...name, text: '', time: below.time };
  }
  const above = signatureOf(line);
  if (above?.name !== '' || next.blanks > 0 || !isNameLine(next)) return undefined;
  // The last line of a comment is what it says, however short.
  const hasText = third !== undefined && third.blanks <= 1 && signatureOf(third) === undefined;
  const name = nameIn(next.text);
  return hasText && name !== undefined && above.time !== undefined
    ? { ...name, text: '', time: above.time }
    : undefined;
}

const BYLINE = /^(?:by|von|par|por|di|door)\s/i;

/** The article's own date and byline, which stand before the first comment of a page without a heading. */
function withoutByline(lines: readonly OutlineLine[], heads: Heads): Heads {
  const kept = [...heads];
  const textAt = (place: number): string => lines[kept[place]?.[0] ?? -1]?.text ?? '';
  for (let [first] = kept; first !== undefined && first[0] < TOP; [first] = kept) {
    const isDate = first[1].signature.name === '';
    const isByline = BYLINE.test(textAt(0)) && !BYLINE.test(textAt(1));
    if (!isDate && !isByline) break;
    kept.shift();
  }
  return new Map(kept);
}

function datedHeads(lines: readonly OutlineLine[], start: number): Heads {
  const heads = new Map<number, { signature: BulletLabel; lines: 1 | 2 }>();
  for (let index = start; index < lines.length; index++) {
    if (!isApart(lines, index) && signatureOf(lines[index])?.name === '') continue;
    const two = isApart(lines, index) ? twoLines(lines, index) : undefined;
    const signature = two ?? signatureOf(lines[index]);
    if (signature === undefined) continue;
    heads.set(index, { signature, lines: two === undefined ? 1 : 2 });
    if (two !== undefined) index++;
  }
  return heads;
}

/** Names by themselves, with the text further in below them. */
function indentedHeads(lines: readonly OutlineLine[], start: number): Heads {
  const found = new Set<number>();
  for (let index = start; index < lines.length; index++) {
    const [line, next] = [lines[index], lines[index + 1]];
    if (!isNameLine(line) || !isApart(lines, index)) continue;
    if (next !== undefined && line !== undefined && next.column > line.column) found.add(index);
  }
  const outermost = Math.min(...[...found].map((index) => lines[index]?.column ?? 0));
  // On the outermost level there is nothing but names.
  for (let index = Math.min(...found); index < lines.length; index++)
    if (lines[index]?.column === outermost && isNameLine(lines[index]) && isApart(lines, index))
      found.add(index);
  return headsOf(lines, [...found]);
}

/** Names that open a block, with the text right below them: only under a heading, and where most blocks are such. */
function blockHeads(lines: readonly OutlineLine[], start: number): Heads {
  const opening = [...lines.keys()].filter(
    (index) => index >= start && isApart(lines, index) && !isRule(lines[index]),
  );
  const named = opening.filter((index) => isNameLine(lines[index]));
  const filled = named.filter((index) => {
    const next = lines[index + 1];
    return next !== undefined && !isApart(lines, index + 1);
  });
  return filled.length > 1 && 2 * filled.length > opening.length ? headsOf(lines, named) : new Map();
}

function headsOf(lines: readonly OutlineLine[], indexes: readonly number[]): Heads {
  const heads = [...indexes]
    .sort((a, b) => a - b)
    .map((index) => {
      const signature = { name: '', ...nameIn(lines[index]?.text ?? ''), text: '' };
      return [index, { signature, lines: 1 as const }] as const;
    });
  return new Map(heads);
}

/** "Ann: What she says", as minutes and chats are written: only under a heading, and where most lines are such. */
function spokenHeads(lines: readonly OutlineLine[], start: number): Heads {
  const heads = new Map<number, { signature: BulletLabel; lines: 1 }>();
  for (const [index, { text }] of lines.entries()) {
    const colon = text.slice(0, MAX_SPEAKER).indexOf(':');
    const name = text.slice(0, Math.max(colon, 0)).trim();
    const said = text.slice(colon + 1).trim();
    if (index < start || colon < 0 || said === '' || !(name === '' || isName(name))) continue;
    heads.set(index, { signature: { name, text: said }, lines: 1 });
  }
  return 2 * heads.size > lines.length - start ? heads : new Map();
}

/** What may stand behind the first word of a name, the longest first. */
function suffixesOf(name: string): readonly string[] {
  const words = name.split(' ');
  return words.slice(1).map((_, index) => words.slice(index + 1).join(' '));
}

/** "Odile Bram Tolley": who answers, and then whom, where a page sets all its comments on one level. */
function withAnswered(heads: Heads): Heads {
  const names = new Set<string>();
  return new Map(
    [...heads].map(([index, head]) => {
      const { signature } = head;
      const { name } = signature;
      const known = suffixesOf(name).find((each) => names.has(each));
      const own = known === undefined ? name : name.slice(0, -known.length).trim();
      names.add(own);
      return [
        index,
        { ...head, signature: known === undefined ? signature : { ...signature, name: own, answers: known } },
      ];
    }),
  );
}

function isFlat(lines: readonly OutlineLine[], heads: Heads): boolean {
  return new Set([...heads.keys()].map((index) => lines[index]?.column)).size === 1;
}

/** Most of what begins a comment has a bullet, which tells more. */
function isBulleted(lines: readonly OutlineLine[], heads: Heads): boolean {
  const bulleted = [...heads.keys()].filter((index) => lines[index]?.bullet !== undefined);
  return 2 * bulleted.length > heads.size;
}

/** A page copied from a frame of Disqus says so by what stands under its comments. */
function isDisqus(lines: readonly OutlineLine[]): boolean {
  return lines.some(({ text }) => /Reply\s{0,9}•\s{0,9}Share/.test(text));
}

const NONE = (): Heads => new Map();

/** The first way of telling heads that tells enough of them; times tell better than names alone, even a single one. */
function firstOf(least: number, ways: readonly (() => Heads)[]): Heads | undefined {
  for (const way of ways) {
    const heads = way();
    if (heads.size >= Math.max(least, way === ways[0] ? 1 : 2)) return heads;
  }
  return undefined;
}

/**
 * The lines from `start` on with those that begin comments marked as SIGNED, rules between comments left out; undefined
 * when fewer than `least` comments begin so.
 */
export function signedLines(
  lines: readonly OutlineLine[],
  { start, isHeaded, least }: { readonly start: number; readonly isHeaded: boolean; readonly least: number },
): readonly OutlineLine[] | undefined {
  const signed = datedHeads(lines, start);
  const dated = isHeaded ? signed : withoutByline(lines, signed);
  const endsAreTold = lines.filter(({ text }) => controlLine(text) !== undefined).length > 1;
  const blocks = isHeaded || endsAreTold ? () => blockHeads(lines, start) : NONE;
  const spoken = isHeaded ? () => spokenHeads(lines, start) : NONE;
  const found = firstOf(least, [() => dated, () => indentedHeads(lines, start), blocks, spoken]);
  if (found === undefined || isBulleted(lines, found)) return undefined;
  const heads = isFlat(lines, found) && isDisqus(lines) ? withAnswered(found) : found;
  return lines.flatMap((line, index) => {
    const head = heads.get(index);
    if (head !== undefined) return { ...line, bullet: SIGNED, label: line.text, signature: head.signature };
    if (index < start) return line;
    if (heads.get(index - 1)?.lines === 2 || (isRule(line) && heads.has(index + 1))) return [];
    return { ...line, bullet: undefined, label: line.text };
  });
}
