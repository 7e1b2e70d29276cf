import type { ReportEntryView } from '../../../wire/newsroom.js';
import { sayWith } from '../../say.js';
import { Frame } from '../frame.js';
import { When } from '../when.js';
import type { ReportsPageProps } from './props.js';
import { STATE_WORDS, editorEn as words } from './words.js';

/** The reports of each site that this person writes for, the one changed last first. */
export function ReportsPage({ frame, sites }: ReportsPageProps) {
  return (
    <Frame frame={frame} current="reports" title={words.reports}>
      {sites.map(({ id, name, timezone, mayPublish, reports, nextHref, published }) => (
        <section key={id} class="panel" aria-labelledby={`site-${id}`}>
          <h2 id={`site-${id}`}>
            <bdi>{name}</bdi>
          </h2>
          <form method="post" action={`/console/site/${id}/reports`} class="buttons">
            <button type="submit" class="main">
              {words.newReport}
              <span class="unseen">
                {' '}
                <bdi>{name}</bdi>
              </span>
            </button>{' '}
            <a href={`/console/site/${id}/sources`}>{words.sources}</a>{' '}
            {mayPublish ? <a href={`/console/site/${id}/pages`}>{words.pages}</a> : null}
          </form>
          {reports.length + published.reports.length === 0 ? <p class="empty">{words.noReports}</p> : null}
          <ul class="log">
            {reports.map((report) => (
              <Entry key={report.id} report={report} timezone={timezone} />
            ))}
          </ul>
          {nextHref === null ? null : (
            <p class="pager">
              <a href={nextHref} rel="next">
                {words.older}
              </a>
            </p>
          )}
          <Published id={id} timezone={timezone} {...published} />
        </section>
      ))}
    </Frame>
  );
}

function Published(
  props: { readonly id: string; readonly timezone: string } & ReportsPageProps['sites'][number]['published'],
) {
  const { id, timezone, reports, nextHref } = props;
  if (reports.length === 0) return null;
  return (
    <>
      <h3 id={`published-${id}`}>{words.published}</h3>
      <ul class="log" aria-labelledby={`published-${id}`}>
        {reports.map((report) => (
          <li key={report.id}>
            <p>
              <a href={`/console/report/${report.id}`}>
                <bdi>{report.headline || words.untitled}</bdi>
              </a>{' '}
              <span class="badge">{STATE_WORDS.published}</span>
            </p>
            <p class="quiet">
              {sayWith(report.byline === '' ? words.cameOutUnnamed : words.cameOut, {
                who: <bdi>{report.byline}</bdi>,
                when: <When at={report.publishedAt} timezone={timezone} />,
              })}
            </p>
          </li>
        ))}
      </ul>
      {nextHref === null ? null : (
        <p class="pager">
          <a href={nextHref} rel="next">
            {words.older}
          </a>
        </p>
      )}
    </>
  );
}

function Entry({ report, timezone }: { readonly report: ReportEntryView; readonly timezone: string }) {
  const { id, headline, state, changedAt, changedBy, publishAt } = report;
  return (
    <li>
      <p>
        <a href={`/console/report/${id}`}>
          <bdi>{headline || words.untitled}</bdi>
        </a>{' '}
        <span class="badge">{STATE_WORDS[state]}</span>
      </p>
      <p class="quiet">
        {sayWith(words.changedBy, {
          who: <bdi>{changedBy}</bdi>,
          when: <When at={changedAt} timezone={timezone} />,
        })}
        {publishAt === null ? null : (
          <>
            {' · '}
            {sayWith(words.publishesAt, { when: <When at={publishAt} timezone={timezone} /> })}
          </>
        )}
      </p>
    </li>
  );
}
