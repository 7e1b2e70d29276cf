import { GAP, isUnspaced, PICTURE } from './fold.js';
import { isBlank, type Units } from './scan.js';

/** The end of a sentence: no phrase reaches across it. GAP stands between words of one sentence. */
export const STOP = -5;

/** A text as one line of letters with single gaps between words: what phrases are sought in. */
export interface Stream {
  readonly length: number;
  /** A folded letter, digit or picture; GAP; or STOP. */
  readonly code: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1 where a word may begin, and so one before it may end. */
  readonly cut: Uint8Array;
}

/** Builds a stream; gaps that follow each other become one. */
export interface StreamBuilder {
  /** Adds a letter, digit or picture with its place in the text. */
  letter(code: number, from: number, to: number): void;
  gap(isStop: boolean): void;
  /** A word may begin with the next letter although no gap stands before it. */
  begin(): void;
  end(): Stream;
}

/** A builder for at most `capacity` letters and gaps. */
export function createStreamBuilder(capacity: number): StreamBuilder {
  const code = new Int32Array(capacity);
  const from = new Int32Array(capacity);
  const to = new Int32Array(capacity);
  const cut = new Uint8Array(capacity);
  let length = 0;
  let isOpen = true;
  return {
    letter(letter, start, end) {
      const standsAlone = letter >= PICTURE || isUnspaced(letter);
      code[length] = letter;
      from[length] = start;
      to[length] = end;
      cut[length] = isOpen || standsAlone ? 1 : 0;
      length++;
      isOpen = standsAlone;
    },
    begin() {
      isOpen = true;
    },
    gap(isStop) {
      const last = length - 1;
      const repeats = length > 0 && (code[last] ?? 0) < 0;
      if (repeats && isStop) code[last] = STOP;
      if (repeats || length === 0) return;
      code[length] = isStop ? STOP : GAP;
      cut[length] = 1;
      from[length] = to[last] ?? 0;
      to[length] = to[last] ?? 0;
      length++;
      isOpen = true;
    },
    end: () => ({ length, code, from, to, cut }),
  };
}

/** The text as it stands: every run of other signs than letters and digits is a gap. */
export function plainStream(units: Units): Stream {
  const builder = createStreamBuilder(units.length + 1);
  for (let i = 0; i < units.length; i++) {
    const code = units.code[i] ?? GAP;
    if (code === GAP) builder.gap(isStop(units, i));
    else builder.letter(code, units.from[i] ?? 0, units.to[i] ?? 0);
  }
  return builder.end();
}

// . ! ? ; … and their fellows in Arabic, Devanagari, Chinese and Japanese.
const STOPS = new Set([0x2e, 0x21, 0x3f, 0x3b, 0x2026, 0x61f, 0x61b, 0x964, 0x3002, 0xff01, 0xff1f, 0xff1b]);

/** Whether a gap ends a sentence: a stop followed by a blank or by nothing. Inside an address or a disguise it does not. */
export function isStop(units: Units, i: number): boolean {
  if (!STOPS.has(units.raw[i] ?? 0)) return false;
  return i + 1 >= units.length || isBlank(units, i + 1) || (units.raw[i] ?? 0) > 0x3000;
}
