import type { CardView, ConsoleFrame, QueueTab } from '../../wire/console.js';
import { Card } from './card.js';
import { Frame } from './frame.js';
import { ManyForm } from './many-form.js';
import { consoleEn as words } from './messages.js';
import { Pager, type PagerProps } from './pager.js';

const EMPTY: Readonly<Record<QueueTab, string>> = { held: words.emptyHeld, flagged: words.emptyFlagged };

export interface QueuePageProps extends PagerProps {
  readonly frame: ConsoleFrame;
  readonly queue: QueueTab;
  readonly cards: readonly CardView[];
  /** The id of the first comment of the next page. */
  readonly following: string | null;
  /** How a comment's own page finds back to this one. */
  readonly from: string;
}

/** A page of a queue, the longest waiting first. */
export function QueuePage(props: QueuePageProps) {
  const { frame, queue, cards, firstHref, nextHref, following, from } = props;
  const title = `${words[queue]} (${frame.counts[queue].toLocaleString(frame.language)})`;
  return (
    <Frame frame={frame} current={queue} title={title}>
      {cards.length > 0 ? null : <p class="empty">{firstHref === null ? EMPTY[queue] : words.emptyPage}</p>}
      {cards.map((card, at) => (
        <Card
          key={card.id}
          card={card}
          back={frame.here}
          next={`card-${cards[at + 1]?.id ?? following ?? cards[at - 1]?.id ?? card.id}`}
          href={`/console/comment/${card.id}?from=${from}`}
          isChoice
        />
      ))}
      {cards.length === 0 ? null : <ManyForm queue={queue} back={frame.here} />}
      <Pager firstHref={firstHref} nextHref={nextHref} />
    </Frame>
  );
}
