import { PICTURE } from './fold.js';
import type { Stream } from './stream.js';

/** A word of a stream: its folded letters and its place in the text (UTF-16, end exclusive). */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a stretch of a stream in order. Linear. */
export function wordsOf(
  { code, from, to }: Stream,
  stretch: { readonly from: number; readonly to: number },
): readonly Word[] {
  const words: Word[] = [];
  for (let i = stretch.from; i < stretch.to; i++) {
    if ((code[i] ?? 0) < 0) continue;
    let end = i + 1;
    // A picture is a word by itself.
    if ((code[i] ?? 0) < PICTURE) while (end < stretch.to && isLetter(code[end] ?? 0)) end++;
    words.push({ text: wordText(code, i, end), start: from[i] ?? 0, end: to[end - 1] ?? 0 });
    i = end - 1;
  }
  return words;
}

function isLetter(code: number): boolean {
  return code >= 0 && code < PICTURE;
}

// No listed word is longer.
const LONGEST = 30;

function wordText(code: Int32Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end && i < start + LONGEST; i++) {
    const letter = code[i] ?? 0;
    text += String.fromCodePoint(letter < PICTURE ? letter : letter - PICTURE);
  }
  return text;
}
