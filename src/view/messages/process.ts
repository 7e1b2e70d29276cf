import { languageOr, lookUp } from '../languages.js';
import { EASTERN } from './process-east.js';
import { WESTERN } from './process-west.js';
import type { ProcessWords } from './process-words.js';

const WORDS: Readonly<Record<string, ProcessWords>> = { ...WESTERN, ...EASTERN };

/** The words of a page in `tag`'s language, English where there are none. */
export function processWords(tag: string | null): ProcessWords {
  const found = lookUp(Object.keys(WORDS), languageOr(tag)) ?? 'en';
  return WORDS[found] as ProcessWords;
}

/** Every language that due process is told in. */
export const PROCESS_LANGUAGES: readonly string[] = Object.keys(WORDS);
