import { type Dates, datesIn } from '../../view/dates.js';
import { languageOr } from '../../view/languages.js';
import type { PageSite } from './props.js';

export interface PageDates extends Dates {
  /** The name of a month given as `YYYY-MM`: "November 2026". */
  readonly month: (month: string) => string;
  /** The day of a Unix time in milliseconds. */
  readonly dayOf: (at: number) => string;
}

/** Formatters are dear to make, and a process paints in few languages and zones. */
const made = new Map<string, PageDates>();

/** How a site's pages write times: in its language and its zone. */
export function pageDates({ language, timezone }: Pick<PageSite, 'language' | 'timezone'>): PageDates {
  const key = `${language} ${timezone}`;
  const known = made.get(key);
  if (known) return known;
  const tongue = languageOr(language);
  const months = new Intl.DateTimeFormat(tongue, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const days = new Intl.DateTimeFormat(tongue, { dateStyle: 'long', timeZone: timezone });
  const dates: PageDates = {
    ...datesIn(tongue, timezone),
    month: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
    dayOf: (at) => days.format(at),
  };
  made.set(key, dates);
  return dates;
}
