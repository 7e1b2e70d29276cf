import type { Span } from '../../core/evidence.js';

/** A text as a filter sees it: numbers of 32 bits that cannot be read back. */
export interface SpamText {
  /** Of the words of the text, then of the author's name, then of the hosts of links. */
  readonly hash: readonly number[];
  /** How many of them are words of the text; places are known of these alone. */
  readonly inText: number;
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** Of a word with the next one of its sentence; 0 for none. Pairs are known to the prior alone: of what is learnt each would be met too seldom. */
  readonly pair: readonly number[];
}

/** What somebody decided about a draft. */
export interface SpamLesson {
  readonly text: SpamText;
  readonly isSpam: boolean;
  readonly teacher: string;
  /** Texts that say nearly the same share it. Absent for short ones. */
  readonly wave?: string | undefined;
}

export interface SpamScore {
  /** The probability that it is advertising. */
  readonly score: number;
  /** What speaks for it, the strongest first. */
  readonly spans: readonly Span[];
  /** Words, pairs and hosts that speak for it. */
  readonly told: number;
}

/** A naive Bayesian filter: what it knows is a function of its lessons and their order. Takes 256 KB once it has learnt. */
export interface SpamFilter {
  /** Lessons that counted. */
  readonly spam: number;
  readonly other: number;
  score(draft: { readonly text: SpamText; readonly links: number }): SpamScore;
  learn(lesson: SpamLesson): void;
}
