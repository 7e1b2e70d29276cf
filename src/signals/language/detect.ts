import { LITTLE_WORDS } from './little-words.js';

// A longer text tells no more.
const MOST_LETTERS = 2000;
/** Common words that a language must lead by, and have. */
const LEAD = 2;
const FEWEST = 3;

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Thai}/gu, 'th'],
];
/** The languages that can be told; of a text in any other nothing is said with certainty. */
export const KNOWN_LANGUAGES: ReadonlySet<string> = new Set([
  ...Object.keys(LITTLE_WORDS),
  ...SCRIPTS.map(([, language]) => language),
  'uk',
  'fa',
]);

const LATIN = /\p{Script=Latin}/gu;
/** A unit that may belong to a letter of SCRIPTS; signs and most pictures do not. */
const BEYOND_LATIN = /[\u0370-\u1fff\u2126\u2c00-\ud83c\ud83f-\uffff]/;
const UKRAINIAN = /[іїєґ]/iu;
const PERSIAN = /[پچژگ]/u;

const languagesOf = Map.groupBy(
  Object.entries(LITTLE_WORDS).flatMap(([language, words]) => words.map((word) => ({ word, language }))),
  ({ word }) => word,
);

/**
 * The language (ISO 639-1) of a text, or undefined where it leaves doubt: a script that stands for one language, or at
 * least three common words and two more than any other language has. Reads the first 2,000 characters; linear.
 */
export function detectLanguage(text: string): string | undefined {
  const start = text.slice(0, MOST_LETTERS);
  if (!BEYOND_LATIN.test(start)) return byLittleWords(start);
  const latin = start.match(LATIN)?.length ?? 0;
  for (const [script, language] of SCRIPTS) {
    const letters = start.match(script)?.length ?? 0;
    if (letters > latin && letters >= FEWEST) return variety(start, language);
  }
  return latin === 0 ? undefined : byLittleWords(start);
}

function variety(text: string, language: string): string {
  if (language === 'ru' && UKRAINIAN.test(text)) return 'uk';
  return language === 'ar' && PERSIAN.test(text) ? 'fa' : language;
}

function byLittleWords(text: string): string | undefined {
  const counts = new Map<string, number>();
  for (const word of foldedOf(text).split(/[^a-z]+/)) {
    for (const { language } of languagesOf.get(word) ?? []) {
      counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] < FEWEST) return undefined;
  return first[1] - (second?.[1] ?? 0) >= LEAD ? first[0] : undefined;
}

const ONLY_ASCII = /^[\0-\x7f]*$/;

/** Small letters without their marks. */
function foldedOf(text: string): string {
  const small = text.toLowerCase();
  if (ONLY_ASCII.test(small)) return small;
  return small
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ı', 'i');
}
