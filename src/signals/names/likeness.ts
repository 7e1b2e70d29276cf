import { expansionOf, fold, PICTURE, SEVERAL } from '../text/fold.js';
import { TO_LATIN } from '../text/look-alikes.js';

/*
 * Forms of a name after the skeletons of UTS #39: letters that are taken for each other become one letter, whatever is
 * neither letter nor digit goes. Written for names, so case and marks go too: nobody tells "ANA" from "Ána" by them.
 */

// In most typefaces a capital I, a small l, a 1 and a bar are one stroke.
const STROKES = /[I|1]/g;
const LIKE_O = '0'.charCodeAt(0);

/**
 * One key for all names that might be taken for the given one; wider than `isTakenFor`, because a small i and an l share
 * it. Null for names without a letter or digit. Linear.
 */
export function nameKey(name: string): string | null {
  const key = skeleton(name.replace(STROKES, 'l')).replaceAll('i', 'l');
  return key === '' ? null : key;
}

/** Whether one name passes for the other: as it is written, or in small letters. */
export function isTakenFor(one: string, other: string): boolean {
  return strict(one) === strict(other) || strict(one.toLowerCase()) === strict(other.toLowerCase());
}

/** Whether two names are the same letters, but for case, marks, style and signs: no look-alike stands in either. */
export function isSpelledAlike(one: string, other: string): boolean {
  return spelled(one) === spelled(other);
}

/** Whether a name has several words, so that two people hardly share it by chance. */
export function hasSeveralWords(name: string): boolean {
  return name.split(/\s/).filter((word) => spelled(word) !== '').length > 1;
}

function strict(name: string): string {
  return skeleton(name.replace(STROKES, 'l'));
}

function skeleton(name: string): string {
  const letters = lettersOf(name).map((code) => (code === LIKE_O ? 0x6f : (TO_LATIN.get(code) ?? code)));
  return textOf(letters).replaceAll('rn', 'm').replaceAll('vv', 'w');
}

function spelled(name: string): string {
  return textOf(lettersOf(name));
}

function textOf(codes: readonly number[]): string {
  return codes.map((code) => String.fromCodePoint(code)).join('');
}

/** Folded letters and digits; pictures and signs are no part of a name. */
function lettersOf(name: string): readonly number[] {
  return [...name].flatMap((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    const code = fold(codePoint);
    if (code === SEVERAL) return expansionOf(codePoint);
    return code < 0 || code >= PICTURE ? [] : [code];
  });
}
