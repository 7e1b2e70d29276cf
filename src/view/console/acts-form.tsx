import { HOUSE_REASONS } from '../../core/process/house-reasons.js';
import type { ActName, CardView } from '../../wire/console.js';
import { sayWith } from '../say.js';
import { HandButton } from './hand.js';
import { KeyHint } from './key-hint.js';
import { ACT_WORDS, KEYS, PUBLISH_AGAIN, REASON_WORDS, consoleEn as words } from './messages.js';
import { queueWords } from './queue-words.js';

/** One form: a button a decision, each naming the revision that was read and the decision that it comes after. */
export function ActsForm(props: {
  readonly card: CardView;
  readonly back: string;
  readonly next: string;
  readonly href: string | null;
}) {
  const { card, back, next, href } = props;
  const reasonId = `reason-${card.id}`;
  return (
    <form method="post" action={`/console/comment/${card.id}`} class="acts">
      <input type="hidden" name="revision" value={card.revision} />
      <input type="hidden" name="last" value={card.last} />
      <input type="hidden" name="flag" value={card.lastFlag} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="spot" value={next} />
      {card.acts.includes('reject') || card.acts.includes('remove') ? (
        <p class="reason rule">
          <label for={`rule-${card.id}`}>{words.houseReason}</label>
          <select id={`rule-${card.id}`} name="rule" data-key={KEYS.rule}>
            <option value="">{words.noHouseReason}</option>
            {HOUSE_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {REASON_WORDS[reason]}
              </option>
            ))}
          </select>
        </p>
      ) : null}
      {card.acts.length === 0 ? null : (
        <p class="reason">
          <label for={reasonId}>{words.reason}</label>
          <textarea id={reasonId} name="reason" rows={1} maxlength={500} dir="auto" data-key={KEYS.reason} />
        </p>
      )}
      <p class="buttons">
        {card.acts.map((act) => (
          <ActButton key={act} act={act} card={card} />
        ))}
        {href === null ? card.marks.map((mark) => <ActButton key={mark} act={mark} card={card} />) : null}
        <HandButton card={card} />
        {href === null ? null : (
          <a href={href} data-key={KEYS.open}>
            {words.open}
            <Of card={card} />
            <KeyHint name={KEYS.open} />
          </a>
        )}
        {href === null ? null : (
          <a href={`/console/comment/${card.id}?from=${encodeURIComponent(back)}#notes`} data-key={KEYS.note}>
            {queueWords.toNote}
            <Of card={card} />
            <KeyHint name={KEYS.note} />
          </a>
        )}
        <a href={`/console/like/${card.id}`} data-key={KEYS.alike}>
          {queueWords.alike}
          <Of card={card} />
          <KeyHint name={KEYS.alike} />
        </a>
        {card.hasAuthorPage ? (
          <a
            href={`/console/author/${card.id}?back=${encodeURIComponent(back)}#sheet`}
            data-key={KEYS.author}
          >
            {words.author}
            <Of card={card} />
            <KeyHint name={KEYS.author} />
          </a>
        ) : null}
        {card.publicHref === null ? null : (
          <a href={card.publicHref}>
            {words.seePublic}
            <Of card={card} />
          </a>
        )}
      </p>
    </form>
  );
}

/** Which comment a control is about, for those who meet it outside its card. */
function Of({ card }: { readonly card: CardView }) {
  const name = <bdi>{card.authorName || words.unnamed}</bdi>;
  return <span class="unseen"> {sayWith(words.ofComment, { name })}</span>;
}

function ActButton({ act, card }: { readonly act: ActName; readonly card: CardView }) {
  const word = act === 'publish' && card.status !== 'held' ? PUBLISH_AGAIN : ACT_WORDS[act];
  return (
    <button type="submit" name="act" value={act} class={`act-${act}`} data-key={KEYS[act]}>
      {word}
      <Of card={card} />
      <KeyHint name={KEYS[act]} />
    </button>
  );
}
