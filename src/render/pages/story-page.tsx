import { Body } from '../../view/body.js';
import { say } from '../../view/say.js';
import { type Addresses, addressesOf } from './addresses.js';
import { Claims } from './claims.js';
import { Corrections } from './corrections-page.js';
import { paintDocument } from './document.js';
import { MapFigure } from './map-figure.js';
import { newsArticle } from './news-article.js';
import { type PageVoice, voiceOf } from './page-voice.js';
import { PaintedThread } from './painted-thread.js';
import type { StoryPageProps } from './props.js';
import { ReportDate } from './report-list.js';

/** `/{yyyy}/{mm}/{slug}/`: a report with its map, claims and corrections, and the discussion under it. */
export function paintStoryPage(props: StoryPageProps): string {
  const { site, report, thread, map, card } = props;
  const addresses = addressesOf(site);
  const voice = voiceOf(site, thread.story.language);
  const canonical = addresses.whole(addresses.report(report));
  return paintDocument(props, {
    voice,
    title: report.headline,
    description: report.summary,
    ...(thread.cursor === null ? { canonical } : {}),
    image: card,
    type: 'article',
    data: newsArticle(props, canonical),
    hasThread: true,
    main: (
      <>
        <article class="report">
          <ReportHead report={report} addresses={addresses} voice={voice} />
          {map ? (
            <MapFigure map={map} headline={report.headline} words={report.mapWords} voice={voice} />
          ) : null}
          <Body body={report.body} />
          <Claims claims={report.claims} voice={voice} />
          <Corrections corrections={report.corrections} voice={voice} />
        </article>
        <PaintedThread site={site} thread={thread} />
      </>
    ),
  });
}

function ReportHead(props: {
  readonly report: StoryPageProps['report'];
  readonly addresses: Addresses;
  readonly voice: PageVoice;
}) {
  const { report, addresses, voice } = props;
  const { page, dates } = voice;
  return (
    <header>
      <p class="kicker">
        <a href={addresses.month(report.month)}>{dates.month(report.month)}</a>
      </p>
      <h1 dir="auto">{report.headline}</h1>
      {report.summary ? (
        <p class="summary" dir="auto">
          {report.summary}
        </p>
      ) : null}
      <p class="facts">
        {report.byline ? <bdi>{report.byline}</bdi> : null}
        {report.publishedAt === null ? null : <ReportDate report={report} dates={dates} />}
        <Updated report={report} voice={voice} />
      </p>
      {report.status === 'withdrawn' ? <p class="notice">{page.withdrawn}</p> : null}
      {report.corrections.length > 0 ? (
        <p class="notice">
          <a href="#corrections">{page.hasCorrections}</a>
        </p>
      ) : null}
    </header>
  );
}

/** Only a change on a later day is worth a line: what came within the day has no reader who missed it. */
function Updated(props: { readonly report: StoryPageProps['report']; readonly voice: PageVoice }) {
  const { publishedAt, updatedAt } = props.report;
  const { page, dates } = props.voice;
  if (publishedAt === null || updatedAt <= publishedAt) return null;
  if (dates.dayOf(updatedAt) === dates.dayOf(publishedAt)) return null;
  return (
    <time dateTime={new Date(updatedAt).toISOString()}>
      {say(page.updated, { time: dates.dayOf(updatedAt) })}
    </time>
  );
}
