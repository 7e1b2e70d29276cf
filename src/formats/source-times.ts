/**
 * Reads the times that exports write. Strict: what is not a real calendar time gives undefined, so that nothing is ever
 * dated by accident (databases write zero dates such as 0000-00-00 and -0001-11-30).
 */
import type { LocalTime } from './format.js';

const TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
// The year 1 and its neighbours stand for "none" in several systems; nobody commented on the web before 1980.
const FIRST_YEAR = 1980;
const MINUTE = 60_000;

interface WrittenTime {
  readonly fields: readonly [number, number, number, number, number, number];
  readonly milliseconds: number;
  readonly hasClock: boolean;
  readonly hasSeconds: boolean;
  readonly zone: string | undefined;
}

function read(text: string): WrittenTime | undefined {
  const match = TIME.exec(text.trim());
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((i) => Number(match[i] ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (year < FIRST_YEAR || hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return {
    fields: [year, month, day, hour, minute, second],
    milliseconds: Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000),
    hasClock: match[4] !== undefined,
    hasSeconds: match[6] !== undefined,
    zone: match[8]?.toUpperCase(),
  };
}

function asUtc(time: WrittenTime): number {
  const [year, month, day, hour, minute, second] = time.fields;
  return Date.UTC(year, month - 1, day, hour, minute, second, time.milliseconds);
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * MINUTE;
}

/** Unix milliseconds of a time that names its zone (`Z` or an offset); undefined without a zone or when unreadable. */
export function parseInstant(text: string): number | undefined {
  const time = read(text);
  if (time?.zone === undefined || !time.hasClock) return undefined;
  return asUtc(time) - offsetOf(time.zone);
}

/** Unix milliseconds of a time that the format defines as UTC although it writes no zone. */
export function parseUtc(text: string): number | undefined {
  const time = read(text);
  if (time === undefined || !time.hasClock) return undefined;
  return asUtc(time) - (time.zone === undefined ? 0 : offsetOf(time.zone));
}

/** A wall-clock time as written, as precise as written; undefined when it names a zone or is unreadable. */
export function parseWallClock(text: string): LocalTime | undefined {
  const time = read(text);
  if (time === undefined || time.zone !== undefined) return undefined;
  const [year, month, day, hour, minute, second] = time.fields.map((field) => String(field).padStart(2, '0'));
  if (!time.hasClock) return `${year}-${month}-${day}`;
  return `${year}-${month}-${day}T${hour}:${minute}${time.hasSeconds ? `:${second}` : ''}`;
}
