/** Dates in numbers with slashes: which number is the day is told by the page, where any date of it tells. */
import type { OutlineLine } from './outline-lines.js';
import { readSignature } from './outline-names.js';

const SLASHED = /\b(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})\b/gu;
// A line with a name and a time is shorter.
const MAX_LINE = 120;
const MONTHS = 12;
/** Two digits stand for 1970 to 2069. */
const CENTURY_FROM = 70;

type DayPlace = 'first' | 'second';

/** Where the day stands in all dates of the lines; undefined when none tells, or two contradict each other. */
function dayPlace(lines: readonly OutlineLine[]): DayPlace | undefined {
  const places = new Set<DayPlace>();
  for (const { text } of lines) {
    for (const [, first, second] of text.matchAll(SLASHED)) {
      if (Number(first) > MONTHS) places.add('first');
      if (Number(second) > MONTHS) places.add('second');
    }
  }
  const [place] = places;
  return places.size === 1 ? place : undefined;
}

function yearOf(written: string): string {
  if (written.length === 4) return written;
  return String(Number(written) + (Number(written) < CENTURY_FROM ? 2000 : 1900));
}

function readable(text: string, place: DayPlace | undefined): string {
  return text.replace(SLASHED, (whole) => {
    const [first = '', second = '', year = ''] = whole.split('/');
    if (place === undefined && first !== second) return whole;
    const [day, month] = place === 'second' ? [second, first] : [first, second];
    return `${yearOf(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  });
}

/** The lines with such dates written as `2016-03-31` where a line is a name with its time; texts stay as they are. */
export function withReadableDates(lines: readonly OutlineLine[]): readonly OutlineLine[] {
  const place = dayPlace(lines);
  return lines.map((line) => {
    if (line.text.length > MAX_LINE || !line.text.includes('/')) return line;
    const label = readable(line.label, place);
    if (label === line.label || readSignature(label) === undefined) return line;
    return { ...line, label, text: readable(line.text, place) };
  });
}
