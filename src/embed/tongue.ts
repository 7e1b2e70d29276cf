import { languageOr, lookUp } from '../view/languages.js';
import { programEn, threadEn } from '../view/messages/en.js';
import type { ProgramWords, ThreadWords } from '../view/say.js';
import { askFile } from './api.js';
import type { WritingWords } from './write/stand.js';

/** With the words of the part that helps to write, in every language but English: that part brings its own. */
export type Words = ThreadWords & ProgramWords & { readonly writing?: WritingWords };

/** The languages that have a file of words, and the digest in the files' names (scripts/bundle.mjs). */
export interface LanguageFiles {
  readonly tags: readonly string[];
  readonly digest: string;
}

/** Inside the program, for whoever cannot be given better. */
export const ENGLISH: Words = { ...threadEn, ...programEn };

/**
 * The words for a language tag: English from here, any other from its file on the server `base`, with English for lines
 * that a file of another build lacks. Undefined when there is a file and it could not be had.
 */
export async function wordsIn(
  tag: string,
  base: string,
  { tags, digest }: LanguageFiles,
): Promise<Words | undefined> {
  const language = languageOr(tag);
  const known = lookUp(tags, language);
  if (!known) return { ...ENGLISH, language: /^en\b/.test(language) ? language : 'en' };
  const loaded = await askFile(`${base}/assets/embed.${known}.${digest}.json`);
  return loaded && { ...ENGLISH, ...loaded, language };
}
