/** Dates as people and page templates write them, in the languages whose month names this machine knows. No zone is ever assumed. */
import type { LocalTime } from './format.js';
import { parseWallClock } from './source-times.js';

export const LOCALES =
  'en de fr es it pt nl el ru uk pl cs sk hu ro bg sr hr sl tr sv da nb fi et lv lt ar ar-SY he fa ca sq'.split(
    ' ',
  );
// Longer lines are text, whatever they hold.
const MAX_LENGTH = 60;

/** One spelling for all: lower case, no accents or vowel signs, ASCII digits, single spaces. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replace(/\s+/g, ' ')
    .trim();
}

// Several languages inflect the name beside a day, and only some of them beside a year.
const SHAPES: readonly Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'short' },
  { month: 'long', day: 'numeric' },
  { month: 'long', year: 'numeric' },
];

function* monthNames(): Generator<readonly [name: string, month: number]> {
  const fixed = { timeZone: 'UTC', numberingSystem: 'latn', calendar: 'gregory' } as const;
  const days = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 15)));
  for (const shape of LOCALES.flatMap((locale) => SHAPES.map((parts) => ({ locale, parts })))) {
    const format = new Intl.DateTimeFormat(shape.locale, { ...fixed, ...shape.parts });
    for (const [month, day] of days.entries()) {
      const name = format.formatToParts(day).find(({ type }) => type === 'month')?.value ?? '';
      yield [fold(name).replace(/\.$/, ''), month + 1];
    }
  }
}

let known: ReadonlyMap<string, number> | undefined;

function monthNumber(name: string): number | undefined {
  known ??= new Map([...monthNames()].filter(([written]) => /^\p{L}[\p{L} ]{2,}$/u.test(written)));
  return known.get(name.trim().replace(/[.,]$/, '').trim());
}

let weekdays: ReadonlySet<string> | undefined;

function* weekdayNames(): Generator<string> {
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)));
  for (const locale of LOCALES)
    for (const weekday of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday });
      for (const day of days) yield fold(format.format(day)).replace(/\.$/, '');
    }
}

/** Whether a word is the name of a month or of a day of the week. */
export function isDateWord(word: string): boolean {
  weekdays ??= new Set(weekdayNames());
  return weekdays.has(fold(word)) || monthNumber(fold(word)) !== undefined;
}

function monthOf(year: string | undefined, month: number | undefined): string | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}`;
  return parseWallClock(`${text}-01`) === undefined ? undefined : text;
}

/** `YYYY-MM` of a line that is a month and a year and nothing else ("APRIL 2021", "Απρίλιος 2021", "04/2021"). */
export function writtenMonth(line: string): string | undefined {
  if (line.length > MAX_LENGTH) return undefined;
  const text = fold(line);
  const named = /^(\p{L}[\p{L} .]*?),? (?:de |del )?(\d{4})$/u.exec(text);
  if (named !== null) return monthOf(named[2], monthNumber(named[1] ?? ''));
  const yearFirst =
    /^(\d{4})[ ./-](\p{L}[\p{L} ]*|\d{1,2})$/u.exec(text) ?? /^(\d{4})年(\d{1,2})月$/.exec(text);
  if (yearFirst !== null)
    return monthOf(yearFirst[1], Number(yearFirst[2]) || monthNumber(yearFirst[2] ?? ''));
  const numbers = /^(\d{1,2})[./-](\d{4})$/.exec(text);
  return numbers === null ? undefined : monthOf(numbers[2], Number(numbers[1]));
}

const CLOCK =
  /[\s,–-]{0,9}(?:\b(?:at|um|a las|a|alle|kl\.?|ore|в|στις)\s+)?\b(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s*(a\.?m\.?|p\.?m\.?|uhr)?$/u;

function clockOf(match: RegExpExecArray): string {
  const half = match[4]?.charAt(0);
  const hour = Number(match[1]);
  const shift = half === 'p' && hour < 12 ? 12 : half === 'a' && hour === 12 ? -12 : 0;
  return `T${String(hour + shift).padStart(2, '0')}:${match[2]}${match[3] === undefined ? '' : `:${match[3]}`}`;
}

function dayOf(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso !== null) return text;
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|er|\.)? (?:de |of )?(\p{L}[\p{L} .]*?),? (?:de )?(\d{4})$/u.exec(
    text,
  );
  const monthFirst = /^(\p{L}[\p{L}.]*) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(text);
  const [day, month, year] =
    dotted !== null
      ? [dotted[1], Number(dotted[2]), dotted[3]]
      : dayFirst !== null
        ? [dayFirst[1], monthNumber(dayFirst[2] ?? ''), dayFirst[3]]
        : [monthFirst?.[2], monthNumber(monthFirst?.[1] ?? ''), monthFirst?.[3]];
  if (day === undefined || month === undefined) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The wall-clock time that a line is and nothing else: "3 April 2021", "April 3, 2021 at 10:15 pm", "2021-04-03 10:15". */
export function writtenDate(line: string): LocalTime | undefined {
  if (line.length > MAX_LENGTH) return undefined;
  const text = fold(line);
  const clock = CLOCK.exec(text);
  const dates = [text, ...(clock === null ? [] : [text.slice(0, clock.index)])];
  for (const [index, date] of dates.entries()) {
    const day = dayOf(date) ?? dayOf(date.replace(/^\p{L}+,? /u, ''));
    if (day === undefined) continue;
    const found = parseWallClock(`${day}${index === 1 && clock !== null ? clockOf(clock) : ''}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
