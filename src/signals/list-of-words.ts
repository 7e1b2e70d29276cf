import type { Severity } from './severity.js';

/** `allowed` is innocent: what it covers is no finding. */
export type PhraseLabel = Severity | 'allowed';

/** The phrases of one list in one language, as written. */
export type WordList = Readonly<Partial<Record<PhraseLabel, readonly string[]>>> & {
  readonly language: string;
};
