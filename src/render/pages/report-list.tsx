import { chiefPhoto } from '../../core/report-photos.js';
import { directionOf } from '../../view/languages.js';
import { say, sayCount } from '../../view/say.js';
import type { Addresses } from './addresses.js';
import { STATUS_LINES } from './claims.js';
import { MapPicture } from './map-figure.js';
import type { PageVoice } from './page-voice.js';
import { PhotoPicture } from './photo-figure.js';
import type { ReportEntry } from './props.js';

/** How wide a column of a list is: `.entries` in styles/site.css. */
const LIST_SIZES = '(max-width: 40rem) 100vw, 24rem';

interface EntryProps {
  readonly entry: ReportEntry;
  readonly addresses: Addresses;
  readonly voice: PageVoice;
}

/** The first report of a page: larger, with its map. */
export function LeadEntry({ entry, addresses, voice }: EntryProps) {
  const { report, language } = entry;
  const href = addresses.report(report);
  return (
    <article class="lead" {...tongueOf(language)}>
      <div>
        <h2 dir="auto">
          <a href={href}>{report.headline}</a>
        </h2>
        {report.summary ? <p dir="auto">{report.summary}</p> : null}
        <EntryFacts entry={entry} addresses={addresses} voice={voice} />
      </div>
      <LeadPicture entry={entry} addresses={addresses} voice={voice} />
    </article>
  );
}

/** A report in another language runs its own way, its line of facts too. */
function tongueOf(language: string | null | undefined): { lang?: string; dir?: 'ltr' | 'rtl' } {
  return language ? { lang: language, dir: directionOf(language) } : {};
}

function ListPicture({ report, addresses }: Pick<EntryProps, 'addresses'> & Pick<ReportEntry, 'report'>) {
  const photo = chiefPhoto(report.details);
  return photo && <PhotoPicture photo={photo} href={addresses.photo} isFirst={false} sizes={LIST_SIZES} />;
}

function LeadPicture({ entry: { report, map }, addresses, voice }: EntryProps) {
  if (map !== null)
    return <MapPicture map={map} alt={say(voice.page.mapAlt, { headline: report.headline })} />;
  const photo = chiefPhoto(report.details);
  return photo && <PhotoPicture photo={photo} href={addresses.photo} isFirst />;
}

/** A report in a list of others. */
export function ListEntry({ entry, addresses, voice }: EntryProps) {
  const { report, language } = entry;
  return (
    <article {...tongueOf(language)}>
      <ListPicture report={report} addresses={addresses} />
      <h2 dir="auto">
        <a href={addresses.report(report)}>{report.headline}</a>
      </h2>
      {report.summary ? <p dir="auto">{report.summary}</p> : null}
      <EntryFacts entry={entry} addresses={addresses} voice={voice} />
    </article>
  );
}

function EntryFacts({ entry: { report, total }, addresses, voice }: EntryProps) {
  const { thread, dates } = voice;
  return (
    <p class="facts" lang={voice.language}>
      <LeadStatus report={report} voice={voice} />
      {report.byline ? <bdi>{report.byline}</bdi> : null}
      <ReportDate report={report} dates={dates} />
      {total > 0 ? (
        <a href={`${addresses.report(report)}#comments`}>{sayCount(thread.total, total, thread.language)}</a>
      ) : null}
    </p>
  );
}

/** A headline about what is not certain says so in lists too, in words. */
function LeadStatus({
  report,
  voice,
}: {
  readonly report: ReportEntry['report'];
  readonly voice: PageVoice;
}) {
  const lead = report.claims?.find(({ isLead }) => isLead);
  if (lead === undefined || lead.status === 'confirmed') return null;
  return <strong class="badge">{voice.page[STATUS_LINES[lead.status]]}</strong>;
}

/** When a report was published: its day where that is known, else its month. */
export function ReportDate(props: {
  readonly report: Pick<ReportEntry['report'], 'month' | 'publishedAt'>;
  readonly dates: PageVoice['dates'];
}) {
  const { report, dates } = props;
  if (report.publishedAt === null) return <time dateTime={report.month}>{dates.month(report.month)}</time>;
  return <time dateTime={new Date(report.publishedAt).toISOString()}>{dates.dayOf(report.publishedAt)}</time>;
}
