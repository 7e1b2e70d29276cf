import type { UndoView } from '../../wire/console.js';
import { KeyHint } from './key-hint.js';
import { consoleEn as words } from './messages.js';

/** One button that takes a decision back and leads back to `back`. */
export function UndoForm(props: {
  readonly undo: UndoView;
  readonly back: string;
  /** Where on that page; its card, if not given. */
  readonly spot?: string;
  /** What the button says beyond "Undo", for those who hear it by itself. */
  readonly about?: string;
  /** The key that presses it. */
  readonly keyName?: string;
}) {
  const { undo, back, spot, about, keyName } = props;
  return (
    <form method="post" action={`/console/comment/${undo.commentId}`} class="undo">
      <input type="hidden" name="revision" value={undo.revision} />
      <input type="hidden" name="last" value={undo.decisionId} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="spot" value={spot ?? `card-${undo.commentId}`} />
      <button type="submit" name="act" value="undo" data-key={keyName}>
        {words.undo}
        {about === undefined ? null : <span class="unseen"> {about}</span>}
        {keyName === undefined ? null : <KeyHint name={keyName} />}
      </button>
    </form>
  );
}
