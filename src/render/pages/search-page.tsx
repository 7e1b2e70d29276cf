import { bodyToPlain } from '../../core/body/to-plain.js';
import type { ReportListing } from '../../storage/store.js';
import type { CommentView } from '../../wire/comment.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { voiceOf } from './page-voice.js';
import type { PageFrame } from './props.js';
import { ListEntry } from './report-list.js';

export interface SearchPageProps extends PageFrame {
  readonly asked: {
    readonly text: string;
    readonly author: string;
    readonly from: string;
    readonly to: string;
  };
  readonly reports: readonly ReportListing['report'][];
  readonly comments: readonly { readonly comment: CommentView; readonly title: string }[];
  /** Address of the next page of results. */
  readonly nextHref: string | null;
}

const EXCERPT = 280;

/** `/search`: a form, and what was found. Works without a program; no search engine should keep it. */
export function paintSearchPage(props: SearchPageProps): string {
  const { site, asked, reports, comments, nextHref } = props;
  const addresses = addressesOf(site);
  const voice = voiceOf(site);
  const { page } = voice;
  const hasAsked = asked.text !== '';
  return paintDocument(props, {
    voice,
    title: page.searchTitle,
    main: (
      <>
        <h1>{page.searchTitle}</h1>
        <SearchForm asked={asked} action={addresses.search} page={page} />
        {hasAsked && reports.length + comments.length === 0 ? <p role="status">{page.searchNone}</p> : null}
        {reports.length === 0 ? null : (
          <section aria-labelledby="found-reports">
            <h2 id="found-reports">{page.searchReports}</h2>
            <div class="entries">
              {reports.map((report) => (
                <ListEntry
                  key={report.storyId}
                  entry={{ report, total: 0, map: null }}
                  addresses={addresses}
                  voice={voice}
                />
              ))}
            </div>
          </section>
        )}
        {comments.length === 0 ? null : (
          <section aria-labelledby="found-comments">
            <h2 id="found-comments">{page.searchComments}</h2>
            <ol class="found">
              {comments.map(({ comment, title }) => (
                <li key={comment.id}>
                  <p class="facts">
                    <a href={addresses.urls.comment(comment.id)}>
                      <bdi>{title || page.untitled}</bdi>
                    </a>
                    <bdi>{comment.author?.name || voice.thread.unnamedHeading}</bdi>
                    {comment.createdAt === null ? null : (
                      <time dateTime={comment.createdAt}>
                        {voice.dates.dayOf(Date.parse(comment.createdAt))}
                      </time>
                    )}
                  </p>
                  <p dir="auto">{excerptOf(comment)}</p>
                </li>
              ))}
            </ol>
          </section>
        )}
        {nextHref === null ? null : (
          <p>
            <a class="more" rel="next" href={nextHref}>
              {page.searchMore}
            </a>
          </p>
        )}
      </>
    ),
  });
}

function excerptOf(comment: CommentView): string {
  const characters = [...bodyToPlain(comment.body).slice(0, EXCERPT * 2)];
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join('')}…` : characters.join('');
}

function SearchForm(props: {
  readonly asked: SearchPageProps['asked'];
  readonly action: string;
  readonly page: ReturnType<typeof voiceOf>['page'];
}) {
  const { asked, action, page } = props;
  return (
    <search>
      <form method="get" action={action} class="thread compose search">
        <p class="field">
          <label for="q">{page.searchWords}</label>
          <input type="search" id="q" name="q" value={asked.text} dir="auto" maxlength={200} />
        </p>
        <p class="field">
          <label for="by">{page.searchBy}</label>
          <input id="by" name="by" value={asked.author} dir="auto" maxlength={100} />
        </p>
        <p class="field">
          <label for="from">{page.searchFrom}</label>
          <input type="date" id="from" name="from" value={asked.from} />
        </p>
        <p class="field">
          <label for="to">{page.searchTo}</label>
          <input type="date" id="to" name="to" value={asked.to} />
        </p>
        <p>
          <button type="submit" class="main">
            {page.searchGo}
          </button>
        </p>
      </form>
    </search>
  );
}
