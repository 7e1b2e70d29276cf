import { CARD_FILE, chiefPhoto } from '../../core/report-photos.js';
import { say } from '../../view/say.js';
import { type Addresses, addressesOf } from './addresses.js';
import { type CardPicture, paintDocument } from './document.js';
import { newsArticle } from './news-article.js';
import { type PageVoice, voiceOf } from './page-voice.js';
import { PaintedThread } from './painted-thread.js';
import type { StoryPageProps } from './props.js';
import { ReportArticle } from './report-article.js';
import { threadFeeds } from './thread-feeds.js';

/** `/{yyyy}/{mm}/{slug}/`: a report with its map, claims and corrections, and the discussion under it. */
export function paintStoryPage(props: StoryPageProps): string {
  const { site, report, thread, map } = props;
  const addresses = addressesOf(site);
  const voice = voiceOf(site, thread.story);
  const canonical = addresses.whole(addresses.report(report));
  return paintDocument(props, {
    voice,
    title: report.headline,
    description: report.summary,
    ...(thread.cursor === null ? { canonical } : {}),
    image: cardOf(props, addresses, voice),
    type: 'article',
    graph: graphOf(report),
    data: newsArticle(props, canonical),
    hasThread: true,
    feeds: threadFeeds(site, thread.story),
    main: (
      <>
        <ReportArticle report={report} map={map} addresses={addresses} voice={voice} />
        <PrintedFoot report={report} canonical={canonical} />
        <PaintedThread site={site} thread={thread} />
      </>
    ),
  });
}

/** The map's card, else the chief photo's: what is new in a report is where it happens. */
function cardOf(
  { report, card }: StoryPageProps,
  addresses: Addresses,
  { page }: PageVoice,
): CardPicture | null {
  const { headline, mapWords } = report;
  if (card !== null) return { href: card, alt: mapWords ?? say(page.mapAlt, { headline }) };
  const photo = chiefPhoto(report.details);
  return photo && { href: addresses.photo(photo, CARD_FILE), alt: photo.alt };
}

/** When it came out and was changed, and what lists it stands in (https://ogp.me/#type_article). */
function graphOf({
  publishedAt,
  updatedAt,
  details,
}: StoryPageProps['report']): readonly (readonly [string, string])[] {
  const time = (at: number): string => new Date(at).toISOString();
  return [
    ...(publishedAt === null ? [] : [['article:published_time', time(publishedAt)] as const]),
    ['article:modified_time', time(updatedAt)],
    ...(details?.section ? [['article:section', details.section] as const] : []),
    ...(details?.tags ?? []).map((tag) => ['article:tag', tag] as const),
  ];
}

/** On paper only: the sources that can be read somewhere, by the numbers beside their names, and where the report itself stands. */
function PrintedFoot({ report, canonical }: Pick<StoryPageProps, 'report'> & { readonly canonical: string }) {
  const noted = report.claims
    .flatMap(({ sources }) => sources)
    .filter(({ url }) => /^https?:/i.test(url ?? ''));
  return (
    <div class="printed">
      <ol>
        {noted.map(({ name, url }) => (
          <li>
            <bdi>{name}</bdi>: <bdi>{url}</bdi>
          </li>
        ))}
      </ol>
      <p>
        <bdi>{canonical}</bdi>
      </p>
    </div>
  );
}
