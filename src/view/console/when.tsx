import { type Dates, datesIn } from '../dates.js';

const known = new Map<string, Dates>();

/** Making a formatter costs more than a page of times; the zones are those of the sites. */
function datesOf(timezone: string): Dates {
  const dates = known.get(timezone) ?? datesIn('en-GB', timezone);
  known.set(timezone, dates);
  return dates;
}

/** A time as staff read it, in the site's zone; of a local time without a zone, what was written. */
export function When(props: {
  readonly at: string | null;
  readonly local?: string | null;
  readonly timezone: string;
}) {
  const { at, local, timezone } = props;
  if (at === null) return <span>{local?.replace('T', ' ') ?? ''}</span>;
  return <time dateTime={at}>{datesOf(timezone).moment(at)}</time>;
}
