/**
 * How one page sets its comments: which bullets begin one, how far text stands in from them, where the thread starts.
 * Learned from the page itself, because every page template and every "save as text" has its own.
 */
import { withReadableDates } from './outline-dates.js';
import { countIn, findHeading, headingsIn } from './outline-heading.js';
import { hasLevelSigns, withQuotedLevels, withRepeatedBullets } from './outline-levels.js';
import { type OutlineLine, outlineLines, SIGNED } from './outline-lines.js';
import { isName, readLabel } from './outline-names.js';
import { signedLines } from './outline-signed.js';

export interface OutlineStyle {
  /** Index of the thread's first line; the number of lines when there is no thread. */
  readonly start: number;
  /** Index of the heading above the thread, if there is one, and the number of comments that it tells. */
  readonly heading: number | undefined;
  readonly headingCount: number | undefined;
  /** Kinds of bullets that begin comments. */
  readonly markers: ReadonlySet<string>;
  /** Comments are set apart by empty lines, so that a bullet right under a text is an item of a list in it. */
  readonly isSpaced: boolean;
  /** Columns from a bullet to the text below it. */
  readonly indent: number;
  /** Columns by which two lines must differ to be on different levels. */
  readonly tolerance: number;
  /** So many empty lines before a text tell that a name is missing there. */
  readonly lostNameBlanks: number;
  /** How many bullets surely begin a comment: a name, and text further in below it. */
  readonly certain: number;
}

const MUCH_MORE = 4;
const DEFAULT_STEP = 2;
/** The most frequent number, the smaller one of equals; `otherwise` for none. */
function mode(values: readonly number[], otherwise: number): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || a - b);
  return best?.[0] ?? otherwise;
}

/** A bullet with a name, or alone, and text further in below it: nothing but a comment looks like that. */
function isCertain(lines: readonly OutlineLine[], index: number): boolean {
  const line = lines[index];
  const next = lines[index + 1];
  if (line?.bullet === undefined || next === undefined || next.column <= line.column) return false;
  if (next.bullet === line.bullet) return false;
  return line.label === '' || readLabel(line.label).name !== '';
}

/** The same where pages do not indent the text: only for pages that have no certain bullet at all. */
function isCertainFlat(lines: readonly OutlineLine[], index: number): boolean {
  const line = lines[index];
  const next = lines[index + 1];
  if (line?.bullet === undefined || next === undefined || line.blanks === 0) return false;
  return next.bullet === undefined && next.column === line.column && readLabel(line.label).name !== '';
}

/** Comments without a text may stand before the first certain one: names by themselves, set apart like it. */
function extendBack(lines: readonly OutlineLine[], first: number): number {
  let start = first;
  for (let line = lines[start - 1]; line !== undefined; line = lines[start - 1]) {
    const below = lines[start];
    const isApart = line.blanks > 0 && (below?.blanks ?? 0) > 0;
    if (line.bullet !== lines[first]?.bullet || !isApart || line.column > (below?.column ?? 0)) return start;
    if (!isName(line.label)) return start;
    start--;
  }
  return start;
}

function markersOf(lines: readonly OutlineLine[], certain: readonly number[]) {
  const kinds = certain.map((index) => lines[index]?.bullet ?? '');
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const primary = [...counts].sort(([, m], [, n]) => n - m)[0]?.[0];
  const sure = certain.slice(1).flatMap((index) => lines[index] ?? []);
  const alike = lines.filter(({ bullet }, index) => bullet === primary && index > (certain[0] ?? 0));
  // Items of lists look like comments; what surely is one tells best how comments are set.
  const ofPrimary = sure.length > 0 ? sure : alike;
  const apart = ofPrimary.filter(({ blanks }) => blanks > 0).length;
  const isSpaced = 2 * apart >= ofPrimary.length;
  // Another kind of bullet is a level's own sign only where it is set apart as comments are; else it is a list in a text.
  const others = certain.filter((index) => !isSpaced || (lines[index]?.blanks ?? 0) > 0);
  const markers = new Set(others.map((index) => lines[index]?.bullet ?? ''));
  if (primary !== undefined) markers.add(primary);
  return {
    markers,
    isSpaced,
    blanksBefore: mode(
      ofPrimary.map(({ blanks }) => blanks),
      1,
    ),
  };
}

/** Half the least distance of two levels. A column beside one that is used far more often is a slip, not a level. */
function toleranceOf(bullets: readonly OutlineLine[]): number {
  const uses = new Map<number, number>();
  for (const { column } of bullets) uses.set(column, (uses.get(column) ?? 0) + 1);
  const isSlip = (column: number, count: number): boolean =>
    [column - 1, column + 1].some((beside) => (uses.get(beside) ?? 0) >= MUCH_MORE * count);
  const levels = [...uses].filter(([column, count]) => !isSlip(column, count)).map(([column]) => column);
  levels.sort((a, b) => a - b);
  const steps = levels.slice(1).map((column, index) => column - (levels[index] ?? 0));
  return Math.max(1, Math.ceil((steps.length === 0 ? DEFAULT_STEP : Math.min(...steps)) / 2));
}

