import type { CardView, ConsoleFrame, QueuePartsView, QueueTab } from '../../wire/console.js';
import { Card } from './card.js';
import { Frame } from './frame.js';
import { ManyForm } from './many-form.js';
import { consoleEn as words } from './messages.js';
import { Pager, type PagerProps } from './pager.js';
import { queueCount } from './queue-count.js';
import { QueueParts } from './queue-parts.js';
import { queueWords } from './queue-words.js';
import { SearchForm, type SearchFormView } from './search-form.js';
import { viewWords } from './view-words.js';
import { ViewForms, type ViewFormsProps } from './views.js';

const EMPTY: Readonly<Record<QueueTab, string>> = {
  held: words.emptyHeld,
  flagged: words.emptyFlagged,
  unreviewed: queueWords.emptyUnreviewed,
  mine: queueWords.emptyMine,
  escalated: queueWords.emptyEscalated,
};
const TITLES: Readonly<Record<QueueTab, string>> = {
  held: words.held,
  flagged: words.flagged,
  unreviewed: words.unreviewed,
  mine: words.mine,
  escalated: words.escalated,
};

export interface QueuePageProps extends PagerProps {
  readonly frame: ConsoleFrame;
  readonly queue: QueueTab;
  readonly parts: QueuePartsView;
  /** Null where a list is too short to be searched. */
  readonly search: SearchFormView | null;
  readonly view: ViewFormsProps | null;
  readonly cards: readonly CardView[];
  /** The id of the first comment of the next page. */
  readonly following: string | null;
  /** How a comment's own page finds back to this one. */
  readonly from: string;
}

/** A page of a queue, or of a part of it. */
export function QueuePage(props: QueuePageProps) {
  const { frame, queue, parts, cards, firstHref, nextHref, following, from, search, view } = props;
  const title = `${TITLES[queue]} (${queueCount(frame.counts[queue], frame.language)})`;
  return (
    <Frame frame={frame} current={queue} title={title}>
      <div
        class="notice more"
        data-more={queue}
        data-had={frame.counts[queue]}
        data-one={queueWords.more.one}
        data-other={queueWords.more.other}
        hidden
      >
        <p role="status" />
        <p>
          <a href={frame.here}>{queueWords.showMore}</a>
        </p>
      </div>
      <div class="narrowing">
        <QueueParts queue={queue} parts={parts} />
        {search === null ? null : (
          <details class="parts">
            <summary>{viewWords.search}</summary>
            <SearchForm {...search} />
          </details>
        )}
        {view === null ? null : <ViewForms {...view} />}
      </div>
      {cards.length > 0 ? null : (
        <p class="empty">{firstHref === null && parts.allHref === null ? EMPTY[queue] : words.emptyPage}</p>
      )}
      {cards.map((card, at) => (
        <Card
          key={card.id}
          card={card}
          back={frame.here}
          next={`card-${cards[at + 1]?.id ?? following ?? cards[at - 1]?.id ?? card.id}`}
          href={`/console/comment/${card.id}?from=${encodeURIComponent(from)}`}
          choice="open"
        />
      ))}
      {cards.length === 0 ? null : <ManyForm queue={queue} back={frame.here} />}
      <Pager firstHref={firstHref} nextHref={nextHref} />
    </Frame>
  );
}
