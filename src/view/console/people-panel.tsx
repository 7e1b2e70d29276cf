import type { StandingName, StandingView } from '../../wire/standing.js';
import { sayWith } from '../say.js';
import { STANDING_WORDS, consoleEn as words } from './messages.js';

/** Who is named here as what, and the form to name somebody or take it back. */
export function PeoplePanel(props: {
  /** Makes the ids of its parts unique on the page. */
  readonly id: string;
  /** Where its forms go. */
  readonly action: string;
  readonly people: readonly StandingView[];
  readonly kinds: readonly StandingName[];
  /** Whether this person may change it. */
  readonly mayChange: boolean;
}) {
  const { id, action, people, mayChange } = props;
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id}>{words.people}</h2>
      {people.length === 0 ? <p class="quiet">{words.nobodyNamed}</p> : null}
      <ul class="people">
        {people.map((person) => (
          <li key={`${person.accountId} ${person.kind}`}>
            <bdi>{person.name}</bdi> <span class="badge">{STANDING_WORDS[person.kind]}</span>
            {mayChange && person.email !== null ? <Taken person={person} action={action} /> : null}
          </li>
        ))}
      </ul>
      {mayChange ? <Grant {...props} /> : null}
    </section>
  );
}

function Taken({ person, action }: { readonly person: StandingView; readonly action: string }) {
  return (
    <form method="post" action={action} class="inline">
      <input type="hidden" name="email" value={person.email ?? ''} />
      <input type="hidden" name="kind" value={person.kind} />
      <button type="submit" name="holds" value="no">
        {words.takeBack}
        <span class="unseen">
          {' '}
          {sayWith(words.takeBackFrom, {
            kind: STANDING_WORDS[person.kind],
            name: <bdi>{person.name}</bdi>,
          })}
        </span>
      </button>
    </form>
  );
}

function Grant({ id, action, kinds }: Parameters<typeof PeoplePanel>[0]) {
  return (
    <form method="post" action={action}>
      <p class="field">
        <label for={`${id}-email`}>{words.personEmail}</label>
        <input id={`${id}-email`} name="email" type="email" required maxlength={320} autocomplete="off" />
      </p>
      <p class="field">
        <label for={`${id}-kind`}>{words.personIs}</label>
        <select id={`${id}-kind`} name="kind">
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {STANDING_WORDS[kind]}
            </option>
          ))}
        </select>
      </p>
      <p class="buttons">
        <button type="submit" name="holds" value="yes">
          {words.namePerson}
        </button>
      </p>
    </form>
  );
}
