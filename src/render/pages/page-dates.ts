import { type Dates, datesIn } from '../../view/dates.js';

export interface PageDates extends Dates {
  /** The name of a month given as `YYYY-MM`: "November 2026". */
  readonly month: (month: string) => string;
  /** The day of a Unix time in milliseconds. */
  readonly dayOf: (at: number) => string;
}

/** How pages in a language (a well-formed tag) write times, in a zone. */
export function pageDates(language: string, timezone: string): PageDates {
  const months = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: timezone });
  return {
    ...datesIn(language, timezone),
    month: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
    dayOf: (at) => days.format(at),
  };
}
