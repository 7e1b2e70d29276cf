import { wordsIn } from '../../languages.js';
import { arabic } from './ar.js';
import { german } from './de.js';
import { greek } from './el.js';
import { followEn } from './en.js';
import { spanish } from './es.js';
import { french } from './fr.js';
import { hebrew } from './he.js';
import { italian } from './it.js';
import { polish } from './pl.js';
import { portuguese } from './pt.js';
import { russian } from './ru.js';
import { turkish } from './tr.js';
import { ukrainian } from './uk.js';
import type { FollowWords } from './words.js';

/** Every language but English, by its tag (BCP 47). */
export const FOLLOW_CATALOGUES: Readonly<Record<string, FollowWords>> = {
  ar: arabic,
  de: german,
  el: greek,
  es: spanish,
  fr: french,
  he: hebrew,
  it: italian,
  pl: polish,
  pt: portuguese,
  ru: russian,
  tr: turkish,
  uk: ukrainian,
};

/** The words in `tag`'s language: `pt` for `pt-BR`, English for what there is no catalogue of. */
export function followWords(tag: string | null): FollowWords {
  return wordsIn(FOLLOW_CATALOGUES, tag) ?? followEn;
}
