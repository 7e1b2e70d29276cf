import type { CardView, ConsoleFrame, DecisionView } from '../../wire/console.js';
import { sayWith } from '../say.js';
import { Card } from './card.js';
import { Frame } from './frame.js';
import { OUTCOME_WORDS, consoleEn as words } from './messages.js';
import { When } from './when.js';

export interface AppealView {
  readonly id: string;
  readonly text: string;
  readonly createdAt: string;
  readonly card: CardView;
  readonly decision: DecisionView | null;
  readonly isOwn: boolean;
}

export interface AppealsPageProps {
  readonly frame: ConsoleFrame;
  /** The longest waiting first. */
  readonly appeals: readonly AppealView[];
}

/** Appeals that wait, each with its comment and what the author says. */
export function AppealsPage({ frame, appeals }: AppealsPageProps) {
  return (
    <Frame frame={frame} current="appeals" title={words.appeals}>
      {appeals.length > 0 ? null : <p class="empty">{words.emptyAppeals}</p>}
      {appeals.map((appeal) => (
        <section key={appeal.id} class="appeal">
          <Card
            card={{ ...appeal.card, acts: [] }}
            back={frame.here}
            next={`card-${appeal.card.id}`}
            href={`/console/comment/${appeal.card.id}`}
          />
          <AppealForm appeal={appeal} timezone={frame.timezone} />
        </section>
      ))}
    </Frame>
  );
}

function AppealForm({ appeal, timezone }: { readonly appeal: AppealView; readonly timezone: string }) {
  const { id, text, createdAt, decision, isOwn } = appeal;
  return (
    <form method="post" action={`/console/appeal/${id}`} class="panel">
      {decision === null ? null : (
        <p class="quiet">
          {sayWith(words.appealAbout, {
            outcome: OUTCOME_WORDS[decision.outcome],
            by: <bdi>{decision.by}</bdi>,
            when: <When at={decision.createdAt} timezone={timezone} />,
          })}
        </p>
      )}
      <p>
        {words.appealSays} <When at={createdAt} timezone={timezone} />
      </p>
      <blockquote dir="auto">{text}</blockquote>
      {isOwn ? <p class="stale">{words.appealOwn}</p> : null}
      <p class="field wide">
        <label for={`answer-${id}`}>{words.appealAnswer}</label>
        <textarea id={`answer-${id}`} name="answer" rows={2} maxlength={1000} dir="auto" required />
      </p>
      <p class="buttons">
        <button type="submit" name="end" value="uphold">
          {words.appealUphold}
        </button>
        <button type="submit" name="end" value="reverse">
          {words.appealReverse}
        </button>
      </p>
    </form>
  );
}
