import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { newsArticle } from './news-article.js';
import { voiceOf } from './page-voice.js';
import { PaintedThread } from './painted-thread.js';
import type { StoryPageProps } from './props.js';
import { ReportArticle } from './report-article.js';
import { threadFeeds } from './thread-feeds.js';

/** `/{yyyy}/{mm}/{slug}/`: a report with its map, claims and corrections, and the discussion under it. */
export function paintStoryPage(props: StoryPageProps): string {
  const { site, report, thread, map, card } = props;
  const addresses = addressesOf(site);
  const voice = voiceOf(site, thread.story);
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
    feeds: threadFeeds(site, thread.story),
    main: (
      <>
        <ReportArticle report={report} map={map} addresses={addresses} voice={voice} />
        <PaintedThread site={site} thread={thread} />
      </>
    ),
  });
}
