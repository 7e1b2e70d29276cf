import type { Correction } from '../../core/report.js';
import { pageEn } from '../../view/messages/en.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { type PageDates, pageDates } from './page-dates.js';
import type { CorrectionsPageProps } from './props.js';

/** `/corrections`: everything that was put right, with the report that it belongs to. */
export function paintCorrectionsPage(props: CorrectionsPageProps): string {
  const { site, entries } = props;
  const addresses = addressesOf(site);
  const dates = pageDates(site);
  return paintDocument(props, {
    title: pageEn.corrections,
    canonical: addresses.whole(addresses.corrections),
    main: (
      <>
        <h1>{pageEn.corrections}</h1>
        {entries.length === 0 ? <p>{pageEn.noCorrections}</p> : null}
        {entries.map(({ correction, report }) => (
          <article class="corrected">
            <h2 dir="auto">
              <a href={addresses.report(report)}>{report.headline}</a>
            </h2>
            <CorrectionLine correction={correction} dates={dates} />
          </article>
        ))}
      </>
    ),
  });
}

/** What was put right in one report. */
export function Corrections(props: {
  readonly corrections: readonly Correction[];
  readonly dates: PageDates;
}) {
  const { corrections, dates } = props;
  if (corrections.length === 0) return null;
  return (
    <section class="corrections" id="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title">{pageEn.corrections}</h2>
      {corrections.map((correction) => (
        <CorrectionLine correction={correction} dates={dates} />
      ))}
    </section>
  );
}

function CorrectionLine({
  correction,
  dates,
}: {
  readonly correction: Correction;
  readonly dates: PageDates;
}) {
  return (
    <p dir="auto">
      <strong>{pageEn[correction.kind]}</strong>{' '}
      <time dateTime={new Date(correction.at).toISOString()}>{dates.dayOf(correction.at)}</time>:{' '}
      {correction.text}
    </p>
  );
}
