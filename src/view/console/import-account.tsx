import type { ImportSummary } from '../../core/import-job.js';
import type { LedgerWarning } from '../../core/ledger.js';
import { say, sayCount } from '../say.js';
import { importWords as words } from './import-words.js';

interface Props {
  readonly summary: ImportSummary;
  readonly work: 'check' | 'import';
  /** Where the import's pages are. */
  readonly base: string;
  readonly language: string;
  readonly isEmptied: boolean;
}

const GROUPS = ['all', 'new', 'matched', 'several', 'suspicious'] as const;

/** What a check found or an import did: the ledger of the command, the stories, what the policy says of it, the reports. */
export function ImportAccount(props: Props) {
  const { summary, work, base } = props;
  return (
    <section class="panel" aria-labelledby={`account-${work}`}>
      <h2 id={`account-${work}`}>{work === 'check' ? words.looked : words.cameIn}</h2>
      {summary.failure === null ? null : (
        <p role="alert" class="stale">
          {say(words.brokeAt, { place: summary.failure })}
        </p>
      )}
      <Ledger {...props} />
      <h3>{words.which}</h3>
      <ul>
        {GROUPS.filter((group) => group === 'all' || summary.stories[group] > 0).map((group) => (
          <li key={group}>
            <a href={`${base}/stories?work=${work}&group=${group}`}>{words.groups[group]}</a>{' '}
            <span class="count">{summary.stories[group].toLocaleString(props.language)}</span>
          </li>
        ))}
      </ul>
      <Hosts {...props} />
      <Judged {...props} />
      <Warnings warnings={summary.ledger.warnings} />
      <p class="acts">
        <a href={`${base}/report?work=${work}&as=html`} download>
          {words.reportHtml}
        </a>{' '}
        <a href={`${base}/report?work=${work}&as=json`} download>
          {words.reportJson}
        </a>
      </p>
    </section>
  );
}

function Ledger({ summary: { ledger }, language }: Props) {
  const { stories, comments, byStatus, replies, maxDepth: depth, authors, unnamed, empty } = ledger;
  const n = (count: number): string => count.toLocaleString(language);
  const skipped = comments.skipped.reduce((sum, { count }) => sum + count, 0);
  const reasons = comments.skipped.map(({ reason, count }) => `${n(count)} ${reason}`).join(', ');
  const rows: readonly (readonly [string, string])[] = [
    [words.stories, say(words.storiesLine, numbered(stories, n))],
    [
      words.comments,
      say(words.commentsLine, {
        ...{ read: n(comments.read), written: n(comments.written) },
        ...{ merged: n(comments.merged), skipped: n(skipped) },
      }),
    ],
    ...(skipped === 0 ? [] : ([['', say(words.skipped, { reasons })]] as const)),
    ...(comments.rerooted === 0
      ? []
      : ([['', say(words.rerooted, { count: n(comments.rerooted) })]] as const)),
    [
      words.statuses,
      Object.entries(byStatus)
        .map(([status, count]) => `${status} ${n(count)}`)
        .join(', '),
    ],
    [words.threads, say(words.threadsLine, numbered({ replies, depth, authors, unnamed, empty }, n))],
    [words.times, `${ledger.firstAt ?? '–'} … ${ledger.lastAt ?? '–'}`],
  ];
  return (
    <>
      <p>{say(words.accountAbout, { format: ledger.format })}</p>
      <dl class="account">
        {rows.map(([name, value]) => (
          <div key={`${name}${value}`}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function numbered(
  counts: Readonly<Record<string, number>>,
  n: (count: number) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, n(count)]));
}

function Hosts({ summary: { newHosts }, language }: Props) {
  if (newHosts.length === 0) return null;
  return (
    <>
      <h3>{words.newHosts}</h3>
      <ul>
        {newHosts.map(({ host, stories }) => (
          <li key={host}>
            <code>{host}</code> <span class="quiet">{sayCount(words.hostStories, stories, language)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Judged({ summary: { held }, work, base, language, isEmptied }: Props) {
  if (held === null) return <p>{words.notJudged}</p>;
  if (held.count === 0) return <p>{words.heldNone}</p>;
  const forms = work === 'check' ? words.wouldHold : words.holds;
  return (
    <p>
      {sayCount(forms, held.count, language)}.{' '}
      {isEmptied ? null : <a href={`${base}/held?work=${work}`}>{words.seeHeld}</a>}
    </p>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly LedgerWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <details>
      <summary>
        {words.warnings} <span class="count">{warnings.length}</span>
      </summary>
      <ul>
        {warnings.map(({ code, message, count, line, sourceId }, at) => (
          <li key={at}>
            <code>{code}</code>
            {count === undefined ? null : ` ×${count}`} <span dir="auto">{message}</span>{' '}
            <span class="quiet">
              {sourceId ? <bdi>{say(words.record, { id: sourceId })}</bdi> : null}{' '}
              {line === undefined ? null : say(words.line, { line })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
