import { languageOr, lookUp } from '../../languages.js';
import { followEn } from './en.js';
import type { FollowWords } from './words.js';

/** Every language but English, by its tag (BCP 47). */
const FOLLOW_CATALOGUES: Readonly<Record<string, FollowWords>> = {};

/** The words in `tag`'s language: `pt` for `pt-BR`, English for what there is no catalogue of. */
export function followWords(tag: string | null): FollowWords {
  return FOLLOW_CATALOGUES[lookUp(Object.keys(FOLLOW_CATALOGUES), languageOr(tag)) ?? ''] ?? followEn;
}
