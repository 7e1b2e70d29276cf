import { pageEn } from '../../view/messages/en.js';
import { sayCount } from '../../view/say.js';
import type { Addresses } from './addresses.js';
import type { PageDates } from './page-dates.js';
import type { MonthCount } from './props.js';

/** The archive: every month with a report, newest first as given. */
export function MonthList(props: {
  readonly months: readonly MonthCount[];
  readonly addresses: Addresses;
  readonly dates: PageDates;
  /** The month of the page, which needs no link. */
  readonly current?: string;
}) {
  const { months, addresses, dates, current } = props;
  if (months.length === 0) return null;
  return (
    <nav class="index months" aria-labelledby="archive">
      <h2 id="archive">{pageEn.archive}</h2>
      <ul>
        {months.map(({ month, count }) => (
          <li key={month}>
            <a href={addresses.month(month)} aria-current={month === current ? 'page' : undefined}>
              {dates.month(month)}
            </a>{' '}
            <span class="quiet">{sayCount(pageEn.monthReports, count, 'en')}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
