import { sayCount } from '../../view/say.js';
import type { StoryView } from '../../wire/story.js';
import { type Addresses, addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { MonthList } from './month-list.js';
import { type PageVoice, voiceOf } from './page-voice.js';
import type { FrontPageProps } from './props.js';
import { LeadEntry, ListEntry } from './report-list.js';

/** `/`: the newest report with its map, the others, the archive, and the discussions of articles elsewhere. */
export function paintFrontPage(props: FrontPageProps): string {
  const { site, reports, months, discussions } = props;
  const addresses = addressesOf(site);
  const voice = voiceOf(site);
  const [lead, ...others] = reports;
  return paintDocument(props, {
    voice,
    title: site.name,
    canonical: addresses.whole(addresses.home),
    isFront: true,
    main: (
      <>
        {lead ? (
          <LeadEntry entry={lead} addresses={addresses} voice={voice} />
        ) : (
          <p>{voice.page.noReports}</p>
        )}
        {others.length > 0 ? (
          <div class="entries">
            {others.map((entry) => (
              <ListEntry key={entry.report.slug} entry={entry} addresses={addresses} voice={voice} />
            ))}
          </div>
        ) : null}
        <Discussions stories={discussions} addresses={addresses} voice={voice} />
        <MonthList months={months} addresses={addresses} voice={voice} />
      </>
    ),
  });
}

function Discussions(props: {
  readonly stories: readonly StoryView[];
  readonly addresses: Addresses;
  readonly voice: PageVoice;
}) {
  const { stories, addresses, voice } = props;
  const { thread, page } = voice;
  if (stories.length === 0) return null;
  return (
    <section class="index">
      <h2>{page.discussions}</h2>
      <ul>
        {stories.map((story) => (
          <li key={story.id}>
            <a href={addresses.thread(story.id ?? '')} dir="auto">
              {story.title || story.url || page.untitled}
            </a>{' '}
            <span class="quiet">{sayCount(thread.total, story.total, thread.language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
