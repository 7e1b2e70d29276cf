/**
 * Reads the times that exports write. Strict: what is not a real calendar time gives undefined, so that nothing is ever
 * dated by accident (databases write zero dates such as 0000-00-00 and -0001-11-30).
 */
import type { LocalTime } from './format.js';

const TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(?:(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)(?: [A-Z]{1,5})?)?$/i;
// The year 1 and its neighbours stand for "none" in several systems; nobody commented on the web before 1980.
const FIRST_YEAR = 1980;
const MINUTE = 60_000;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

interface WrittenTime {
  /** As if it were UTC. */
  readonly at: number;
  readonly match: RegExpExecArray;
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0));
}

function read(text: string): WrittenTime | undefined {
  const match = TIME.exec(text.trim());
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  const hour = Number(match[4] ?? 0);
  const minute = Number(match[5] ?? 0);
  const second = Number(match[6] ?? 0);
  if (!isDay(year, month, day) || hour > 23 || minute > 59 || second > 59) return undefined;
  const milliseconds = match[7] === undefined ? 0 : Math.floor(Number(`0.${match[7]}`) * 1000);
  return { at: Date.UTC(year, month - 1, day, hour, minute, second, milliseconds), match };
}

function offsetOf(zone: string): number {
  if (/^[a-z]/i.test(zone)) return 0;
  // PostgreSQL writes whole hours alone: "+00".
  const minutes = Number(zone.slice(1, 3)) * 60 + (zone.length > 3 ? Number(zone.slice(-2)) : 0);
  return (zone.startsWith('-') ? -minutes : minutes) * MINUTE;
}

/** Unix milliseconds of a time that names its zone (`Z` or an offset); undefined without a zone or when unreadable. */
export function parseInstant(text: string): number | undefined {
  const time = read(text);
  const zone = time?.match[8];
  if (time === undefined || zone === undefined || time.match[4] === undefined) return undefined;
  return time.at - offsetOf(zone);
}

/** Unix milliseconds of a time that the format defines as UTC although it writes no zone. */
export function parseUtc(text: string): number | undefined {
  const time = read(text);
  if (time === undefined || time.match[4] === undefined) return undefined;
  return time.at - (time.match[8] === undefined ? 0 : offsetOf(time.match[8]));
}

/** A wall-clock time as written, as precise as written; undefined when it names a zone or is unreadable. */
export function parseWallClock(text: string): LocalTime | undefined {
  const match = read(text)?.match;
  if (match === undefined || match[8] !== undefined) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  if (hour === undefined) return `${year}-${month}-${day}`;
  return `${year}-${month}-${day}T${hour}:${minute}${second === undefined ? '' : `:${second}`}`;
}
