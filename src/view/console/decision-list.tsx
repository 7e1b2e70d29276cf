import type { DecisionView } from '../../wire/console.js';
import { OUTCOME_WORDS, consoleEn as words } from './messages.js';
import { UndoForm } from './undo-form.js';
import { When } from './when.js';

/** Every decision on one comment, the newest first. */
export function DecisionList(props: {
  readonly decisions: readonly DecisionView[];
  readonly back: string;
  readonly timezone: string;
}) {
  const { decisions, back, timezone } = props;
  return (
    <ol class="log">
      {decisions.map((decision) => (
        <li key={decision.id} id={`decision-${decision.id}`}>
          <DecisionLine decision={decision} timezone={timezone} />
          {decision.mayUndo ? (
            <UndoForm undo={undoOf(decision)} back={back} about={OUTCOME_WORDS[decision.outcome]} />
          ) : null}
        </li>
      ))}
    </ol>
  );
}

/** When, what, by whom, why. */
export function DecisionLine({
  decision,
  timezone,
}: {
  readonly decision: DecisionView;
  readonly timezone: string;
}) {
  const { createdAt, outcome, by, rule, reason } = decision;
  return (
    <p>
      <When at={createdAt} timezone={timezone} /> <strong>{OUTCOME_WORDS[outcome]}</strong> {words.by}{' '}
      <bdi>{by}</bdi>
      {rule === null ? null : (
        <>
          , {words.rule} <code>{rule}</code>
        </>
      )}
      {reason === null ? null : (
        <>
          : <q dir="auto">{reason}</q>
        </>
      )}
    </p>
  );
}

export function undoOf({ commentId, revision, id }: DecisionView) {
  return { commentId, revision, decisionId: id };
}
