import type { Check } from '../../../core/draft-checks.js';
import { say, sayWith } from '../../say.js';
import { When } from '../when.js';
import { ChoiceField, LineField } from './fields.js';
import type { EditorPageProps } from './props.js';
import { CHECK_WORDS, NOTE_WORDS, editorEn as words } from './words.js';

const { withdrawal: _, ...NOTES } = NOTE_WORDS;
const NOTE_CHOICES = { ...NOTES, small: words.small };

/** What speaks against publishing, and the buttons that publish: part of the form, so that what they publish is saved first. */
export function PublishPanel(props: EditorPageProps) {
  const { checks, mayPublish, state } = props;
  const isPublic = state === 'published' || state === 'changed' || state === 'withdrawn';
  return (
    <section class="panel" id="publish" aria-labelledby="publish-title">
      <h2 id="publish-title">{words.checks}</h2>
      <div data-checks>
        <Checks checks={checks} photos={props.content.photos.map(({ id }) => id)} />
      </div>
      {mayPublish ? (
        <>
          <div data-reason hidden={!checks.some(({ level }) => level === 'warn')}>
            <LineField id="reason" name="reason" label={words.reason} value="" hint={words.reasonHint} />
          </div>
          {isPublic ? <Note /> : null}
          <p class="buttons">
            <button type="submit" name="act" value="publish" class="main">
              {isPublic ? (state === 'withdrawn' ? words.publishAgain : words.publishChanges) : words.publish}
            </button>
          </p>
          {isPublic ? null : <Schedule {...props} />}
        </>
      ) : (
        <p class="quiet">{words.editorsOnly}</p>
      )}
    </section>
  );
}

function Checks(props: { readonly checks: readonly Check[]; readonly photos: readonly string[] }) {
  const { checks, photos } = props;
  // A photo is known by its number on the page.
  const named = (subject: string): string =>
    photos.includes(subject) ? String(photos.indexOf(subject) + 1) : subject;
  if (checks.length === 0) return <p class="fine">{words.checksNone}</p>;
  return (
    <ul class="checks">
      {checks.map(({ code, level, subject }) => (
        <li key={`${code} ${subject}`} class={level}>
          {sayWith(CHECK_WORDS[code], { subject: <bdi>{named(subject)}</bdi> })}
        </li>
      ))}
    </ul>
  );
}

function Note() {
  return (
    <>
      <ChoiceField
        id="note-kind"
        name="note_kind"
        label={words.noteKind}
        value="correction"
        choices={NOTE_CHOICES}
      />
      <LineField id="note-text" name="note_text" label={words.noteText} value="" hint={words.noteHint} />
    </>
  );
}

function Schedule({ publishAt, oddity, timezone, state }: EditorPageProps) {
  const at = <time dateTime={publishAt}>{publishAt.replace('T', ' ')}</time>;
  return (
    <div class="schedule">
      {state === 'scheduled' ? (
        <p class="fine">
          {sayWith(words.scheduled, { when: at })}{' '}
          {oddity === null ? null : sayWith(words[oddity], { when: at })}
        </p>
      ) : null}
      <p class="field">
        <label for="publish-at">{say(words.scheduleAt, { zone: timezone })}</label>
        <input type="datetime-local" id="publish-at" name="publish_at" value={publishAt} />
      </p>
      <p class="buttons">
        <button type="submit" name="act" value="schedule">
          {words.schedule}
        </button>
        {state === 'scheduled' ? (
          <button type="submit" name="act" value="unschedule">
            {words.unschedule}
          </button>
        ) : null}
      </p>
    </div>
  );
}

/** Acts that save nothing first: each in a form of its own. */
export function TakeBack({ id, state, mayPublish }: EditorPageProps) {
  const isPublic = state === 'published' || state === 'changed';
  const action = `/console/report/${id}/take-back`;
  if (state === 'draft' || state === 'scheduled')
    return (
      <details class="panel">
        <summary>{words.deleteDraft}</summary>
        <form method="post" action={action}>
          <p>{words.deleteWords}</p>
          <p class="buttons">
            <button type="submit" name="act" value="delete" class="act-remove">
              {words.deleteDraft}
            </button>
          </p>
        </form>
      </details>
    );
  if (!mayPublish || !isPublic) return null;
  return (
    <details class="panel">
      <summary>{words.takeBack}</summary>
      <form method="post" action={action}>
        <p>{words.withdrawWords}</p>
        <LineField id="withdraw-reason" name="reason" label={words.withdrawReason} value="" />
        <p class="buttons">
          <button type="submit" name="act" value="withdraw" class="act-remove">
            {words.withdraw}
          </button>
        </p>
        <p>{words.unpublishWords}</p>
        <p class="buttons">
          <button type="submit" name="act" value="unpublish" class="act-remove">
            {words.unpublish}
          </button>
        </p>
      </form>
    </details>
  );
}

/** When the draft was saved, told anew by the program after each save. */
export function SavedLine({ savedAt, timezone }: Pick<EditorPageProps, 'savedAt' | 'timezone'>) {
  return (
    <span role="status" data-saved>
      {sayWith(words.saved, { when: <When at={savedAt} timezone={timezone} /> })}
    </span>
  );
}
