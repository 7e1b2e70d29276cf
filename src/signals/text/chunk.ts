import { GAP, PICTURE } from './fold.js';
import { isFlagLetter, isMoney, isTwofold, leetLetter } from './leet.js';
import { TO_CYRILLIC, TO_LATIN } from './look-alikes.js';
import { isBlank, type Units } from './scan.js';

/** What stands between two blanks, without the punctuation around it, and what could hide a word in it. */
export interface Chunk {
  /** Units, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly letters: number;
  readonly digits: number;
  /** Signs that could stand for letters. */
  readonly signs: number;
  readonly latin: number;
  /** Letters of other scripts that pass for Latin ones, and such that do not. */
  readonly alike: number;
  readonly foreign: number;
  /** Signs inside that merely part letters: n-a-m-e. */
  readonly joints: number;
  /** Digits and signs that stand for two letters each. */
  readonly twofold: number;
  /** Digits and signs in it may be read as letters. */
  readonly isLeet: boolean;
}

// - . _ ~ * : = ^ · • – — ‐ ‑: written between the letters of a word to part them. Not the apostrophe (who're) and not
// the slash (and/or).
const JOINTS = new Set([
  0x2d, 0x2e, 0x5f, 0x7e, 0x2a, 0x3a, 0x3d, 0x5e, 0xb7, 0x2022, 0x2013, 0x2014, 0x2010, 0x2011,
]);

/** Whether a sign only parts letters. */
export function isJoint(raw: number): boolean {
  return JOINTS.has(raw);
}

/** All chunks of a text that hold a letter, a digit or a sign for one, in order. Linear. */
export function chunksOf(units: Units): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let i = 0; i < units.length; i++) {
    if (isBlank(units, i)) continue;
    let end = i + 1;
    while (end < units.length && !isBlank(units, end)) end++;
    const chunk = chunkOf(units, i, end);
    if (chunk !== undefined) chunks.push(chunk);
    i = end;
  }
  return chunks;
}

function chunkOf(units: Units, from: number, to: number): Chunk | undefined {
  let start = from;
  let end = to;
  while (start < end && isEdge(units, start)) start++;
  while (end > start && isEdge(units, end - 1)) end--;
  if (start === end) return undefined;
  const chunk: Counted = {
    start,
    end,
    letters: 0,
    digits: 0,
    signs: 0,
    latin: 0,
    alike: 0,
    foreign: 0,
    joints: 0,
    twofold: 0,
    isLeet: false,
  };
  for (let i = start; i < end; i++) countUnit(chunk, units.code[i] ?? GAP, units.raw[i] ?? 0);
  const isDisguised = chunk.letters > 0 && chunk.digits + chunk.signs > 0;
  chunk.isLeet = isDisguised && !isQuantity(units, chunk);
  return chunk;
}

type Counted = { -readonly [Field in keyof Chunk]: Chunk[Field] };

function countUnit(counts: Counted, code: number, raw: number): void {
  if (code >= 97 && code <= 122) {
    counts.letters++;
    counts.latin++;
  } else if (code === GAP) countSign(counts, raw);
  else if (code >= 48 && code < 58) {
    counts.digits++;
    if (isTwofold(raw)) counts.twofold++;
  } else if (code < PICTURE) {
    counts.letters++;
    if (TO_LATIN.has(code)) counts.alike++;
    else counts.foreign++;
  }
}

function countSign(counts: Counted, raw: number): void {
  if (isJoint(raw)) counts.joints++;
  else if (leetLetter(raw, 0) !== 0) counts.signs++;
  if (isTwofold(raw)) counts.twofold++;
  if (isFlagLetter(raw)) counts.letters++;
}

/** Punctuation around a word. Money and @ may begin or end a disguise, so they stay. */
function isEdge(units: Units, i: number): boolean {
  if (units.code[i] !== GAP) return false;
  const raw = units.raw[i] ?? 0;
  return !(isMoney(raw) || raw === 0x40 || isFlagLetter(raw));
}

/** A price (5$), a quantity (10kg, 19th), a name with a number (A55, MP3): digits that are digits. */
function isQuantity(
  units: Units,
  chunk: Pick<Chunk, 'start' | 'end' | 'letters' | 'digits' | 'signs'>,
): boolean {
  if (hasPrice(units, chunk.start, chunk.end)) return true;
  if (chunk.signs > 0 || chunk.digits === 0) return false;
  const { start, letters, digits } = chunk;
  if (isDigit(units, start)) return letters <= 2 && every(start, start + digits, (i) => isDigit(units, i));
  return letters <= 3 && every(start, start + letters, (i) => isCapital(units.raw[i] ?? 0));
}

function every(from: number, to: number, isSo: (i: number) => boolean): boolean {
  for (let i = from; i < to; i++) if (!isSo(i)) return false;
  return true;
}

/** Money beside a digit, also across the blank behind the chunk ("I earn a$$ 5"). */
function hasPrice(units: Units, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    if (!isMoney(units.raw[i] ?? 0)) continue;
    const next = i + 1 < end ? i + 1 : i + 2;
    if (isDigit(units, i - 1) || isDigit(units, next)) return true;
  }
  return false;
}

function isDigit(units: Units, i: number): boolean {
  const raw = units.raw[i] ?? 0;
  return i < units.length && raw >= 48 && raw < 58;
}

function isCapital(raw: number): boolean {
  return raw >= 65 && raw <= 90;
}

/** To which script the letters of a chunk are folded, given the script that prevails in the text; null leaves them. */
export function scriptOfWord(chunk: Chunk, isLatinText: boolean): ReadonlyMap<number, number> | null {
  if (isLatinText) return chunk.alike > 0 && (chunk.latin > 0 || chunk.foreign === 0) ? TO_LATIN : null;
  return chunk.latin > 0 && chunk.alike + chunk.foreign > 0 ? TO_CYRILLIC : null;
}
