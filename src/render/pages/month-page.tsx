import { dayOfMonth } from '../../core/local-time.js';
import { addressesOf } from './addresses.js';
import { Calendar } from './calendar.js';
import { paintDocument } from './document.js';
import { MonthList } from './month-list.js';
import { voiceOf } from './page-voice.js';
import type { MonthPageProps, ReportEntry } from './props.js';
import { ListEntry } from './report-list.js';

/** `/{yyyy}/{mm}/`: the reports of a month, newest first. */
export function paintMonthPage(props: MonthPageProps): string {
  const { site, month, reports, months, nextCursor } = props;
  const addresses = addressesOf(site);
  const voice = voiceOf(site);
  const { page, dates } = voice;
  const title = dates.month(month);
  const firsts = firstOfDays(reports, site.timezone);
  return paintDocument(props, {
    voice,
    title,
    canonical: addresses.whole(addresses.month(month)),
    main: (
      <>
        <h1>{title}</h1>
        {reports.length === 0 ? <p>{page.noReports}</p> : null}
        <Calendar month={month} days={props.days} here={new Set(firsts.values())} voice={voice} />
        <div class="entries">
          {reports.map((entry) => (
            <div key={entry.report.slug} id={anchorOf(firsts.get(entry))}>
              <ListEntry entry={entry} addresses={addresses} voice={voice} />
            </div>
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

function anchorOf(day: number | undefined): string | undefined {
  return day === undefined ? undefined : `day-${day}`;
}

/** The first report on the page of each day, with the day of the month. */
function firstOfDays(reports: MonthPageProps['reports'], timezone: string): Map<ReportEntry, number> {
  const seen = new Set<number>();
  const firsts = new Map<ReportEntry, number>();
  for (const entry of reports) {
    const { publishedAt } = entry.report;
    const day = publishedAt === null ? undefined : dayOfMonth(publishedAt, timezone);
    if (day === undefined || seen.has(day)) continue;
    seen.add(day);
    firsts.set(entry, day);
  }
  return firsts;
}
