import { HOUSE_REASONS } from '../../core/process/house-reasons.js';
import type { CardView, ManyView, QueueTab } from '../../wire/console.js';
import { sayCount } from '../say.js';
import { KeyHint } from './key-hint.js';
import { ACT_WORDS, KEYS, REASON_WORDS, consoleEn as words } from './messages.js';
import { queueWords } from './queue-words.js';

/** The form that the boxes of all cards on a page belong to. */
const FORM = 'many';
const ACTS = {
  held: ['publish', 'reject'],
  flagged: ['keep', 'remove'],
  unreviewed: ['keep', 'remove'],
  mine: ['publish', 'reject', 'keep', 'remove'],
  escalated: ['publish', 'reject', 'keep', 'remove'],
} as const;

/** Chooses a card, as it is seen here. */
export function Pick({ card, isChosen }: { readonly card: CardView; readonly isChosen: boolean }) {
  return (
    <label class="choice pick">
      <input
        type="checkbox"
        form={FORM}
        name={`pick-${card.id}`}
        value={`${card.revision}.${card.last}.${card.lastFlag}`}
        checked={isChosen}
        data-key={KEYS.pick}
      />{' '}
      {words.pick}
      <span class="unseen"> {card.authorName || words.unnamed}</span> <KeyHint name={KEYS.pick} />
    </label>
  );
}

/** One act over all that are chosen. */
export function ManyForm({ queue, back }: { readonly queue: QueueTab; readonly back: string }) {
  return (
    <form id={FORM} method="post" action="/console/many" class="panel many" aria-labelledby="many-title">
      <h2 id="many-title">{words.many}</h2>
      <input type="hidden" name="back" value={back} />
      <p class="field">
        <label for="many-rule">{words.houseReason}</label>
        <select id="many-rule" name="rule">
          <option value="">{words.noHouseReason}</option>
          {HOUSE_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {REASON_WORDS[reason]}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="many-reason">{words.reason}</label>
        <textarea id="many-reason" name="reason" rows={1} maxlength={500} dir="auto" />
      </p>
      <p class="buttons">
        {ACTS[queue].map((act) => (
          <button key={act} type="submit" name="act" value={act} class={`act-${act}`}>
            {ACT_WORDS[act]} <span class="unseen">{words.many}</span>
          </button>
        ))}
        {queue === 'mine' ? null : (
          <button type="submit" formaction="/console/hand">
            {queueWords.takeChosen}
          </button>
        )}
      </p>
    </form>
  );
}

/** What was just done to several, and the way to take it back. */
export function ManyNotice({ many, back }: { readonly many: ManyView; readonly back: string }) {
  const { act, left, undo } = many;
  const counted = { publish: words.manyPublish, reject: words.manyReject, remove: words.manyRemove };
  const forms = { ...counted, keep: words.manyKeep, undo: words.manyUndo };
  return (
    <div class="notice" data-notice>
      <p role="status">
        {sayCount(forms[act], undo.length, 'en')} {left === 0 ? '' : sayCount(words.manyLeft, left, 'en')}
      </p>
      {act === 'undo' || undo.length === 0 ? null : (
        <form method="post" action="/console/many" class="undo">
          <input type="hidden" name="back" value={back} />
          {undo.map(({ commentId, revision, decisionId }) => (
            <input
              key={commentId}
              type="hidden"
              name={`pick-${commentId}`}
              value={`${revision}.${decisionId}.`}
            />
          ))}
          <button type="submit" name="act" value="undo" data-key={KEYS.undo}>
            {words.undo}
            <KeyHint name={KEYS.undo} />
          </button>
        </form>
      )}
    </div>
  );
}
