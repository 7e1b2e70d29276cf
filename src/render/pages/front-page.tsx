import { pageEn, threadEn } from '../../view/messages/en.js';
import { sayCount } from '../../view/say.js';
import type { StoryView } from '../../wire/story.js';
import { type Addresses, addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { MonthList } from './month-list.js';
import { pageDates } from './page-dates.js';
import type { FrontPageProps } from './props.js';
import { LeadEntry, ListEntry } from './report-list.js';

/** `/`: the newest report with its map, the others, the archive, and the discussions of articles elsewhere. */
export function paintFrontPage(props: FrontPageProps): string {
  const { site, reports, months, discussions } = props;
  const addresses = addressesOf(site);
  const dates = pageDates(site);
  const [lead, ...others] = reports;
  return paintDocument(props, {
    title: site.name,
    canonical: addresses.whole(addresses.home),
    isFront: true,
    main: (
      <>
        {lead ? <LeadEntry entry={lead} addresses={addresses} dates={dates} /> : <p>{pageEn.noReports}</p>}
        {others.length > 0 ? (
          <div class="entries">
            {others.map((entry) => (
              <ListEntry key={entry.report.slug} entry={entry} addresses={addresses} dates={dates} />
            ))}
          </div>
        ) : null}
        <Discussions stories={discussions} addresses={addresses} />
        <MonthList months={months} addresses={addresses} dates={dates} />
      </>
    ),
  });
}

function Discussions(props: { readonly stories: readonly StoryView[]; readonly addresses: Addresses }) {
  const { stories, addresses } = props;
  if (stories.length === 0) return null;
  return (
    <section class="index">
      <h2>{pageEn.discussions}</h2>
      <ul>
        {stories.map((story) => (
          <li key={story.id}>
            <a href={addresses.thread(story.id ?? '')} dir="auto">
              {story.title || story.url || pageEn.untitled}
            </a>{' '}
            <span class="quiet">{sayCount(threadEn.total, story.total, threadEn.language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
