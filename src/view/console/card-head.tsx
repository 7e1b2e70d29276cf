import type { CardView } from '../../wire/console.js';
import { say, sayWith } from '../say.js';
import { STATUS_WORDS, consoleEn as words } from './messages.js';
import { queueWords } from './queue-words.js';
import { When } from './when.js';

/** Whose comment it is, when, where, and how it stands. */
export function CardHead(props: {
  readonly card: CardView;
  readonly titleId: string;
  /** Of the comment's own page; null there, where no list says how the comment stands. */
  readonly href: string | null;
}) {
  const { card, titleId, href } = props;
  // Among cards the name says enough to eyes; a list of headings needs the rest.
  const name = sayWith(words.commentBy, { name: <bdi>{card.authorName || words.unnamed}</bdi> }).map(
    (part) => (typeof part === 'string' ? <span class="unseen">{part}</span> : part),
  );
  return (
    <header>
      <h2 id={titleId}>
        {href === null ? <span>{name}</span> : <a href={href}>{name}</a>}
        {card.staffName === null ? null : (
          <>
            {' '}
            (<bdi>{card.staffName}</bdi>)
          </>
        )}
        {card.isStaff ? <span class="badge">{words.staff}</span> : null}
        {card.isEscalated ? <span class="badge">{queueWords.escalatedBadge}</span> : null}
        {href === null ? (
          <span class={`badge status-${card.status}`}>{STATUS_WORDS[card.status]}</span>
        ) : null}
      </h2>
      <p class="where">
        <When at={card.createdAt} local={card.createdLocal} timezone={card.timezone} />
        {card.editedAt === null
          ? null
          : [
              ', ',
              ...sayWith(words.edited, { when: <When at={card.editedAt} timezone={card.timezone} /> }),
            ]}{' '}
        {words.under}{' '}
        <a href={`/console/story/${card.story.id}`}>
          <bdi>{card.story.title || words.untitled}</bdi>
        </a>
        {card.story.siteName === null
          ? null
          : [' ', ...sayWith(words.onSite, { site: <bdi>{card.story.siteName}</bdi> })]}
        {card.depth < 2 ? null : `, ${say(words.depth, { n: card.depth })}`}
        {card.website === null ? null : (
          <>
            {' · '}
            <bdi class="address" dir="ltr">
              {card.website}
            </bdi>
          </>
        )}
      </p>
    </header>
  );
}
