import type { HeldExample, ImportJob, ImportSummary, StoryGroup } from '../../core/import-job.js';
import type { ConsoleFrame } from '../../wire/console.js';
import type { ImportedStoryView } from '../../wire/import.js';
import { say } from '../say.js';
import { Frame } from './frame.js';
import { filesInWords } from './import-states.js';
import { importWords as words } from './import-words.js';

interface Shared {
  readonly frame: ConsoleFrame;
  readonly siteId: string;
  readonly job: ImportJob;
  readonly work: 'check' | 'import';
  readonly page: number;
  readonly hasMore: boolean;
}

export interface ImportStoriesProps extends Shared {
  readonly group: StoryGroup | 'all';
  readonly counts: ImportSummary['stories'];
  readonly stories: readonly ImportedStoryView[];
}

export interface ImportHeldProps extends Shared {
  readonly held: NonNullable<ImportSummary['held']>;
  /** Null: of all rules. */
  readonly rule: string | null;
  readonly examples: readonly HeldExample[];
}

const GROUPS = ['all', 'new', 'matched', 'several', 'suspicious'] as const;

function baseOf({ siteId, job }: Pick<Shared, 'siteId' | 'job'>): string {
  return `/console/site/${siteId}/import/${job.id}`;
}

function Back(props: Shared) {
  return (
    <p class="back">
      <a href={baseOf(props)}>
        <bdi>{say(words.title, { files: filesInWords(props.job) })}</bdi>
      </a>
    </p>
  );
}

/** Which stories an archive becomes. */
export function ImportStoriesPage(props: ImportStoriesProps) {
  const { frame, work, group, counts, stories } = props;
  const here = `${baseOf(props)}/stories?work=${work}`;
  return (
    <Frame frame={frame} current={null} title={words.groups[group]}>
      <Back {...props} />
      <nav aria-label={words.groupsLabel}>
        <ul class="imports">
          {GROUPS.map((one) => (
            <li key={one}>
              <a href={`${here}&group=${one}`} aria-current={one === group ? 'page' : undefined}>
                {words.groups[one]}
              </a>{' '}
              <span class="count">{counts[one].toLocaleString(frame.language)}</span>
            </li>
          ))}
        </ul>
      </nav>
      {stories.length === 0 ? <p class="empty">{words.none}</p> : null}
      <ul class="importstories">
        {stories.map((story, at) => (
          <Story key={at} story={story} />
        ))}
      </ul>
      <Pages {...props} here={`${here}&group=${group}`} />
    </Frame>
  );
}

function Story({ story }: { readonly story: ImportedStoryView }) {
  const { title, url, isNew, id, threads, suspicious, read, written, merged, skipped } = story;
  const fate = [
    isNew ? words.isNew : words.isMatched,
    ...(threads.count > 1 ? [say(words.ofThreads, { count: threads.count })] : []),
    ...(url === null ? [words.noAddress] : []),
  ].join(', ');
  return (
    <li class="panel">
      <h2 dir="auto">
        {id === null ? title || words.noTitle : <a href={`/console/story/${id}`}>{title || words.noTitle}</a>}
      </h2>
      {url === null ? null : (
        <p class="quiet" dir="ltr">
          {url}
        </p>
      )}
      <p>
        {fate}. {say(words.commentsLine, { read, written, merged, skipped })}
      </p>
      {suspicious.length === 0 ? null : (
        <p class="stale" dir="ltr">
          {say(words.suspicious, { addresses: suspicious.join(', ') })}
        </p>
      )}
    </li>
  );
}

/** What the policy holds of an archive, or would hold, and why. */
export function ImportHeldPage(props: ImportHeldProps) {
  const { frame, work, held, rule, examples } = props;
  const here = `${baseOf(props)}/held?work=${work}`;
  return (
    <Frame frame={frame} current={null} title={work === 'check' ? words.heldTitle : words.heldTitleDone}>
      <Back {...props} />
      <p>{words.heldAbout}</p>
      <ul class="imports">
        <li>
          <a href={here} aria-current={rule === null ? 'page' : undefined}>
            {words.allRules}
          </a>{' '}
          <span class="count">{held.count.toLocaleString(frame.language)}</span>
        </li>
        {held.byRule.map((one) => (
          <li key={one.rule}>
            <a
              href={`${here}&rule=${encodeURIComponent(one.rule)}`}
              aria-current={one.rule === rule ? 'page' : undefined}
            >
              {one.rule}
            </a>{' '}
            <span class="count">{one.count.toLocaleString(frame.language)}</span>{' '}
            <span class="quiet">{one.reason}</span>
          </li>
        ))}
      </ul>
      {examples.length === 0 ? <p class="empty">{words.none}</p> : null}
      <ul class="importstories">
        {examples.map((one) => (
          <Held key={one.sourceId} held={one} />
        ))}
      </ul>
      <Pages {...props} here={rule === null ? here : `${here}&rule=${encodeURIComponent(rule)}`} />
    </Frame>
  );
}

function Held({ held: { sourceId, name, text, rule, reason, evidence } }: { readonly held: HeldExample }) {
  return (
    <li class="panel">
      <p>
        <strong>
          <bdi>{name || words.unnamed}</bdi>
        </strong>{' '}
        <bdi class="quiet">{say(words.record, { id: sourceId })}</bdi>
      </p>
      <p dir="auto" class="heldtext">
        {text}
      </p>
      <p>
        <code>{rule}</code> {reason}
      </p>
      {evidence.length === 0 ? null : (
        <ul aria-label={words.evidence} class="quiet">
          {evidence.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Pages({ page, hasMore, here }: Shared & { readonly here: string }) {
  if (page === 1 && !hasMore) return null;
  return (
    <nav aria-label={words.pages} class="acts">
      {page > 1 ? <a href={`${here}&page=${page - 1}`}>{words.previous}</a> : null}{' '}
      {hasMore ? <a href={`${here}&page=${page + 1}`}>{words.next}</a> : null}
    </nav>
  );
}
