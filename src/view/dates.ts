/** How painted times read. */
export interface Dates {
  /** An RFC 3339 time, with its hour. */
  readonly moment: (time: string) => string;
  /** The day of a wall-clock time without a zone (`YYYY-MM-DD…`): its hour would claim more than is known. */
  readonly day: (local: string) => string;
}

/** In the words of `language` and the zone `timezone`; without one, the zone of the machine that runs this. */
export function datesIn(language: string, timezone?: string): Dates {
  const zone = timezone === undefined ? {} : { timeZone: timezone };
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', ...zone });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    moment: (time) => moments.format(new Date(time)),
    day: (local) => days.format(new Date(`${local.slice(0, 10)}T00:00:00Z`)),
  };
}
