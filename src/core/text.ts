import { Refusal } from './refusal.js';

/** About four printed pages. Archives hold a few longer comments; imports are not held to this. */
export const MAX_COMMENT_CODE_POINTS = 10_000;
/** Four bytes for each code point: no script is worse off than another. */
const MAX_COMMENT_BYTES = 40_000;
/** Marks that may sit on one base. Vietnamese, Hebrew and Tibetan need up to five; more is a tower over other lines. */
const MAX_COMBINING_MARKS = 8;

export interface TextLimits {
  readonly codePoints: number;
  readonly bytes: number;
}

const COMMENT_LIMITS: TextLimits = { codePoints: MAX_COMMENT_CODE_POINTS, bytes: MAX_COMMENT_BYTES };

// C0 but tab and line feed; DEL and C1; the directional embeddings, overrides and isolates; interlinear annotation;
// the byte order mark; noncharacters. They print nothing, and some of them reorder or hide what does.
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\p{Noncharacter_Code_Point}]/gu;
const LINE_ENDS = /\r\n|[\r\v\f\x85\u2028\u2029]/g;
const BEYOND_LATIN = /[^\0-\u02ff]/;
const LONG_MARK_RUN = new RegExp(`(\\p{M}{${MAX_COMBINING_MARKS}})\\p{M}+`, 'gu');
const VISIBLE = /[^\p{White_Space}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Removes every character that may stand in no text: see FORBIDDEN. Directional marks (U+200E, U+200F, U+061C) stay;
 * pages set the direction of each paragraph by its own words, so nothing else is needed. Lone surrogates become U+FFFD.
 */
export function removeForbidden(text: string): string {
  const sound = text.isWellFormed() ? text : text.toWellFormed();
  return sound.replace(FORBIDDEN, '');
}

/** NFC, with at most MAX_COMBINING_MARKS marks in a row. */
export function settleMarks(text: string): string {
  return BEYOND_LATIN.test(text) ? text.normalize('NFC').replace(LONG_MARK_RUN, '$1') : text;
}

/** Every line end (CR LF, CR, VT, FF, NEL, U+2028, U+2029) as one line feed. */
export function unifyLineEnds(text: string): string {
  return text.replace(LINE_ENDS, '\n');
}

/**
 * The form in which all text is stored: line ends unified, forbidden characters removed, NFC, marks capped. Twice is
 * as good as once. Refuses lone surrogates with `text_invalid`: no database and no page can hold them.
 */
export function normaliseText(raw: string): string {
  if (!raw.isWellFormed()) throw new Refusal('text_invalid', { problem: 'half of a surrogate pair' });
  return settleMarks(removeForbidden(unifyLineEnds(raw)));
}

/** Whether a reader would see anything: not only spaces, controls, marks without a base and fillers. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/** The number of code points of well-formed text. */
export function countCodePoints(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xdc00) count--;
  return count;
}

/** The number of bytes of well-formed text in UTF-8. */
export function countUtf8Bytes(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    // Either half of a surrogate pair stands for two of its four bytes.
    bytes += unit < 0x800 || (unit & 0xf800) === 0xd800 ? 1 : 2;
  }
  return bytes;
}

/** Refuses text beyond either limit with `text_too_long`; `unit` in the details says which one it was. */
function refuseTooLong(text: string, limits: TextLimits): void {
  const length = countCodePoints(text);
  if (length > limits.codePoints) {
    throw new Refusal('text_too_long', { length, limit: limits.codePoints, unit: 'characters' });
  }
  const bytes = countUtf8Bytes(text);
  if (bytes > limits.bytes) {
    throw new Refusal('text_too_long', { length: bytes, limit: limits.bytes, unit: 'bytes' });
  }
}

/**
 * What somebody wrote, fit to be stored: normalised, without blank space around it. Refuses with `text_invalid`,
 * `text_empty` (nothing visible) or `text_too_long`.
 */
export function checkText(raw: string, limits: TextLimits = COMMENT_LIMITS): string {
  const text = normaliseText(raw).trim();
  if (!isVisible(text)) throw new Refusal('text_empty');
  refuseTooLong(text, limits);
  return text;
}
