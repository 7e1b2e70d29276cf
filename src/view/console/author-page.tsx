import type { ConsoleFrame, NeighbourView } from '../../wire/console.js';
import type { SanctionView } from '../../wire/sanction.js';
import { say, sayCount, sayWith } from '../say.js';
import { Frame } from './frame.js';
import { KeyHint } from './key-hint.js';
import { KEYS, STATUS_WORDS, consoleEn as words } from './messages.js';
import { MARK_WORDS, peopleWords } from './people-words.js';
import { Choice, SanctionForm } from './sanction-form.js';
import { SanctionList } from './sanction-list.js';
import { When } from './when.js';

export interface AuthorPageProps {
  readonly frame: ConsoleFrame;
  /** One of their comments: by it they are named. */
  readonly commentId: string;
  readonly name: string;
  readonly kind: 'guest' | 'account' | 'ghost';
  readonly isStaff: boolean;
  /** Its beginning and its host. */
  readonly email: string | null;
  readonly marks: readonly (keyof typeof MARK_WORDS)[];
  readonly history: {
    readonly published: number;
    readonly held: number;
    readonly rejected: number;
    readonly removed: number;
    readonly firstSeenAt: string | null;
  } | null;
  readonly strikes: number;
  readonly step: SanctionView['kind'];
  readonly mayEverywhere: boolean;
  readonly sanctions: readonly SanctionView[];
  readonly comments: readonly NeighbourView[];
  readonly back: string;
}

/** The author of a comment: their past here, what was imposed on them, and the sheet for it. */
export function AuthorPage(props: AuthorPageProps) {
  const { frame, commentId, name, isStaff, marks, step, mayEverywhere, sanctions, back } = props;
  const shown = name || words.unnamed;
  const heading = sayWith(peopleWords.authorOf, { name: <bdi>{shown}</bdi> });
  return (
    <Frame frame={frame} current={null} title={say(peopleWords.authorOf, { name: shown })} heading={heading}>
      <p class="back">
        <a href={back} data-key={KEYS.back}>
          {say(words.backTo, { list: words.theComment })}
          <KeyHint name={KEYS.back} />
        </a>
      </p>
      <Past {...props} />
      {isStaff || marks.length === 0 ? null : (
        <SanctionForm
          action={`/console/author/${commentId}`}
          title={peopleWords.sheet}
          step={step}
          mayEverywhere={mayEverywhere}
          hasTexts={marks.includes('author')}
        >
          <fieldset>
            <legend>{peopleWords.whom}</legend>
            {marks.map((mark, at) => (
              <Choice key={mark} name="by" value={mark} label={MARK_WORDS[mark]} isChosen={at === 0} />
            ))}
          </fieldset>
        </SanctionForm>
      )}
      <section aria-labelledby="imposed">
        <h2 id="imposed">{peopleWords.imposed}</h2>
        {sanctions.length > 0 ? null : <p class="quiet">{peopleWords.nothing}</p>}
        <SanctionList
          sanctions={sanctions}
          timezone={frame.timezone}
          back={frame.here}
          restoreBy={commentId}
        />
      </section>
      <Newest {...props} />
    </Frame>
  );
}

function Past({ frame, history, strikes, email, isStaff, kind }: AuthorPageProps) {
  return (
    <>
      {history === null ? (
        <p>{kind === 'ghost' ? peopleWords.imported : peopleWords.pastUnknown}</p>
      ) : (
        <p>
          {sayWith(peopleWords.past, {
            published: history.published,
            held: history.held,
            rejected: history.rejected,
            removed: history.removed,
            since: <When at={history.firstSeenAt} timezone={frame.timezone} />,
          })}{' '}
          {strikes === 0 ? null : <strong>{sayCount(peopleWords.strikes, strikes, 'en')}</strong>}
        </p>
      )}
      <p class="quiet">
        {isStaff ? words.staff : null} {email === null ? null : say(peopleWords.mail, { email })}
      </p>
    </>
  );
}

function Newest({ comments }: AuthorPageProps) {
  return (
    <section aria-labelledby="newest">
      <h2 id="newest">{peopleWords.comments}</h2>
      <ol class="neighbours">
        {comments.map((comment) => (
          <li key={comment.id}>
            <a href={`/console/comment/${comment.id}`}>
              <bdi>{comment.authorName || words.unnamed}</bdi>
            </a>{' '}
            <span class={`badge status-${comment.status}`}>{STATUS_WORDS[comment.status]}</span>
            {comment.quote === '' ? null : <p dir="auto">{comment.quote}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
