import { wordsIn } from '../languages.js';
import { EASTERN } from './process-east.js';
import { WESTERN } from './process-west.js';
import type { ProcessWords } from './process-words.js';

const WORDS = { ...WESTERN, ...EASTERN } satisfies Readonly<Record<string, ProcessWords>>;

/** The words of a page in `tag`'s language, English where there are none. */
export function processWords(tag: string | null): ProcessWords {
  return wordsIn(WORDS, tag) ?? WORDS.en;
}

/** Every language that due process is told in. */
export const PROCESS_LANGUAGES: readonly string[] = Object.keys(WORDS);
