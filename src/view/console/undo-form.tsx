import type { UndoView } from '../../wire/console.js';
import { consoleEn as words } from './messages.js';

/** One button that takes a decision back; `keyName` is the key that presses it. */
export function UndoForm(props: {
  readonly undo: UndoView;
  readonly label: string;
  readonly keyName?: string;
  readonly back?: string;
}) {
  const { undo, label, keyName, back } = props;
  return (
    <form method="post" action={`/console/comment/${undo.commentId}`}>
      <input type="hidden" name="act" value="undo" />
      <input type="hidden" name="revision" value={undo.revision} />
      <input type="hidden" name="decision" value={undo.decisionId} />
      {back === undefined ? null : <input type="hidden" name="back" value={back} />}
      <button type="submit" data-key={keyName} aria-label={label}>
        {words.undo}
      </button>
    </form>
  );
}
