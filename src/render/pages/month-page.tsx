import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { MonthList } from './month-list.js';
import { voiceOf } from './page-voice.js';
import type { MonthPageProps } from './props.js';
import { ListEntry } from './report-list.js';

/** `/{yyyy}/{mm}/`: the reports of a month, newest first. */
export function paintMonthPage(props: MonthPageProps): string {
  const { site, month, reports, months, nextCursor } = props;
  const addresses = addressesOf(site);
  const voice = voiceOf(site);
  const { page, dates } = voice;
  const title = dates.month(month);
  return paintDocument(props, {
    voice,
    title,
    canonical: addresses.whole(addresses.month(month)),
    main: (
      <>
        <h1>{title}</h1>
        {reports.length === 0 ? <p>{page.noReports}</p> : null}
        <div class="entries">
          {reports.map((entry) => (
            <ListEntry key={entry.report.slug} entry={entry} addresses={addresses} voice={voice} />
          ))}
        </div>
        {nextCursor === null ? null : (
          <p>
            <a class="more" rel="next" href={`?cursor=${encodeURIComponent(nextCursor)}`}>
              {page.nextReports}
            </a>
          </p>
        )}
        <MonthList months={months} addresses={addresses} voice={voice} current={month} />
      </>
    ),
  });
}
