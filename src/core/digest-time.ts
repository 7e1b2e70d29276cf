/** The hour of the day, by the site's own clock, at which one mail tells of the day before. */
const HOUR = 7;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The next time after `now` (Unix milliseconds) that it is seven in the morning in `timezone` (IANA). */
export function nextDigestAt(now: number, timezone: string): number {
  const past = minutesOfDay(now, timezone) - HOUR * 60;
  const ahead = (past < 0 ? -past : 24 * 60 - past) * MINUTE;
  const at = Math.floor(now / MINUTE) * MINUTE + ahead;
  // Clocks may have been moved in between: an hour to either side at most.
  const off = minutesOfDay(at, timezone) - HOUR * 60;
  const mended = at - off * MINUTE;
  return mended > now ? mended : mended + DAY;
}

function minutesOfDay(at: number, timezone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: timezone,
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return of('hour') * 60 + of('minute');
}
