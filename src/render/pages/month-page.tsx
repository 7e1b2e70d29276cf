import { pageEn } from '../../view/messages/en.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { MonthList } from './month-list.js';
import { pageDates } from './page-dates.js';
import type { MonthPageProps } from './props.js';
import { ListEntry } from './report-list.js';

/** `/{yyyy}/{mm}/`: the reports of a month, newest first. */
export function paintMonthPage(props: MonthPageProps): string {
  const { site, month, reports, months, nextCursor } = props;
  const addresses = addressesOf(site);
  const dates = pageDates(site);
  const title = dates.month(month);
  return paintDocument(props, {
    title,
    canonical: addresses.whole(addresses.month(month)),
    main: (
      <>
        <h1>{title}</h1>
        {reports.length === 0 ? <p>{pageEn.noReports}</p> : null}
        <div class="entries">
          {reports.map((entry) => (
            <ListEntry key={entry.report.slug} entry={entry} addresses={addresses} dates={dates} />
          ))}
        </div>
        {nextCursor === null ? null : (
          <p>
            <a class="more" rel="next" href={`?cursor=${encodeURIComponent(nextCursor)}`}>
              {pageEn.nextReports}
            </a>
          </p>
        )}
        <MonthList months={months} addresses={addresses} dates={dates} current={month} />
      </>
    ),
  });
}
