import type { Word } from '../text/words.js';

/** The words of one sentence, with a safe look to either side. */
export interface Sentence {
  readonly words: readonly Word[];
  readonly length: number;
  /** The word at `i`, or '' outside the sentence. */
  at(i: number): string;
}

function sentenceOf(words: readonly Word[]): Sentence {
  return { words, length: words.length, at: (i) => words[i]?.text ?? '' };
}

/** Words in sentences, in order. */
export function sentencesOf(words: readonly Word[]): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (let i = 1; i <= words.length; i++) {
    if (i < words.length && words[i]?.sentence === words[start]?.sentence) continue;
    if (i > start) sentences.push(sentenceOf(words.slice(start, i)));
    start = i;
  }
  return sentences;
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
