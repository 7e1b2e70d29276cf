/** Reads the times of rows, in the many ways that databases and programs write them. */
import type { LocalTime } from './format.js';
import { parseInstant, parseUtc, parseWallClock } from './source-times.js';
import { writtenDate } from './written-dates.js';

export interface RowTime {
  /** Unix milliseconds. */
  readonly at?: number;
  /** A wall-clock time whose zone the source does not tell. */
  readonly local?: LocalTime;
  /** What stood there when it is no time and no way to write "none" either. */
  readonly unreadable?: string;
}

/** What a source's documentation says of its times. */
interface TimeStyle {
  /** The unit of mere numbers since 1970; without it a number is no time. */
  readonly numbers?: 'ms' | 's';
  /** Times without a zone are UTC, as the source defines. */
  readonly isUtc?: boolean;
}

const NONE: RowTime = {};
const NUMBER = /^-?\d{1,16}(?:\.\d{1,9})?(?:e\+?\d{1,2})?$/i;
// 0000-00-00, 0001-01-01 and their negative neighbours: what databases write when there is nothing.
const ZERO = /^-?000[01]-|^[-0:TZ\s.]*$/;
// Nobody commented on the web before 1980; 2200 is beyond every clock.
const FIRST = Date.UTC(1980, 0);
const END = Date.UTC(2200, 0);
// Fri, 07 Jun 2013 13:52:31 GMT (RFC 9110, 5.6.7; RFC 5322 without comments).
const MAIL_TIME =
  /^(?:[a-z]{3}, )?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d{2}:\d{2}(?::\d{2})?) (GMT|UTC|UT|Z|[+-]\d{4})$/i;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The text or number within MongoDB's and LeanCloud's wrappers: `{"$date": …}`, `{"__type": "Date", "iso": …}`. */
function unwrapped(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { $date, $numberLong, iso } = value as Readonly<Record<string, unknown>>;
  if ($date !== undefined) return unwrapped($date);
  return $numberLong ?? iso ?? value;
}

function fromNumber(number: number, { numbers }: TimeStyle): RowTime | undefined {
  if (numbers === undefined) return undefined;
  const at = Math.floor(numbers === 's' ? number * 1000 : number);
  if (at >= FIRST && at < END) return { at };
  // Zero and years long gone stand for "none".
  return at < FIRST ? NONE : undefined;
}

function fromMail(text: string): number | undefined {
  const match = MAIL_TIME.exec(text);
  const month = MONTHS.indexOf(match?.[2]?.toLowerCase() ?? '') + 1;
  if (match === null || month === 0) return undefined;
  const [, day = '', , year = '', clock = '', zone = ''] = match;
  const offset = /^[+-]/.test(zone) ? zone : 'Z';
  return parseInstant(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}T${clock}${offset}`);
}

// Wed Jan 01 2020 10:00:00 GMT+0100 (CET), as JavaScript writes a date into a text.
const SCRIPT_TIME =
  /^[a-z]{3} ([a-z]{3}) (\d{1,2}) (\d{4}) (\d{2}:\d{2}:\d{2}) (?:GMT|UTC)([+-]\d{4})(?: \([^()]{1,60}\))?$/i;

function fromScript(text: string): number | undefined {
  const [, month = '', day = '', year = '', clock = '', zone = ''] = SCRIPT_TIME.exec(text) ?? [];
  return year === '' ? undefined : fromMail(`${day} ${month} ${year} ${clock} ${zone}`);
}

function fromText(text: string, style: TimeStyle): RowTime | undefined {
  const at =
    (style.isUtc === true ? parseUtc(text) : parseInstant(text)) ?? fromMail(text) ?? fromScript(text);
  if (at !== undefined) return { at };
  const local = parseWallClock(text);
  if (local !== undefined) return { local };
  // "01.02.2020 10:00", "Feb 1, 2020 10:00 am": tables that people made.
  const written = writtenDate(text);
  if (written !== undefined) return { local: written };
  return NUMBER.test(text) ? fromNumber(Number(text), style) : undefined;
}

/** The time that `value` tells. Never a guess: no zone is assumed that `style` does not define. */
export function rowTime(value: unknown, style: TimeStyle = {}): RowTime {
  const found = unwrapped(value);
  if (found === undefined || found === null || found === '') return NONE;
  if (typeof found === 'number') return fromNumber(found, style) ?? { unreadable: String(found) };
  if (typeof found !== 'string') return { unreadable: typeof found };
  const text = found.trim();
  if (ZERO.test(text)) return NONE;
  return fromText(text, style) ?? { unreadable: text.slice(0, 40) };
}
