import type {
  CardView,
  ConsoleFrame,
  DecisionView,
  EarlierTextView,
  NeighbourView,
  StaleReason,
} from '../../wire/console.js';
import { say, sayWith } from '../say.js';
import { AlikeLinks } from './alike-page.js';
import { Card } from './card.js';
import { DecisionList } from './decision-list.js';
import { type ConsolePage, Frame } from './frame.js';
import { KeyHint } from './key-hint.js';
import { lawWords } from './law-words.js';
import { KEYS, OUTCOME_WORDS, STATUS_WORDS, consoleEn as words } from './messages.js';
import { Notes } from './notes.js';
import { queueWords } from './queue-words.js';
import { When } from './when.js';

export interface CommentPageProps {
  readonly frame: ConsoleFrame;
  readonly card: CardView;
  /** The outermost first. */
  readonly above: readonly NeighbourView[];
  readonly below: readonly NeighbourView[];
  /** The newest first. */
  readonly decisions: readonly DecisionView[];
  readonly earlier: readonly EarlierTextView[];
  /** The newest with nearly the same text. */
  readonly copies: readonly NeighbourView[];
  /** What the author has written on the site; null where nobody knows. */
  readonly history: {
    readonly published: number;
    readonly held: number;
    readonly rejected: number;
    readonly removed: number;
  } | null;
  /** Why a form was not followed; null when none was sent. */
  readonly stale: StaleReason | null;
  /** The list that the moderator came from. */
  readonly back: {
    readonly href: string;
    readonly list: Exclude<ConsolePage, 'sites' | 'people' | 'appeals' | 'notices' | 'reports'>;
  };
}

/** One comment with its surroundings, every decision on it and its earlier texts. */
export function CommentPage(props: CommentPageProps) {
  const { frame, card, above, below, copies, decisions, earlier, stale, back } = props;
  const title = say(words.commentBy, { name: card.authorName || words.unnamed });
  const heading = sayWith(words.commentBy, { name: <bdi>{card.authorName || words.unnamed}</bdi> });
  return (
    <Frame frame={frame} current={null} title={title} heading={heading}>
      <p class="back">
        <a href={back.href} data-key={KEYS.back}>
          {say(words.backTo, { list: words[back.list] })}
          <KeyHint name={KEYS.back} />
        </a>
      </p>
      {stale === null ? null : <Stale stale={stale} last={decisions[0]} timezone={frame.timezone} />}
      <Card card={card} back={frame.here} next={`card-${card.id}`} href={null} />
      <p class="quiet">
        <a href={`/console/crimes?comment=${card.id}`}>{lawWords.crimeTell}</a>
      </p>
      <AuthorPast {...props} />
      <Notes card={card} />
      <Neighbours id="copies" title={queueWords.copies} comments={copies} />
      <h2>{queueWords.alike}</h2>
      <AlikeLinks commentId={card.id} current={null} />
      <Neighbours id="above" title={words.above} comments={above} />
      <Neighbours id="below" title={words.below} comments={below} />
      <section aria-labelledby="history">
        <h2 id="history">{words.history}</h2>
        <DecisionList decisions={decisions} back={frame.here} timezone={frame.timezone} />
      </section>
      <EarlierTexts earlier={earlier} timezone={frame.timezone} />
    </Frame>
  );
}

function AuthorPast({ history, card }: CommentPageProps) {
  if (history === null) return null;
  const { published, held, rejected, removed } = history;
  return (
    <p class="quiet">
      {sayWith(queueWords.authorPast, { published, held, rejected, removed })}{' '}
      {card.hasAuthorPage ? <a href={`/console/author/${card.id}`}>{words.author}</a> : null}
    </p>
  );
}

const STALE_WORDS: Readonly<Record<StaleReason, string>> = {
  text: words.staleText,
  decided: words.staleDecided,
  flagged: words.staleFlagged,
  'in-hand': words.staleInHand,
};

/** What became of a decision about a comment that was no longer as its moderator saw it. */
function Stale(props: {
  readonly stale: StaleReason;
  readonly last: DecisionView | undefined;
  readonly timezone: string;
}) {
  const { stale, last, timezone } = props;
  return (
    <div class="stale" role="alert">
      <p>{STALE_WORDS[stale]}</p>
      {last === undefined || stale === 'flagged' || stale === 'in-hand' ? null : (
        <p>
          {sayWith(words.staleBy, {
            outcome: OUTCOME_WORDS[last.outcome],
            by: <bdi>{last.by}</bdi>,
            when: <When at={last.createdAt} timezone={timezone} />,
          })}
        </p>
      )}
    </div>
  );
}

function Neighbours(props: {
  readonly id: string;
  readonly title: string;
  readonly comments: readonly NeighbourView[];
}) {
  const { id, title, comments } = props;
  if (comments.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ol class="neighbours">
        {comments.map((comment) => (
          <li key={comment.id}>
            <a href={`/console/comment/${comment.id}`}>
              <bdi>{comment.authorName || words.unnamed}</bdi>
            </a>
            {comment.status === 'published' ? null : (
              <span class={`badge status-${comment.status}`}>{STATUS_WORDS[comment.status]}</span>
            )}
            {comment.quote === '' ? null : <p dir="auto">{comment.quote}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function EarlierTexts({
  earlier,
  timezone,
}: {
  readonly earlier: readonly EarlierTextView[];
  readonly timezone: string;
}) {
  if (earlier.length === 0) return null;
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">{words.revisions}</h2>
      {earlier.map(({ revision, source, createdAt }) => (
        <div class="earlier" key={revision}>
          <p class="quiet">
            <When at={createdAt} timezone={timezone} />
          </p>
          <blockquote class="words" dir="auto">
            {source}
          </blockquote>
        </div>
      ))}
    </section>
  );
}
