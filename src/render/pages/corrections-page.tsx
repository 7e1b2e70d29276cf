import type { Correction } from '../../core/report.js';
import { say, sayWith } from '../../view/say.js';
import { addressesOf } from './addresses.js';
import { STATUS_LINES } from './claims.js';
import { paintDocument } from './document.js';
import { type PageVoice, voiceOf } from './page-voice.js';
import type { CorrectionsPageProps } from './props.js';

/** `/corrections`: everything that was put right, with the report that it belongs to. */
export function paintCorrectionsPage(props: CorrectionsPageProps): string {
  const { site, entries } = props;
  const addresses = addressesOf(site);
  const voice = voiceOf(site);
  const { page } = voice;
  return paintDocument(props, {
    voice,
    title: page.corrections,
    canonical: addresses.whole(addresses.corrections),
    main: (
      <div class="about">
        <h1>{page.corrections}</h1>
        {entries.length === 0 ? <p>{page.noCorrections}</p> : null}
        {entries.map(({ correction, report }) => (
          <article class="corrected">
            <h2 dir="auto">
              <a href={addresses.report(report)}>{report.headline}</a>
            </h2>
            <CorrectionLine correction={correction} voice={voice} />
          </article>
        ))}
      </div>
    ),
  });
}

/** What was put right in one report. */
export function Corrections(props: {
  readonly corrections: readonly Correction[];
  readonly voice: PageVoice;
}) {
  const { corrections, voice } = props;
  if (corrections.length === 0) return null;
  return (
    <section class="corrections" id="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title">{voice.page.corrections}</h2>
      {corrections.map((correction) => (
        <CorrectionLine correction={correction} voice={voice} />
      ))}
    </section>
  );
}

/** What a correction says; of a claim whose status changed, in the page's own words. */
export function correctionText({ text, change }: Correction, page: PageVoice['page']): string {
  if (change === undefined) return text;
  const { claim, from, to } = change;
  const told = say(page.statusChange, {
    claim,
    from: page[STATUS_LINES[from]],
    to: page[STATUS_LINES[to]],
  });
  return text === '' ? told : `${told} ${text}`;
}

function CorrectionLine(props: { readonly correction: Correction; readonly voice: PageVoice }) {
  const { kind, at } = props.correction;
  const { page, dates } = props.voice;
  return (
    <p>
      {sayWith(page.correctionLine, {
        kind: <strong>{page[kind]}</strong>,
        time: <time dateTime={new Date(at).toISOString()}>{dates.dayOf(at)}</time>,
        text: <bdi>{correctionText(props.correction, page)}</bdi>,
      })}
    </p>
  );
}
