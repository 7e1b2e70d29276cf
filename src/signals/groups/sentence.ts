import { STOP, type Stream } from '../text/stream.js';
import { type Word, wordsOf } from '../text/words.js';

/** The words of one sentence, with a safe look to either side. */
export interface Sentence {
  readonly words: readonly Word[];
  readonly length: number;
  /** The word at `i`, or '' outside the sentence. */
  at(i: number): string;
}

/** Where the sentences of a stream begin and end, in order. */
export function sentenceBounds({ code, length }: Stream): readonly Bounds[] {
  const bounds: Bounds[] = [];
  let from = 0;
  for (let to = 0; to <= length; to++) {
    if (to < length && code[to] !== STOP) continue;
    if (to > from) bounds.push({ from, to });
    from = to + 1;
  }
  return bounds;
}

/** A stretch of a stream, end exclusive. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** The sentence between two bounds; without bounds none. */
export function readSentence(stream: Stream, bounds: Bounds | undefined): Sentence | undefined {
  if (bounds === undefined) return undefined;
  const words = wordsOf(stream, bounds);
  return { words, length: words.length, at: (i) => words[i]?.text ?? '' };
}

/** The first place at or after `i` whose word is not in `skipped`, looking at most `most` words ahead. */
export function skip(
  sentence: Sentence,
  i: number,
  skipped: { readonly words: ReadonlySet<string>; readonly most: number },
): number {
  let at = i;
  while (at - i < skipped.most && skipped.words.has(sentence.at(at))) at++;
  return at;
}

/** The same to the left. */
export function skipBack(
  sentence: Sentence,
  i: number,
  skipped: { readonly words: ReadonlySet<string>; readonly most: number },
): number {
  let at = i;
  while (i - at < skipped.most && skipped.words.has(sentence.at(at))) at--;
  return at;
}
