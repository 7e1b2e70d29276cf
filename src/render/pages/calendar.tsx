import { sayCount } from '../../view/say.js';
import type { PageVoice } from './page-voice.js';

const DAY = 86_400_000;
/** 4 January 1970 was a Sunday. */
const A_SUNDAY = 3 * DAY;

/** A month as weeks: on each day with reports how many, and a link to the first of them where it is on the page. */
export function Calendar(props: {
  /** `YYYY-MM` */
  readonly month: string;
  /** Reports by the day of the month. */
  readonly days: ReadonlyMap<number, number>;
  /** Days whose reports stand on this page. */
  readonly here: ReadonlySet<number>;
  readonly voice: PageVoice;
}) {
  const { month, days, here, voice } = props;
  const { language, page, thread } = voice;
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const count = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  const start = firstWeekday(language);
  const blank = (new Date(first).getUTCDay() - start + 7) % 7;
  const cells = [...Array<null>(blank).fill(null), ...Array.from({ length: count }, (_, i) => i + 1)];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, i) => cells.slice(i * 7, i * 7 + 7));
  const number = new Intl.NumberFormat(language);
  return (
    <table class="calendar">
      <caption>{page.calendar}</caption>
      <thead>
        <tr>
          {Array.from({ length: 7 }, (_, i) => (
            <th key={i} scope="col">
              {weekday(language, (start + i) % 7)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, i) => (
              <td key={i}>
                {day === null ? null : (
                  <Day day={day} isHere={here.has(day)} number={number} reports={days.get(day) ?? 0}>
                    {sayCount(page.monthReports, days.get(day) ?? 0, thread.language)}
                  </Day>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day(props: {
  readonly day: number;
  readonly isHere: boolean;
  readonly number: Intl.NumberFormat;
  readonly reports: number;
  readonly children: string;
}) {
  const { day, isHere, number, reports, children } = props;
  if (reports === 0) return <span class="quiet">{number.format(day)}</span>;
  const words = (
    <>
      <strong>{number.format(day)}</strong> <small>{children}</small>
    </>
  );
  return isHere ? <a href={`#day-${day}`}>{words}</a> : <span>{words}</span>;
}

/** 0 is Sunday; as people who write the language have it (CLDR). */
function firstWeekday(language: string): number {
  const locale = new Intl.Locale(language) as Intl.Locale & {
    getWeekInfo?: () => { readonly firstDay: number };
  };
  return (locale.getWeekInfo?.().firstDay ?? 1) % 7;
}

function weekday(language: string, day: number): string {
  const names = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return names.format(A_SUNDAY + day * DAY);
}
