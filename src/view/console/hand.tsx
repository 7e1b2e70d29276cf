import type { CardView } from '../../wire/console.js';
import { sayWith } from '../say.js';
import { KeyHint } from './key-hint.js';
import { KEYS } from './messages.js';
import { queueWords as words } from './queue-words.js';
import { When } from './when.js';

/** Who has the comment in hand, where anybody has. */
export function InHand({ card: { hand, timezone } }: { readonly card: CardView }) {
  if (hand === null) return null;
  const until = <When at={hand.until} timezone={timezone} />;
  return (
    <p class="hand">
      {sayWith(hand.isOwn ? words.handOwn : words.handOther, { until, name: <bdi>{hand.by}</bdi> })}
    </p>
  );
}

/** Takes the comment in hand or gives it back; a button of the card's own form. */
export function HandButton({ card: { id, hand, why } }: { readonly card: CardView }) {
  if (why === null || (hand !== null && !hand.isOwn)) return null;
  const isOwn = hand !== null;
  return (
    <button
      type="submit"
      formaction="/console/hand"
      name={isOwn ? 'letGo' : 'take'}
      value={id}
      data-key={KEYS.hand}
    >
      {isOwn ? words.letGo : words.take}
      <KeyHint name={KEYS.hand} />
    </button>
  );
}
