import { GAP, PICTURE } from './fold.js';
import { isOneWord, type Phrase } from './phrase.js';
import { isBlank, type Units } from './scan.js';

/** A word with some letters covered by signs (w*rd, w##d). */
interface Mask {
  readonly start: number;
  readonly end: number;
  /** Folded letters; COVERED where a sign stands. */
  readonly code: readonly number[];
}

/** A phrase that a mask may stand for. */
export interface MaskHit<Label> {
  readonly start: number;
  readonly end: number;
  readonly phrases: readonly Phrase<Label>[];
}

export type MaskMatcher<Label> = (units: Units) => readonly MaskHit<Label>[];

const COVERED = 0;
const STAR = 0x2a;
// * # @ $ % & ! _ - • ■ █: what people cover letters with.
const COVERS = new Set([STAR, 0x23, 0x40, 0x24, 0x25, 0x26, 0x21, 0x5f, 0x2d, 0x2022, 0x25a0, 0x2588]);
const SHORTEST = 3;
const LONGEST = 20;
// Two letters must show: of w*** nobody can say what it hides.
const FEWEST_SHOWN = 2;
// A text of nothing but masks stays cheap, and is odd enough after the first hundred.
const MOST_MASKS = 100;

/** Finds which of `phrases` masked words may stand for; looks at single words only, of their own length or with a plural's s. */
export function createMaskMatcher<Label>(phrases: readonly Phrase<Label>[]): MaskMatcher<Label> {
  const byFirst = new Map<number, { readonly phrase: Phrase<Label>; readonly code: readonly number[] }[]>();
  for (const phrase of phrases) {
    const [first] = phrase.code;
    if (first === undefined || phrase.openStart || !isOneWord(phrase) || phrase.letters < SHORTEST) continue;
    const entry = {
      phrase,
      code: phrase.code.flatMap((code, i) => Array<number>(phrase.run[i] ?? 1).fill(code)),
    };
    const others = byFirst.get(first);
    if (others === undefined) byFirst.set(first, [entry]);
    else others.push(entry);
  }
  return (units) =>
    masksOf(units).flatMap((mask) => {
      const entries = byFirst.get(mask.code[0] ?? COVERED) ?? [];
      const phrases = entries
        .filter(({ phrase, code }) => covers(mask, code, phrase.openEnd))
        .map((e) => e.phrase);
      return phrases.length === 0 ? [] : [{ start: mask.start, end: mask.end, phrases }];
    });
}

const LETTER_S = 115;

function covers({ code: mask }: Mask, word: readonly number[], openEnd: boolean): boolean {
  const rest = mask.length - word.length;
  const isPlural = rest === 1 && mask[word.length] === LETTER_S;
  if (rest < 0 || (rest > 0 && !openEnd && !isPlural)) return false;
  let shown = 0;
  for (const [i, code] of word.entries()) {
    if (mask[i] === COVERED) continue;
    if (mask[i] !== code) return false;
    shown++;
  }
  return shown >= FEWEST_SHOWN && shown < word.length;
}

/** The masked words of a text: letters with covered places, the first letter shown. */
function masksOf(units: Units): readonly Mask[] {
  const masks: Mask[] = [];
  for (let i = 0; i < units.length && masks.length < MOST_MASKS; i++) {
    if (!isLetter(units, i)) continue;
    let end = i + 1;
    while (isLetter(units, end)) end++;
    const shown = end;
    while (end < units.length && (isLetter(units, end) || isCover(units, end))) end++;
    const mask = end === shown ? undefined : maskOf(units, i, end);
    if (mask !== undefined) masks.push(mask);
    i = end;
  }
  return masks;
}

function maskOf(units: Units, start: number, until: number): Mask | undefined {
  const end = withoutTrail(units, start, until);
  const length = end - start;
  if (length < SHORTEST || length > LONGEST || !isWholeWord(units, start, end)) return undefined;
  let covered = 0;
  let stars = 0;
  const code: number[] = [];
  for (let i = start; i < end; i++) {
    const isShown = isLetter(units, i);
    code.push(isShown ? (units.code[i] ?? COVERED) : COVERED);
    if (!isShown) covered++;
    if (units.raw[i] === STAR) stars++;
  }
  // R&D, A-Z: among three letters only a star is a cover.
  if (covered === 0 || (length === SHORTEST && stars < covered)) return undefined;
  return { start: units.from[start] ?? 0, end: units.to[end - 1] ?? 0, code };
}

/** A single sign after a word is a footnote or an exclamation; only stars or hashes in a row go on covering. */
function withoutTrail(units: Units, start: number, until: number): number {
  let end = until;
  while (end > start && !isLetter(units, end - 1)) end--;
  const trail = until - end;
  const sign = units.raw[end];
  return trail >= 2 && (sign === STAR || sign === 0x23) ? until : end;
}

function isWholeWord(units: Units, start: number, end: number): boolean {
  const before = start === 0 || units.code[start - 1] === GAP;
  const after = end >= units.length || isBlank(units, end) || units.code[end] === GAP;
  return before && after;
}

function isLetter(units: Units, i: number): boolean {
  const code = i < units.length ? (units.code[i] ?? GAP) : GAP;
  return code >= 97 && code < PICTURE;
}

function isCover(units: Units, i: number): boolean {
  return units.code[i] === GAP && COVERS.has(units.raw[i] ?? 0);
}
