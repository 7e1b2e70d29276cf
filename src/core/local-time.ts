/**
 * Wall-clock times and the zones that give them meaning. Zones are IANA names, read from Intl's own table;
 * formatters are kept, since making one costs more than a thousand uses.
 */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timezone: string): Intl.DateTimeFormat {
  const known = formatters.get(timezone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timezone, made);
  return made;
}

/** Whether `timezone` is an IANA name that this machine's tables know. */
export function isTimezone(timezone: string): boolean {
  try {
    formatterFor(timezone);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds that the zone's clocks are ahead of UTC at `at`. */
function offsetAt(at: number, timezone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterFor(timezone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return wall - Math.floor(at / 1000) * 1000;
}

const LOCAL = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?)?$/;

/** The instant that a wall-clock time would be in UTC, or undefined when `local` is no such time or date. */
export function localAsUtc(local: string): number | undefined {
  const match = LOCAL.exec(local);
  if (match === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part, index) => (part === undefined ? (index === 2 ? 1 : 0) : Number(part)));
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const isReal = new Date(at).getUTCMonth() === month - 1 && hour < 24 && minute < 60 && second < 60;
  return isReal ? at : undefined;
}

/**
 * The instant of a wall-clock time in a zone. When clocks go back the earlier of the two instants is meant; a time that
 * clocks skip is read with the offset before the jump, as RFC 5545 (3.3.5) has it.
 */
export function localToUtc(local: string, timezone: string): number | undefined {
  const wall = localAsUtc(local);
  if (wall === undefined) return undefined;
  const DAY = 86_400_000;
  const before = wall - offsetAt(wall - DAY, timezone);
  if (before + offsetAt(before, timezone) === wall) return before;
  const after = wall - offsetAt(wall + DAY, timezone);
  return after + offsetAt(after, timezone) === wall ? after : before;
}

export interface ScheduledTime {
  readonly at: number;
  /** `skipped`: clocks jump over this time; `twice`: it comes twice, and the first is meant. */
  readonly oddity: 'skipped' | 'twice' | null;
}

/** The instant of a wall-clock time in a zone, and what is odd about it where clocks change. Undefined for no time. */
export function scheduledTime(local: string, timezone: string): ScheduledTime | undefined {
  const wall = localAsUtc(local);
  const at = localToUtc(local, timezone);
  if (wall === undefined || at === undefined) return undefined;
  if (at + offsetAt(at, timezone) !== wall) return { at, oddity: 'skipped' };
  const DAY = 86_400_000;
  const later = wall - offsetAt(wall + DAY, timezone);
  const isTwice = later !== at && later + offsetAt(later, timezone) === wall;
  return { at, oddity: isTwice ? 'twice' : null };
}

/** The wall-clock time of an instant in a zone, as a form's field for it takes: `YYYY-MM-DDTHH:MM`. */
export function utcToLocal(at: number, timezone: string): string {
  return new Date(at + offsetAt(at, timezone)).toISOString().slice(0, 16);
}

/** The day of its month, from 1, that `at` falls on in a zone. */
export function dayOfMonth(at: number, timezone: string): number {
  return new Date(at + offsetAt(at, timezone)).getUTCDate();
}

/** The month (`YYYY-MM`) that `at` falls into in a zone. */
export function monthOf(at: number, timezone: string): string {
  return new Date(at + offsetAt(at, timezone)).toISOString().slice(0, 7);
}

/** What a zone's clocks show at `at`: the hour from 0 to 23, and the day of the week from 0 for Sunday. */
export function clockOf(at: number, timezone: string): { readonly hour: number; readonly weekday: number } {
  const wall = new Date(at + offsetAt(at, timezone));
  return { hour: wall.getUTCHours(), weekday: wall.getUTCDay() };
}
