import type { CardView, ConsoleFrame } from '../../wire/console.js';
import { say, sayWith } from '../say.js';
import { Card } from './card.js';
import { Frame } from './frame.js';
import { KeyHint } from './key-hint.js';
import { ManyForm } from './many-form.js';
import { consoleEn, KEYS } from './messages.js';
import { queueWords as words } from './queue-words.js';

const HOW = { copies: words.alikeCopies, author: words.alikeAuthor, rule: words.alikeRule } as const;
type Likeness = keyof typeof HOW;

export interface AlikePageProps {
  readonly frame: ConsoleFrame;
  readonly likeness: Likeness;
  /** The comment that they are like. */
  readonly commentId: string;
  readonly authorName: string;
  readonly cards: readonly CardView[];
  /** How a comment's own page finds back to this one. */
  readonly from: string;
}

/** What waits and is like one comment, all of it chosen: the preview of one decision over them. */
export function AlikePage(props: AlikePageProps) {
  const { frame, likeness, commentId, authorName, cards, from } = props;
  const name = authorName || consoleEn.unnamed;
  const title = say(words.alikeTitle, { name, how: HOW[likeness] });
  const heading = sayWith(words.alikeTitle, { name: <bdi>{name}</bdi>, how: HOW[likeness] });
  return (
    <Frame frame={frame} current={null} title={title} heading={heading}>
      <p class="back">
        <a href={`/console/comment/${commentId}`} data-key={KEYS.back}>
          {say(consoleEn.backTo, { list: consoleEn.theComment })}
          <KeyHint name={KEYS.back} />
        </a>
      </p>
      <AlikeLinks commentId={commentId} current={likeness} />
      <p>{cards.length === 0 ? words.noneAlike : words.alikeAbout}</p>
      {cards.map((card) => (
        <Card
          key={card.id}
          card={card}
          back={frame.here}
          next={`card-${card.id}`}
          href={`/console/comment/${card.id}?from=${encodeURIComponent(from)}`}
          choice="chosen"
        />
      ))}
      {cards.length === 0 ? null : <ManyForm queue="mine" back={frame.here} />}
    </Frame>
  );
}

/** The ways in which others can be like a comment. */
export function AlikeLinks(props: { readonly commentId: string; readonly current: Likeness | null }) {
  return (
    <nav class="parts" aria-label={words.alike}>
      <ul>
        {(Object.keys(HOW) as Likeness[]).map((likeness) => (
          <li key={likeness}>
            <a
              href={`/console/like/${props.commentId}?by=${likeness}`}
              aria-current={likeness === props.current ? 'page' : undefined}
            >
              {HOW[likeness]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
