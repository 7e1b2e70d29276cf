import { Fragment } from 'preact';
import { arrangePhotos } from '../../core/report-photos.js';
import { slugOf } from '../../core/slug.js';
import { Body } from '../../view/body.js';
import { say } from '../../view/say.js';
import type { Addresses } from './addresses.js';
import { Claims } from './claims.js';
import { Corrections } from './corrections-page.js';
import { MapFigure } from './map-figure.js';
import type { PageVoice } from './page-voice.js';
import { PhotoFigure, type PhotoHref } from './photo-figure.js';
import type { MapPictures, StoryPageProps } from './props.js';
import { ReportDate } from './report-list.js';

interface ArticleProps {
  readonly report: StoryPageProps['report'];
  readonly map: MapPictures | null;
  readonly addresses: Addresses;
  readonly voice: PageVoice;
  /** Where its photos are, if not at their public addresses. */
  readonly photoHref?: PhotoHref;
}

/** A report with its photos, map, claims and corrections. */
export function ReportArticle({ report, map, addresses, voice, photoHref }: ArticleProps) {
  const { lead, pieces } = arrangePhotos(report.body, report.details);
  const href = photoHref ?? addresses.photo;
  return (
    <article class="report">
      <ReportHead report={report} addresses={addresses} voice={voice} />
      {lead ? <PhotoFigure photo={lead} href={href} isFirst /> : null}
      {map ? <MapFigure map={map} headline={report.headline} words={report.mapWords} voice={voice} /> : null}
      {pieces.map((piece) =>
        'photo' in piece ? <PhotoFigure photo={piece.photo} href={href} /> : <Body body={piece.blocks} />,
      )}
      <Tags report={report} addresses={addresses} />
      <Claims claims={report.claims} voice={voice} />
      <Corrections corrections={report.corrections} voice={voice} />
    </article>
  );
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
        <Section report={report} addresses={addresses} />
        <a href={addresses.month(report.month)}>{dates.month(report.month)}</a>
      </p>
      <h1 dir="auto">{report.headline}</h1>
      {report.summary ? (
        <p class="summary" dir="auto">
          {report.summary}
        </p>
      ) : null}
      <p class="facts">
        <span>
          <Byline report={report} addresses={addresses} />
        </span>
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

type Named = { readonly report: StoryPageProps['report']; readonly addresses: Addresses };

function Section({ report: { details }, addresses }: Named) {
  if (!details?.section) return null;
  return (
    <a href={addresses.term('section', slugOf(details.section, '-'))}>
      <bdi>{details.section}</bdi>
    </a>
  );
}

/** Authors with a page of theirs; imported reports have one line and no page. */
function Byline({ report: { byline, details }, addresses }: Named) {
  if (!details) return byline ? <bdi>{byline}</bdi> : null;
  return (
    <>
      {details.authors.map((name, at) => (
        <Fragment key={name}>
          {at === 0 ? null : ', '}
          <a rel="author" href={addresses.term('author', slugOf(name, '-'))}>
            <bdi>{name}</bdi>
          </a>
        </Fragment>
      ))}
    </>
  );
}

function Tags({ report: { details }, addresses }: Named) {
  if (!details || details.tags.length === 0) return null;
  return (
    <ul class="tags">
      {details.tags.map((name) => (
        <li key={name}>
          <a rel="tag" href={addresses.term('tag', slugOf(name, '-'))}>
            <bdi>{name}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
