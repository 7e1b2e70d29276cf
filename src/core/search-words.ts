/**
 * What is looked for when somebody searches: words of any script in one plain form, the same for both databases, which
 * only keep and compare them. Scripts that are written without blanks are cut into pairs of characters.
 */

/** Vowel points and accents that people leave out when they search: Latin, Greek, Cyrillic, Hebrew, Arabic. */
const OPTIONAL_MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u0640]/g;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** Scripts without blanks between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
/** Letters that stand for one another in writing. */
const SAME: Readonly<Record<string, string>> = {
  ς: 'σ',
  ß: 'ss',
  ى: 'ي',
  ة: 'ه',
  ı: 'i',
  ё: 'е',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
};
const SAME_LETTERS = /[ςßىةıёøłđæ]/g;

/** Longer words are hashes and the like; nobody types them in. */
const LONGEST = 40;
/** A text holds no more different words that count. */
const MOST = 4000;
const MOST_ASKED = 12;

/**
 * Begins what an index keeps beside words: site, visibility, author. No word can begin so, since it is neither letter nor
 * digit; a text can therefore not claim to be of another site, or public.
 */
const MARK = '\ue000';

/** The different words of a text. Linear in its length. */
export function searchWords(text: string): readonly string[] {
  const words = new Set<string>();
  for (const word of wordsOf(text)) {
    words.add(word);
    if (words.size >= MOST) break;
  }
  return [...words];
}

/** What a reader asks for: all of `words`, and one that begins with `prefix` (the last word, which may not be finished). */
export interface SearchQuery {
  readonly words: readonly string[];
  readonly prefix: string;
}

/** Undefined where nothing is asked that could be found. */
export function searchQuery(text: string): SearchQuery | undefined {
  const words = [...new Set(wordsOf(text))].slice(0, MOST_ASKED);
  const last = words.pop();
  if (last === undefined) return undefined;
  return { words, prefix: last };
}

/** What an index keeps of where a text stands and who wrote it. */
export const searchMark = {
  site: (siteId: number): string => `${MARK}s${siteId}`,
  status: (status: string): string => `${MARK}t${status}`,
  author: (word: string): string => `${MARK}a${word}`,
} as const;

function* wordsOf(text: string): Generator<string> {
  const plain = text
    .normalize('NFKD')
    .replace(OPTIONAL_MARKS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(SAME_LETTERS, (letter) => SAME[letter] ?? letter);
  for (const [found] of plain.matchAll(WORD)) {
    for (const [run] of found.matchAll(RUNS)) {
      if (UNSPACED.test(run)) yield* pairsOf(run);
      else yield [...run.slice(0, 2 * LONGEST)].slice(0, LONGEST).join('');
    }
  }
}

function* pairsOf(run: string): Generator<string> {
  const characters = [...run];
  if (characters.length === 1) yield run;
  for (let i = 0; i + 1 < characters.length; i++) yield `${characters[i]}${characters[i + 1]}`;
}
