import { sayCount } from '../../view/say.js';
import type { Addresses } from './addresses.js';
import type { PageVoice } from './page-voice.js';
import type { MonthCount } from './props.js';

/** The archive: every month with a report, newest first as given. */
export function MonthList(props: {
  readonly months: readonly MonthCount[];
  readonly addresses: Addresses;
  readonly voice: PageVoice;
  /** The month of the page, which needs no link. */
  readonly current?: string;
}) {
  const { months, addresses, current } = props;
  const { page, thread, dates } = props.voice;
  if (months.length === 0) return null;
  return (
    <nav class="index months" aria-labelledby="archive">
      <h2 id="archive">{page.archive}</h2>
      <ul>
        {months.map(({ month, count }) => (
          <li key={month}>
            <a href={addresses.month(month)} aria-current={month === current ? 'page' : undefined}>
              {dates.month(month)}
            </a>{' '}
            <span class="quiet">{sayCount(page.monthReports, count, thread.language)}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
