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
  for (const word of wordsOf(text, characterAndPairs)) {
    words.add(word);
    if (words.size >= MOST) break;
  }
  return [...words];
}

/** Fewer letters begin too many words: a shorter word is itself, no beginning. */
const SHORTEST_BEGINNING = 4;

/** What is asked for: all of `words`, and a word that begins with `beginning` (the last one, which may not be finished). */
export interface SearchQuery {
  readonly words: readonly string[];
  readonly beginning?: string;
}

/** Undefined where nothing is asked that could be found. */
export function searchQuery(text: string): SearchQuery | undefined {
  const words = [...new Set(wordsOf(text, pairsOf))].slice(0, MOST_ASKED);
  const last = words.at(-1);
  if (last === undefined) return undefined;
  if ([...last].length < SHORTEST_BEGINNING) return { words };
  return { words: words.slice(0, -1), beginning: last };
}

/** What an index keeps of where a text stands and who wrote it. */
export const searchMark = {
  site: (siteId: number): string => `${MARK}s${siteId}`,
  status: (status: string): string => `${MARK}t${status}`,
  author: (word: string): string => `${MARK}a${word}`,
  /** Day, month and year of a Unix time in UTC: 2026-11-25, 2026-11, 2026. */
  days: (at: number): readonly string[] => {
    const day = new Date(at).toISOString().slice(0, 10);
    return [day, day.slice(0, 7), day.slice(0, 4)].map(dateMark);
  },
} as const;

function dateMark(date: string): string {
  return `${MARK}d${date.replaceAll('-', '')}`;
}

const FIRST_YEAR = 1990;
const LAST_YEAR = 2089;

/**
 * The marks of which a text from `from` and before `before` bears one: the days of months that are not whole, the months of
 * years that are not, and years. Undefined where every time will do.
 */
export function dateMarks(
  from: number | undefined,
  before: number | undefined,
): readonly string[] | undefined {
  if (from === undefined && before === undefined) return undefined;
  const first = dayOf(Math.max(from ?? 0, Date.UTC(FIRST_YEAR, 0)));
  const end = dayOf(Math.min(before ?? Infinity, Date.UTC(LAST_YEAR, 0)) - 1) + 1;
  const marks: string[] = [];
  for (let day = first; day < Math.max(end, first + 1); ) {
    const [year, month, date] = dateOf(day);
    const nextYear = dayOf(Date.UTC(year + 1, 0));
    const nextMonth = dayOf(Date.UTC(year, month + 1));
    const isYear = month === 0 && date === 1 && nextYear <= end;
    const isMonth = date === 1 && nextMonth <= end;
    const text = new Date(day * DAY).toISOString().slice(0, isYear ? 4 : isMonth ? 7 : 10);
    marks.push(dateMark(text));
    day = isYear ? nextYear : isMonth ? nextMonth : day + 1;
  }
  return marks;
}

const DAY = 24 * 3600 * 1000;

function dayOf(time: number): number {
  return Math.floor(time / DAY);
}

function dateOf(day: number): readonly [year: number, month: number, date: number] {
  const date = new Date(day * DAY);
  return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
}

function* wordsOf(text: string, cut: (run: string) => Iterable<string>): Generator<string> {
  const plain = text
    .normalize('NFKD')
    .replace(OPTIONAL_MARKS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(SAME_LETTERS, (letter) => SAME[letter] ?? letter);
  for (const [found] of plain.matchAll(WORD)) {
    for (const [run] of found.matchAll(RUNS)) {
      if (UNSPACED.test(run)) yield* cut(run);
      else yield [...run.slice(0, 2 * LONGEST)].slice(0, LONGEST).join('');
    }
  }
}

/** In texts single characters count too, for questions of one character. */
function* characterAndPairs(run: string): Generator<string> {
  yield* pairsOf(run);
  yield* run;
}

function* pairsOf(run: string): Generator<string> {
  const characters = [...run];
  if (characters.length === 1) yield run;
  for (let i = 0; i + 1 < characters.length; i++) yield `${characters[i]}${characters[i + 1]}`;
}
