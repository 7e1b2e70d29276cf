import { languageOr, lookUp } from '../view/languages.js';
import { programEn, threadEn } from '../view/messages/en.js';
import type { ProgramWords, ThreadWords } from '../view/say.js';
import { askFile } from './api.js';

export type Words = ThreadWords & ProgramWords;

/** The languages that have a file of words, and the digest in the names of all that is loaded later (scripts/bundle.mjs). */
export interface LanguageFiles {
  readonly tags: readonly string[];
  readonly digest: string;
}

/** Inside the program, for whoever cannot be given better. */
export const ENGLISH: Words = { ...threadEn, ...programEn };

interface Source {
  /** The server, without a closing slash. */
  readonly base: string;
  readonly files: LanguageFiles;
}

/**
 * The words for a language tag: English from here, any other from its file on the server, with English for lines
 * that a file of another build lacks. Undefined when there is a file and it could not be had.
 */
export async function wordsIn(tag: string, source: Source): Promise<Words | undefined> {
  const language = languageOr(tag);
  if (!lookUp(source.files.tags, language))
    return { ...ENGLISH, language: /^en\b/.test(language) ? language : 'en' };
  const loaded = await wordsFile('embed', language, source);
  return loaded && { ...ENGLISH, ...loaded, language };
}

/** What the file of words `name` holds in a language: undefined for English, which has no file, and when it could not be had. */
export async function wordsFile(
  name: string,
  language: string,
  { base, files: { tags, digest } }: Source,
): Promise<object | undefined> {
  const known = lookUp(tags, language);
  return known === undefined ? known : askFile(`${base}/assets/${name}.${known}.${digest}.json`);
}
