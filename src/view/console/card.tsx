import type { CardView } from '../../wire/console.js';
import { sayCount, sayWith } from '../say.js';
import { ActsForm } from './acts-form.js';
import { CardHead } from './card-head.js';
import { Complaints } from './complaints.js';
import { InHand } from './hand.js';
import { Judgement } from './judgement.js';
import { Pick } from './many-form.js';
import { MarkedBody } from './marked-body.js';
import { STATUS_WORDS, consoleEn as words } from './messages.js';
import { NoteList } from './notes.js';
import { Why } from './why.js';

/** One comment to decide: its words with what the signals point at, its place, the evidence, the acts. */
export function Card(props: {
  readonly card: CardView;
  /** Where the decision leads back to. */
  readonly back: string;
  /** The card that the decision leads to. */
  readonly next: string;
  /** The address of the comment's own page; null on that page. */
  readonly href: string | null;
  /** Whether it can be chosen, for one act over several. */
  readonly choice?: 'open' | 'chosen';
}) {
  const { card, back, next, href, choice } = props;
  const id = `card-${card.id}`;
  return (
    <article
      class="card"
      id={id}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-words`}
      tabindex={-1}
      data-card
    >
      <CardHead card={card} titleId={`${id}-title`} href={href} />
      <div class="said">
        <Answered card={card} />
        <div class="words" id={`${id}-words`}>
          {card.body.length === 0 ? (
            <p class="quiet">{words.nothingLeft}</p>
          ) : (
            <MarkedBody body={card.body} />
          )}
        </div>
        {card.replies === 0 ? null : <p class="quiet">{sayCount(words.replies, card.replies, 'en')}</p>}
      </div>
      <div class="because">
        <InHand card={card} />
        <Why why={card.why} />
        {href === null ? null : <NoteList card={card} />}
        <Complaints flags={card.flags} timezone={card.timezone} />
        <Judgement card={card} />
      </div>
      {choice !== undefined && card.acts.length > 0 ? (
        <Pick card={card} isChosen={choice === 'chosen'} />
      ) : null}
      <ActsForm card={card} back={back} next={next} href={href} />
    </article>
  );
}

/** The comment that this one answers, enough of it to understand the answer. */
function Answered({ card: { parent } }: { readonly card: CardView }) {
  if (parent === null) return null;
  const name = <bdi>{parent.authorName || words.unnamed}</bdi>;
  const isShown = parent.status === 'published';
  return (
    <div class="parent">
      <p class="quiet">
        <a href={`/console/comment/${parent.id}`}>
          {isShown
            ? sayWith(words.answers, { name })
            : sayWith(words.answersGone, { name, status: STATUS_WORDS[parent.status] })}
        </a>
      </p>
      {parent.quote === '' ? null : (
        <blockquote>
          <p dir="auto">{parent.quote}</p>
        </blockquote>
      )}
    </div>
  );
}
