import { LETTER_VARIANTS } from './look-alikes.js';

/*
 * What a character is to a reader who does not look at case, marks and style: a class (negative), or from 0 up the code
 * point of the folded letter or digit; pictures stand from PICTURE up.
 */

/** Not seen at all: inside a word it changes nothing. */
export const INVISIBLE = -1;
/** Neither letter nor digit: parts words. */
export const GAP = -2;
/** Folds to several characters; `expansionOf` gives them. */
export const SEVERAL = -3;
/** A pictograph is this plus its code point: a sign of its own, at both sides of which a word may end. */
export const PICTURE = 0x200000;

const UNKNOWN = -4;
// The ligature ffi. A character of Arabic calligraphy that stands for eighteen letters is a sign of its own.
const MOST_EXPANDED = 3;

// Marks that only dress a letter: Latin, Greek, Cyrillic, Hebrew, Arabic, and what can be laid over any letter. Vowel
// signs of Indic and other scripts are part of the word and stay.
const DRESSING =
  /[\u0300-\u036f]|[\u0483-\u0489]|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]|[\u0610-\u061a\u064b-\u065f\u0670]|[\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]|[\u1ab0-\u1aff\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]/g;
const NO_WORD = /[^\p{L}\p{M}\p{N}]/gu;
const IS_PICTURE = /^\p{Extended_Pictographic}$/u;
const IS_INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}\u0640]$/u;

const TABLE_END = 0x20000;
// Filled as characters turn up.
const known = new Int32Array(TABLE_END).fill(UNKNOWN);
const expansions = new Map<number, readonly number[]>();

/** Folds one code point: case, marks, width, style and letter variants go; look-alikes of other scripts stay. */
export function fold(codePoint: number): number {
  if (codePoint >= TABLE_END) return foldHigh(codePoint);
  const folded = known[codePoint] ?? UNKNOWN;
  if (folded !== UNKNOWN) return folded;
  const fresh = isIdeographOrHangul(codePoint) ? codePoint : foldAfresh(codePoint);
  known[codePoint] = fresh;
  return fresh;
}

/** The folded characters of a code point that folds to SEVERAL. */
export function expansionOf(codePoint: number): readonly number[] {
  return expansions.get(codePoint) ?? [];
}

/** Scripts written without spaces: a word may begin and end at any letter. */
export function isUnspaced(code: number): boolean {
  if (code < 0xe00 || code >= PICTURE) return false;
  return (
    code < 0xf00 ||
    (code >= 0x1000 && code < 0x10a0) ||
    (code >= 0x1780 && code < 0x1800) ||
    (code >= 0x3040 && code < 0xa000) ||
    (code >= 0xf900 && code < 0xfb00) ||
    (code >= TABLE_END && code < 0x33000)
  );
}

function isIdeographOrHangul(codePoint: number): boolean {
  return (codePoint >= 0x3400 && codePoint < 0xa000) || (codePoint >= 0xac00 && codePoint < 0xd7a4);
}

/** Beyond the table lie ideographs, invisible tags and planes for private use. */
function foldHigh(codePoint: number): number {
  if (codePoint < 0x33000) return codePoint;
  return codePoint >= 0xe0000 && codePoint < 0xe1000 ? INVISIBLE : GAP;
}

function foldAfresh(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (IS_INVISIBLE.test(character)) return INVISIBLE;
  const variant = LETTER_VARIANTS.get(codePoint);
  if (variant !== undefined) return keep(codePoint, variant);
  if (IS_PICTURE.test(character)) return PICTURE + codePoint;
  const undressed = character.toLowerCase().normalize('NFKD').replace(DRESSING, '');
  if (undressed === '') return INVISIBLE;
  const letters = [...undressed.normalize('NFC').replace(NO_WORD, '').toLowerCase()];
  return keep(codePoint, letters.map(variantOf).join(''));
}

function variantOf(letter: string): string {
  return LETTER_VARIANTS.get(letter.codePointAt(0) ?? 0) ?? letter;
}

function keep(codePoint: number, letters: string): number {
  const codes = [...letters].map((letter) => letter.codePointAt(0) ?? GAP);
  if (codes.length > MOST_EXPANDED) return GAP;
  if (codes.length <= 1) return codes[0] ?? GAP;
  expansions.set(codePoint, codes);
  return SEVERAL;
}
