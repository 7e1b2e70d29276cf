import { GAP, PICTURE } from './fold.js';
import { scan } from './scan.js';
import { squeeze } from './squeeze.js';
import { plainStream, STOP } from './stream.js';

/** A word or phrase ready to be sought: folded like the texts in which it is sought. */
export interface Phrase<Label> {
  readonly label: Label;
  /** Squeezed letters and gaps, with the number of repetitions of each. */
  readonly code: readonly number[];
  readonly run: readonly number[];
  /** Letters before squeezing, gaps not counted. */
  readonly letters: number;
  /** The phrase may be the end, or the beginning, of a longer word. */
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

/** Characters of a phrase, as written. */
const MAX_PHRASE_LENGTH = 100;

/**
 * Reads a phrase as people write it: words with blanks; a `*` before or after takes in longer words. Case, marks and
 * signs do not count. Undefined when no letter, digit or picture is in it, or when it is too long.
 */
export function readPhrase<Label>(written: string, label: Label): Phrase<Label> | undefined {
  const text = written.trim();
  if (text.length > MAX_PHRASE_LENGTH) return undefined;
  const stream = plainStream(scan(text));
  const codes = Array.from(stream.code.subarray(0, stream.length));
  const letters = codes.filter((code) => code >= 0).length;
  const { code, run, length } = squeeze(withoutEdges(stream));
  if (letters === 0) return undefined;
  return {
    label,
    code: Array.from(code.subarray(0, length), (symbol) => (symbol === STOP ? GAP : symbol)),
    run: Array.from(run.subarray(0, length)),
    letters,
    openStart: text.startsWith('*'),
    openEnd: text.endsWith('*'),
  };
}

function withoutEdges(stream: ReturnType<typeof plainStream>): ReturnType<typeof plainStream> {
  const last = stream.length - 1;
  return (stream.code[last] ?? 0) < 0 ? { ...stream, length: last } : stream;
}

/** Whether a phrase is one word of letters. */
export function isOneWord({ code }: Pick<Phrase<unknown>, 'code'>): boolean {
  return code.every((symbol) => symbol >= 0 && symbol < PICTURE);
}
