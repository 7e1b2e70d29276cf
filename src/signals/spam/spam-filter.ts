import type { Span } from '../../core/evidence.js';

/** A word, a pair of words that follow each other, or the host of a link, as a number that cannot be read back. */
export interface Token {
  /** 32 bits. */
  readonly hash: number;
  /** Pairs are known to the prior alone: of what is learnt each would be met too seldom. */
  readonly isPair: boolean;
  /** Its place in the text; null outside of it. */
  readonly span: { readonly start: number; readonly end: number } | null;
}

/** What somebody decided about a draft. */
export interface SpamLesson {
  readonly tokens: readonly Token[];
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
  /** Tokens that speak for it. */
  readonly told: number;
}

/** A naive Bayesian filter: what it knows is a function of its lessons and their order. Takes 256 KB once it has learnt. */
export interface SpamFilter {
  /** Lessons that counted. */
  readonly spam: number;
  readonly other: number;
  score(text: {
    readonly tokens: readonly Token[];
    readonly words: number;
    readonly links: number;
  }): SpamScore;
  learn(lesson: SpamLesson): void;
}
