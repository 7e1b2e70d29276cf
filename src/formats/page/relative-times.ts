/** Times that a page tells by their distance ("vor 8 Stunden", "3 years ago"), in the languages that Intl knows them in. */
import { fold, LOCALES } from '../written-dates.js';

export interface RelativeTime {
  /** How long before the page was saved; months have 30.44 days, years 365.25. */
  readonly before: number;
  /** The true time may be one such unit off. */
  readonly precision: Unit;
}

const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;
type Unit = (typeof UNITS)[number];

const MS: Readonly<Record<Unit, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
  month: 30.44 * 86_400_000,
  year: 365.25 * 86_400_000,
};
/** Libraries write a word where Intl writes 1. */
const ONE: Readonly<Record<string, string>> = {
  en: 'a an one',
  de: 'einem einer',
  fr: 'un une',
  es: 'un una',
  it: 'un una',
  pt: 'um uma',
  nl: 'een',
  sv: 'en ett',
  da: 'en et',
  nb: 'en et ett',
};
// Plural forms differ for these, in one language or another.
const COUNTS = [1, 2, 3, 5, 11, 21];
const MAX_LENGTH = 80;

interface Phrase {
  readonly unit: Unit;
  /** What it stands for where it writes no digits. */
  readonly count: number;
}

function* phrasesIn(locale: string, style: 'long' | 'short'): Generator<readonly [string, Phrase]> {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style });
  for (const unit of UNITS) {
    for (const count of COUNTS) {
      const text = fold(format.format(-count, unit));
      yield [text.replace(/\d+/, '#').replace('.', ''), { unit, count }];
      if (count > 1) continue;
      for (const word of ONE[locale]?.split(' ') ?? [])
        yield [text.replace('1', word).replace('.', ''), { unit, count }];
    }
  }
}

/** What comment systems write and Intl does not. */
const OTHERS: readonly (readonly [string, Phrase])[] = [
  ['just now', { unit: 'minute', count: 0 }],
  ['gerade eben', { unit: 'minute', count: 0 }],
  ['yesterday', { unit: 'day', count: 1 }],
  ['gestern', { unit: 'day', count: 1 }],
  ['hier', { unit: 'day', count: 1 }],
  ['ayer', { unit: 'day', count: 1 }],
  ...(
    [
      ['s sec secs', 'second'],
      ['m min mins', 'minute'],
      ['h hr hrs', 'hour'],
      ['d', 'day'],
      ['w wk wks', 'week'],
      ['mo mos', 'month'],
      ['y yr yrs', 'year'],
    ] as const
  ).flatMap(([words, unit]) =>
    words
      .split(' ')
      .flatMap((word) => [`#${word}`, `# ${word}`, `#${word} ago`, `# ${word} ago`])
      .map((written) => [written, { unit, count: 1 }] as const),
  ),
  ...(
    [
      ['sekunde sekunden', 'second'],
      ['minute minuten', 'minute'],
      ['stunde stunden', 'hour'],
      ['tag tage tagen', 'day'],
      ['woche wochen', 'week'],
      ['monat monate monaten', 'month'],
      ['jahr jahre jahren', 'year'],
    ] as const
  ).flatMap(([words, unit]) =>
    words.split(' ').map((word) => [`# ${word} her`, { unit, count: 1 }] as const),
  ),
];

let known: ReadonlyMap<string, Phrase> | undefined;

/** How long ago `text` says that something was; undefined when it says nothing of the kind. */
export function relativeTime(text: string): RelativeTime | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  known ??= new Map([
    ...LOCALES.flatMap((locale) => [...phrasesIn(locale, 'long'), ...phrasesIn(locale, 'short')]),
    ...OTHERS,
  ]);
  // A comment's own number may stand before it: "#2.1 — vor 8 Stunden".
  const folded = fold(text.replace(/^\s*#[\d.]+/, '')).replace(/^[^\p{L}\d]{1,40}|[^\p{L}\d]{1,40}$/gu, '');
  const digits = /\d{1,6}/.exec(folded)?.[0];
  const phrase = known.get(folded.replace(/\d+/, '#').replace('.', ''));
  if (phrase === undefined) return undefined;
  const count = digits === undefined ? phrase.count : Number(digits);
  return { before: Math.round(count * MS[phrase.unit]), precision: phrase.unit };
}
