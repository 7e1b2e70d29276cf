import { ownEn } from '../own-en.js';
import { signInEn } from '../sign-in-en.js';
import { arabicOwn } from './ar.js';
import { germanOwn } from './de.js';
import { greekOwn } from './el.js';
import { spanishOwn } from './es.js';
import { frenchOwn } from './fr.js';
import { hebrewOwn } from './he.js';
import { italianOwn } from './it.js';
import type { OwnWords } from './own-words.js';
import { polishOwn } from './pl.js';
import { portugueseOwn } from './pt.js';
import { russianOwn } from './ru.js';
import { turkishOwn } from './tr.js';
import { ukrainianOwn } from './uk.js';

/** What there is to say around signing in, by the tags of CATALOGUES. */
export const OWN_CATALOGUES: Readonly<Record<string, OwnWords>> = {
  ar: arabicOwn,
  de: germanOwn,
  el: greekOwn,
  es: spanishOwn,
  fr: frenchOwn,
  he: hebrewOwn,
  it: italianOwn,
  pl: polishOwn,
  pt: portugueseOwn,
  ru: russianOwn,
  tr: turkishOwn,
  uk: ukrainianOwn,
};

export const OWN_ENGLISH: OwnWords = { signIn: signInEn, own: ownEn };
