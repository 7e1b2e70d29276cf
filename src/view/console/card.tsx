import type { ActName, CardView, EvidenceView, FlagView, MarkedPiece } from '../../wire/console.js';
import { say } from '../say.js';
import { consoleEn as words } from './messages.js';
import { When } from './when.js';

const KEYS: Readonly<Record<ActName, string>> = {
  publish: 'p',
  reject: 'r',
  remove: 'x',
  hold: 'h',
  keep: 'e',
};

/** One comment to decide: its words with what the signals point at, its place, the evidence, the acts. */
export function Card({
  card,
  back,
  timezone,
}: {
  readonly card: CardView;
  readonly back: string;
  readonly timezone: string;
}) {
  const name = card.authorName === '' ? words.unnamed : card.authorName;
  const id = `card-${card.id}`;
  return (
    <article class="card" id={id} aria-labelledby={`${id}-title`} tabindex={-1} data-card>
      <header>
        <h2 id={`${id}-title`}>
          <bdi>{name}</bdi>
          {card.isStaff ? <span class="badge">{words.staff}</span> : null}
        </h2>
        <p class="where">
          <When at={card.createdAt} local={card.createdLocal} timezone={timezone} /> {words.under}{' '}
          <a href={card.story.href}>{card.story.title}</a> · <span class="status">{card.status}</span>
        </p>
      </header>
      {card.parent === null ? null : (
        <blockquote class="parent" dir="auto">
          <p class="answers">{say(words.answers, { name: card.parent.authorName || words.unnamed })}</p>
          <p>{card.parent.quote}</p>
        </blockquote>
      )}
      <Words pieces={card.pieces} language={card.language} />
      <div class="because">
        <h3>{words.why}</h3>
        {card.rule === null ? null : (
          <p>
            <strong>{say(words.rule, { rule: card.rule })}</strong> {card.reason}
          </p>
        )}
        <Evidence evidence={card.evidence} />
        <Complaints flags={card.flags} timezone={timezone} />
      </div>
      <Acts card={card} back={back} name={name} />
    </article>
  );
}

function Words({
  pieces,
  language,
}: {
  readonly pieces: readonly MarkedPiece[];
  readonly language: string | null;
}) {
  return (
    <div class="words" dir="auto" lang={language ?? undefined}>
      {pieces.map((piece, at) =>
        piece.signals.length === 0 ? (
          piece.text
        ) : (
          <mark key={at} title={piece.signals.join(', ')}>
            {piece.text}
          </mark>
        ),
      )}
    </div>
  );
}

function Evidence({ evidence }: { readonly evidence: readonly EvidenceView[] }) {
  if (evidence.length === 0) return <p>{words.noEvidence}</p>;
  return (
    <ul class="evidence">
      {evidence.map(({ signal, percent, sentence, failed }) => (
        <li key={signal}>
          <span class="signal">{signal}</span>{' '}
          <span class="score">{failed ? words.failedSignal : `${percent} %`}</span> {sentence}
        </li>
      ))}
    </ul>
  );
}

function Complaints({ flags, timezone }: { readonly flags: readonly FlagView[]; readonly timezone: string }) {
  if (flags.length === 0) return null;
  return (
    <>
      <h3>{words.complaints}</h3>
      <ul class="flags">
        {flags.map((flag) => (
          <li key={`${flag.createdAt}${flag.reason}`}>
            <strong>{flag.reason}</strong> <When at={flag.createdAt} local={null} timezone={timezone} />
            {flag.text === null ? null : <q dir="auto">{flag.text}</q>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** One form: a button a decision, each naming the revision that was judged. */
function Acts({
  card,
  back,
  name,
}: {
  readonly card: CardView;
  readonly back: string;
  readonly name: string;
}) {
  const reasonId = `reason-${card.id}`;
  return (
    <form method="post" action={`/console/comment/${card.id}`} class="acts">
      <input type="hidden" name="revision" value={card.revision} />
      <input type="hidden" name="status" value={card.status} />
      <input type="hidden" name="back" value={back} />
      <p class="reason">
        <label for={reasonId}>{words.reason}</label>
        <input id={reasonId} name="reason" maxlength={500} dir="auto" />
      </p>
      <p class="buttons">
        {card.acts.map((act) => (
          <button
            key={act}
            type="submit"
            name="act"
            value={act}
            class={`act-${act}`}
            data-key={KEYS[act]}
            aria-label={`${words[act]}: ${name}`}
          >
            {words[act]} <kbd>{KEYS[act].toUpperCase()}</kbd>
          </button>
        ))}
        <a href={`/console/comment/${card.id}`} data-key="o">
          {words.open}
        </a>
      </p>
    </form>
  );
}
