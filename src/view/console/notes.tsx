import type { CardView } from '../../wire/console.js';
import { KeyHint } from './key-hint.js';
import { KEYS } from './messages.js';
import { queueWords as words } from './queue-words.js';
import { When } from './when.js';

/** What others of the newsroom have noted on a comment. */
export function NoteList({ card: { notes, timezone } }: { readonly card: CardView }) {
  if (notes.length === 0) return null;
  return (
    <ul class="notes">
      {notes.map(({ by, at, text, escalates }) => (
        <li key={at}>
          <p dir="auto">{text}</p>
          <p class="quiet">
            <bdi>{by}</bdi>, <When at={at} timezone={timezone} />
            {escalates ? <span class="badge">{words.escalatedBadge}</span> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The notes of a comment with the form for another one, and the way to ask somebody else. */
export function Notes({ card }: { readonly card: CardView }) {
  return (
    <section aria-labelledby="notes">
      <h2 id="notes" tabindex={-1}>
        {words.notes}
      </h2>
      {card.notes.length === 0 ? <p class="quiet">{words.noNotes}</p> : <NoteList card={card} />}
      <form method="post" action={`/console/comment/${card.id}/note`} class="panel">
        <p class="field">
          <label for="note-text">{words.noteText}</label>
          <textarea
            id="note-text"
            name="text"
            rows={2}
            maxlength={1000}
            dir="auto"
            required
            data-key={KEYS.note}
          />
        </p>
        <p class="buttons">
          <button type="submit">{words.addNote}</button>
          {card.why === null ? null : (
            <button type="submit" name="escalate" value="yes" data-key={KEYS.escalate}>
              {words.escalate}
              <KeyHint name={KEYS.escalate} />
            </button>
          )}
        </p>
      </form>
    </section>
  );
}
