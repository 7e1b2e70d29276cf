import type { CardView, ConsoleFrame } from '../../wire/console.js';
import { Card } from './card.js';
import { Frame } from './frame.js';
import { ManyForm } from './many-form.js';
import { consoleEn as words } from './messages.js';
import { SearchForm, type SearchFormView } from './search-form.js';
import { viewWords } from './view-words.js';
import { ViewForms, type ViewFormsProps } from './views.js';

export interface ConsoleSearchProps {
  readonly frame: ConsoleFrame;
  readonly form: SearchFormView;
  readonly view: ViewFormsProps;
  readonly cards: readonly CardView[];
  /** Whether anything was asked at all. */
  readonly hasAsked: boolean;
  readonly nextHref: string | null;
  /** How a comment's own page finds back to this one. */
  readonly from: string;
}

/** Comments of any status, as the cards of queues, with the same keys. */
export function ConsoleSearchPage(props: ConsoleSearchProps) {
  const { frame, form, view, cards, hasAsked, nextHref, from } = props;
  return (
    <Frame frame={frame} current="search" title={words.search}>
      <SearchForm {...form} />
      {hasAsked ? <ViewForms {...view} /> : null}
      {hasAsked && cards.length === 0 ? (
        <p class="empty">{nextHref === null ? words.searchNone : viewWords.none}</p>
      ) : null}
      {cards.map((card, at) => (
        <Card
          key={card.id}
          card={card}
          back={frame.here}
          next={`card-${cards[at + 1]?.id ?? cards[at - 1]?.id ?? card.id}`}
          href={`/console/comment/${card.id}?from=${encodeURIComponent(from)}`}
          choice="open"
        />
      ))}
      {cards.length === 0 ? null : <ManyForm queue="mine" back={frame.here} />}
      {nextHref === null ? null : (
        <p class="pager">
          <a href={nextHref} rel="next">
            {viewWords.further}
          </a>
        </p>
      )}
    </Frame>
  );
}
