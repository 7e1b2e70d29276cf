import type { CardView, ConsoleFrame, DecisionLogView, QueueTab } from '../../wire/console.js';
import { say } from '../say.js';
import { Card } from './card.js';
import { Frame } from './frame.js';
import { consoleEn as words } from './messages.js';
import { UndoForm } from './undo-form.js';
import { When } from './when.js';

const EMPTY: Readonly<Record<QueueTab, string>> = { held: words.emptyHeld, flagged: words.emptyFlagged };

export function QueuePage(props: {
  readonly frame: ConsoleFrame;
  readonly queue: QueueTab;
  readonly cards: readonly CardView[];
  readonly nextHref: string | null;
  readonly back: string;
}) {
  const { frame, queue, cards, nextHref, back } = props;
  return (
    <Frame frame={frame} current={queue} title={words[queue]}>
      {cards.length === 0 ? <p class="empty">{EMPTY[queue]}</p> : <p class="keys">{words.keys}</p>}
      {cards.map((card) => (
        <Card key={card.id} card={card} back={back} timezone={frame.timezone} />
      ))}
      {nextHref === null ? null : (
        <p class="more">
          <a href={nextHref}>{words.older}</a>
        </p>
      )}
    </Frame>
  );
}

export interface EarlierText {
  readonly revision: number;
  readonly source: string;
  readonly createdAt: string;
}

export function CommentPage(props: {
  readonly frame: ConsoleFrame;
  readonly card: CardView;
  readonly decisions: readonly DecisionLogView[];
  readonly earlier: readonly EarlierText[];
  readonly isStale: boolean;
}) {
  const { frame, card, decisions, earlier, isStale } = props;
  return (
    <Frame frame={frame} current={null} title={card.authorName || words.unnamed}>
      {isStale ? (
        <p class="stale" role="alert">
          {words.stale}
        </p>
      ) : null}
      <Card card={card} back={`/console/comment/${card.id}`} timezone={frame.timezone} />
      <section aria-labelledby="history">
        <h2 id="history">{words.history}</h2>
        <DecisionList decisions={decisions} timezone={frame.timezone} />
      </section>
      {earlier.length === 0 ? null : (
        <section aria-labelledby="earlier">
          <h2 id="earlier">{words.revisions}</h2>
          {earlier.map(({ revision, source, createdAt }) => (
            <blockquote key={revision} dir="auto">
              <When at={createdAt} local={null} timezone={frame.timezone} />
              <p class="words">{source}</p>
            </blockquote>
          ))}
        </section>
      )}
    </Frame>
  );
}

export function LogPage(props: {
  readonly frame: ConsoleFrame;
  readonly decisions: readonly DecisionLogView[];
  readonly nextHref: string | null;
}) {
  const { frame, decisions, nextHref } = props;
  return (
    <Frame frame={frame} current="log" title={words.log}>
      <DecisionList decisions={decisions} timezone={frame.timezone} />
      {nextHref === null ? null : (
        <p class="more">
          <a href={nextHref}>{words.older}</a>
        </p>
      )}
    </Frame>
  );
}

function DecisionList({
  decisions,
  timezone,
}: {
  readonly decisions: readonly DecisionLogView[];
  readonly timezone: string;
}) {
  return (
    <ol class="log">
      {decisions.map((decision) => (
        <li key={decision.id}>
          <When at={decision.createdAt} local={null} timezone={timezone} />{' '}
          <a href={`/console/comment/${decision.commentId}`}>
            <strong>{decision.outcome}</strong>
          </a>{' '}
          <bdi>{say(words.by, { by: decision.by })}</bdi>
          {decision.rule === null ? null : (
            <span class="rule"> · {say(words.rule, { rule: decision.rule })}</span>
          )}
          {decision.reason === null ? null : <span class="reason"> · {decision.reason}</span>}
          {decision.mayUndo ? (
            <UndoForm
              undo={{ commentId: decision.commentId, revision: decision.revision, decisionId: decision.id }}
              label={`${words.undo}: ${decision.outcome}, ${decision.createdAt}`}
            />
          ) : null}
        </li>
      ))}
    </ol>
  );
}
