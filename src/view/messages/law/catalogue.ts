import { languageOr, lookUp } from '../../languages.js';
import { EASTERN } from './east.js';
import { WESTERN } from './west.js';
import type { LawWords } from './words.js';

const WORDS: Readonly<Record<string, LawWords>> = { ...WESTERN, ...EASTERN };

/** The words in `tag`'s language, English where there are none. */
export function lawWords(tag: string | null): LawWords {
  return WORDS[lookUp(Object.keys(WORDS), languageOr(tag)) ?? 'en'] as LawWords;
}

/** Every language that these words are there in. */
export const LAW_LANGUAGES: readonly string[] = Object.keys(WORDS);
