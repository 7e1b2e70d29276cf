import type { ConsoleFrame, LogEntryView } from '../../wire/console.js';
import { DecisionLine, undoOf } from './decision-list.js';
import { Frame } from './frame.js';
import { OUTCOME_WORDS, STATUS_WORDS, consoleEn as words } from './messages.js';
import { Pager, type PagerProps } from './pager.js';
import { UndoForm } from './undo-form.js';

export interface LogPageProps extends PagerProps {
  readonly frame: ConsoleFrame;
  /** The newest first. */
  readonly entries: readonly LogEntryView[];
  readonly from: string;
}

/** What people decided, with the comment that each decision was about. */
export function LogPage({ frame, entries, firstHref, nextHref, from }: LogPageProps) {
  return (
    <Frame frame={frame} current="log" title={words.log}>
      {entries.length > 0 ? null : <p class="empty">{words.emptyLog}</p>}
      <ol class="log">
        {entries.map((entry) => (
          <LogEntry key={entry.id} entry={entry} frame={frame} from={from} />
        ))}
      </ol>
      <Pager firstHref={firstHref} nextHref={nextHref} />
    </Frame>
  );
}

function LogEntry(props: {
  readonly entry: LogEntryView;
  readonly frame: ConsoleFrame;
  readonly from: string;
}) {
  const { entry, frame, from } = props;
  const spot = `decision-${entry.id}`;
  const name = entry.authorName || words.unnamed;
  return (
    <li id={spot} tabindex={-1}>
      <DecisionLine decision={entry} timezone={frame.timezone} />
      <p class="about">
        <a href={`/console/comment/${entry.commentId}?from=${encodeURIComponent(from)}`}>
          <bdi>{name}</bdi>
        </a>{' '}
        <span class={`badge status-${entry.status}`}>{STATUS_WORDS[entry.status]}</span>{' '}
        <bdi class="excerpt">{entry.excerpt}</bdi>
      </p>
      {entry.isAppealBySame ? <p>{words.appealBySame}</p> : null}
      {entry.mayUndo ? (
        <UndoForm
          undo={undoOf(entry)}
          back={frame.here}
          spot={spot}
          about={`${OUTCOME_WORDS[entry.outcome]}, ${name}`}
        />
      ) : null}
    </li>
  );
}
