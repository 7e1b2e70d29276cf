import type { WordList } from '../list-of-words.js';
import { ARABIC } from './arabic.js';
import { ENGLISH } from './english.js';
import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import { GREEK } from './greek.js';
import { RUSSIAN } from './russian.js';
import { SPANISH } from './spanish.js';
import { TURKISH } from './turkish.js';

/** Every shipped list. To add one: a file like `german.ts`, a line here, and rows in word-lists.test.ts. */
export const WORD_LISTS: readonly WordList[] = [
  ENGLISH,
  GERMAN,
  FRENCH,
  SPANISH,
  RUSSIAN,
  GREEK,
  ARABIC,
  TURKISH,
];
