import type { SanctionView } from '../../wire/sanction.js';
import { sayWith } from '../say.js';
import { SANCTION_NAMES, SUBJECT_WORDS, peopleWords as words } from './people-words.js';
import { When } from './when.js';

/** What was imposed, the newest first; what holds can be lifted. */
export function SanctionList(props: {
  readonly sanctions: readonly SanctionView[];
  readonly timezone: string;
  readonly back: string;
  /** A comment of the person's, by which what went with it can be brought back. */
  readonly restoreBy: string | null;
}) {
  const { sanctions, timezone, back, restoreBy } = props;
  return (
    <ol class="log">
      {sanctions.map((sanction) => (
        <li key={sanction.id}>
          <Line sanction={sanction} timezone={timezone} />
          {sanction.note === null ? null : (
            <p class="quiet" dir="auto">
              {sanction.note}
            </p>
          )}
          {sanction.liftedAt !== null ? null : (
            <LiftForm
              id={sanction.id}
              back={back}
              restoreBy={restoreBy}
              name={SANCTION_NAMES[sanction.kind]}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

function Line({ sanction, timezone }: { readonly sanction: SanctionView; readonly timezone: string }) {
  const { kind, subject, reason, endsAt, liftedAt, readAt, site } = sanction;
  const at = (time: string) => <When at={time} timezone={timezone} />;
  const state = sanction.active ? words.active : words.over;
  return (
    <p>
      <strong>{SANCTION_NAMES[kind]}</strong>{' '}
      <span class={`badge ${sanction.active ? 'status-held' : ''}`}>{state}</span>{' '}
      {SUBJECT_WORDS[subject.kind]}
      {subject.value === null ? null : (
        <>
          {' '}
          <code dir="ltr">{subject.value}</code>
        </>
      )}
      , {site ?? words.everySite},{' '}
      {endsAt === null ? words.noEnd : sayWith(words.until, { when: at(endsAt) })},{' '}
      {sayWith(sanction.by === null ? words.byOperator : words.by, {
        name: <bdi>{sanction.by}</bdi>,
        when: at(sanction.createdAt),
      })}
      {readAt === null ? null : <>, {sayWith(words.readAt, { when: at(readAt) })}</>}
      {liftedAt === null ? null : <>, {sayWith(words.lifted, { when: at(liftedAt) })}</>}:{' '}
      <q dir="auto">{reason}</q>
    </p>
  );
}

function LiftForm(props: {
  readonly id: string;
  readonly name: string;
  readonly back: string;
  readonly restoreBy: string | null;
}) {
  const { id, name, back, restoreBy } = props;
  return (
    <form method="post" action={`/console/sanction/${id}/lift`} class="undo">
      <input type="hidden" name="back" value={back} />
      <button type="submit">
        {words.lift}
        <span class="unseen"> {name}</span>
      </button>
      {restoreBy === null ? null : (
        <button type="submit" name="restoreBy" value={restoreBy}>
          {words.liftAll}
          <span class="unseen"> {name}</span>
        </button>
      )}
    </form>
  );
}
