import { say } from '../../view/say.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { voiceOf } from './page-voice.js';
import type { PageFrame, ReportEntry } from './props.js';
import { ListEntry } from './report-list.js';

export interface TermPageProps extends PageFrame {
  readonly kind: 'section' | 'tag' | 'author';
  readonly name: string;
  readonly slug: string;
  readonly reports: readonly ReportEntry[];
  readonly nextCursor: string | null;
}

/** The reports of a section, a tag or an author, newest first. */
export function paintTermPage(props: TermPageProps): string {
  const { site, kind, name, slug, reports, nextCursor } = props;
  const addresses = addressesOf(site);
  const voice = voiceOf(site);
  const { page } = voice;
  const title = kind === 'section' ? name : say(kind === 'tag' ? page.tagged : page.byAuthor, { name });
  return paintDocument(props, {
    voice,
    title,
    canonical: addresses.whole(addresses.term(kind, slug)),
    main: (
      <>
        <h1 dir="auto">{title}</h1>
        <p class="facts">
          <a href={addresses.termFeed(kind, slug)}>{say(page.feedOf, { name })}</a>
        </p>
        <div class="entries">
          {reports.map((entry) => (
            <ListEntry key={entry.report.slug} entry={entry} addresses={addresses} voice={voice} />
          ))}
        </div>
        {nextCursor === null ? null : (
          <p>
            <a class="more" rel="next" href={`?cursor=${encodeURIComponent(nextCursor)}`}>
              {page.nextReports}
            </a>
          </p>
        )}
      </>
    ),
  });
}
