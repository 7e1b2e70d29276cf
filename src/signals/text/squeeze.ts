import type { Stream } from './stream.js';

/** A stream in which a letter that repeats stands once, with the number of its repetitions beside it. */
export interface Squeezed extends Stream {
  readonly run: Int32Array;
}

/** The squeezed form of a stream; the stream itself stays as it is. */
export function squeeze(stream: Stream): Squeezed {
  const size = stream.length;
  const code = new Int32Array(size);
  const from = new Int32Array(size);
  const to = new Int32Array(size);
  const run = new Int32Array(size);
  const cut = new Uint8Array(size);
  let length = 0;
  for (let i = 0; i < size; i++) {
    const letter = stream.code[i] ?? 0;
    const repeats = length > 0 && code[length - 1] === letter;
    if (!repeats) {
      code[length] = letter;
      from[length] = stream.from[i] ?? 0;
      cut[length] = stream.cut[i] ?? 0;
      length++;
    }
    run[length - 1] = (run[length - 1] ?? 0) + 1;
    to[length - 1] = stream.to[i] ?? 0;
  }
  return { length, code, from, to, cut, run };
}

// Doubling one letter of a longer word makes no other word in practice; of a short one it does (hop, hoop).
const LETTERS_TO_DOUBLE = 4;
const DIGITS_END = 58;

/** Whether a run of `found` equal letters in a text stands for `wanted` in a phrase of so many letters. */
export function runFits(
  found: number,
  wanted: number,
  phrase: { readonly letters: number; readonly code: number },
): boolean {
  if (found === wanted) return true;
  if (phrase.code < DIGITS_END || found < wanted) return false;
  return found >= 3 || (wanted === 1 && phrase.letters >= LETTERS_TO_DOUBLE);
}