/** Learns the style of a page; `certain` is 0 and `start` at its end when nothing on it looks like a comment. */
function outlineStyle(lines: readonly OutlineLine[]): OutlineStyle {
  const indexes = [...lines.keys()];
  const found = findHeading(lines);
  const after = (index: number): boolean => index > (found ?? -1);
  const indented = indexes.filter((index) => after(index) && isCertain(lines, index));
  const certain =
    indented.length > 0 ? indented : indexes.filter((index) => after(index) && isCertainFlat(lines, index));
  const first = certain[0];
  const start =
    found !== undefined ? found + 1 : first === undefined ? lines.length : extendBack(lines, first);
  const thread = lines.slice(start);
  const inThread = certain.map((index) => index - start);
  const { markers, isSpaced, blanksBefore } = markersOf(thread, inThread);
  const below = inThread.map((index) => [thread[index], thread[index + 1]] as const);
  const blanksToText = mode(
    below.map(([, text]) => text?.blanks ?? 0),
    0,
  );
  return {
    start,
    heading: found,
    headingCount: found === undefined ? undefined : countIn(lines[found]?.text ?? ''),
    markers: markers.size > 0 ? markers : new Set(thread.flatMap(({ bullet }) => bullet ?? []).slice(0, 1)),
    isSpaced,
    indent: mode(
      below.map(([bullet, text]) => (text?.column ?? 0) - (bullet?.column ?? 0)),
      0,
    ),
    tolerance: toleranceOf(thread.filter(({ bullet }) => bullet !== undefined && markers.has(bullet))),
    lostNameBlanks: Math.max(2, Math.max(blanksToText, blanksBefore) + 1),
    certain: certain.length,
  };
}

// A page has one heading; further lines that look like it are words of its comments.
const TRIED_HEADINGS = 5;
// Headline and month.
const ABOVE_ARTICLE = 2;

/** A page as it is understood best: its lines, with those that begin comments marked, and its style. */
export interface UnderstoodOutline {
  readonly lines: readonly OutlineLine[];
  readonly style: OutlineStyle;
}

/** The page as one without bullets; undefined when not more comments are found in that way. */
function understoodAsSigned(lines: readonly OutlineLine[], certain: number): UnderstoodOutline | undefined {
  for (const heading of [...headingsIn(lines).slice(0, TRIED_HEADINGS), undefined]) {
    const isHeaded = heading !== undefined;
    const start = isHeaded ? heading + 1 : ABOVE_ARTICLE;
    const least = Math.max(isHeaded ? 1 : 2, certain + 1);
    // What stands under a heading is more surely a thread than names anywhere on the page.
    if (!isHeaded && certain > 0) return undefined;
    const signed = signedLines(lines, { start, isHeaded, least });
    if (signed !== undefined) return { lines: signed, style: signedStyle(signed, heading) };
  }
  return undefined;
}

function signedStyle(lines: readonly OutlineLine[], heading: number | undefined): OutlineStyle {
  const heads = [...lines.keys()].filter((index) => lines[index]?.bullet === SIGNED);
  const [first = 0] = heads;
  const steps = heads.flatMap((index) => {
    const next = lines[index + 1];
    return next === undefined || next.bullet === SIGNED ? [] : [next.column - (lines[index]?.column ?? 0)];
  });
  const isDated = lines.some(({ signature }) => signature?.time !== undefined);
  return {
    // What stands between a heading and names without times may be a comment whose name was lost.
    start: isDated || heading === undefined ? first : heading + 1,
    heading,
    headingCount: heading === undefined ? undefined : countIn(lines[heading]?.text ?? ''),
    markers: new Set([SIGNED]),
    isSpaced: false,
    indent: mode(steps, 0),
    tolerance: toleranceOf(heads.flatMap((index) => lines[index] ?? [])),
    lostNameBlanks: Number.POSITIVE_INFINITY,
    certain: heads.length,
  };
}

/** The page as one that writes levels as signs before its lines; undefined when no line that begins a comment has any. */
function understoodAsQuoted(lines: readonly OutlineLine[], certain: number): UnderstoodOutline | undefined {
  const quoted = withQuotedLevels(lines);
  if (quoted === lines) return undefined;
  const understood = understoodAsSigned(quoted, certain);
  const signs = new Set(lines.flatMap(({ number, text }) => (hasLevelSigns(text) ? [number] : [])));
  const isQuoted = understood?.lines.some(({ number, bullet }) => bullet === SIGNED && signs.has(number));
  return isQuoted === true ? understood : undefined;
}

/** Finds out how a page sets its comments: by bullets, by signs of levels before its lines, or by names and times alone. */
export function understoodOutline(page: string): UnderstoodOutline {
  const lines = withReadableDates(withRepeatedBullets(outlineLines(page)));
  const style = outlineStyle(lines);
  return (
    understoodAsQuoted(lines, style.certain) ?? understoodAsSigned(lines, style.certain) ?? { lines, style }
  );
}
