import type { ImportJob, ImportSummary } from '../../core/import-job.js';
import type { ConsoleFrame } from '../../wire/console.js';
import type { UndoneView, VerifiedView } from '../../wire/import.js';
import { say } from '../say.js';
import { Frame } from './frame.js';
import { ImportAccount } from './import-account.js';
import { Compared, TakenBack } from './import-afterwards.js';
import { ImportForm } from './import-form.js';
import { filesInWords, progressInWords, sizeInWords, stateInWords } from './import-states.js';
import { importWords as words } from './import-words.js';
import { When } from './when.js';

export interface ImportPageProps {
  readonly frame: ConsoleFrame;
  readonly siteId: string;
  readonly siteName: string;
  readonly job: ImportJob;
  readonly check: ImportSummary | null;
  readonly imported: ImportSummary | null;
  readonly verified: VerifiedView | null;
  readonly undone: UndoneView | null;
}

/** An import from its files to its end: what it would do, how far it is, what became of it, and the way back. */
export function ImportPage(props: ImportPageProps) {
  const { frame, siteId, siteName, job, check, imported, verified, undone } = props;
  const base = `/console/site/${siteId}/import/${job.id}`;
  const shown = { base, language: frame.language, isEmptied: job.isEmptied };
  const title = say(words.title, { files: filesInWords(job) });
  return (
    <Frame frame={frame} current={null} title={title}>
      <p class="back">
        <a href={`/console/site/${siteId}/imports`}>{say(words.back, { site: siteName })}</a>
      </p>
      <About {...props} />
      {job.failure === null ? null : (
        <p role="alert" class="stale" dir="auto">
          {say(words.failedAt, { message: job.failure.message })}
        </p>
      )}
      {job.isCancelled && job.run !== null ? <p class="stale">{words.cancelledAbout}</p> : null}
      {job.work === null ? null : <UnderWay job={job} base={base} language={frame.language} />}
      {undone === null ? null : <TakenBack undone={undone} siteId={siteId} language={frame.language} />}
      {imported === null ? null : <ImportAccount summary={imported} work="import" {...shown} />}
      {verified === null ? null : <Compared verified={verified} />}
      {job.work === null ? <Next job={job} base={base} isChecked={check !== null} /> : null}
      {check === null || imported !== null ? null : <ImportAccount summary={check} work="check" {...shown} />}
      {job.work === null ? <Rest job={job} base={base} /> : null}
    </Frame>
  );
}

function About({ frame, job }: ImportPageProps) {
  const size = job.files.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <p class="quiet">
      <strong>{stateInWords(job)}</strong> ·{' '}
      <bdi>{say(words.takenIn, { name: job.createdBy, size: sizeInWords(size, frame.language) })}</bdi>{' '}
      <When at={job.createdAt} timezone={frame.timezone} />
    </p>
  );
}

interface Part {
  readonly job: ImportJob;
  readonly base: string;
}

/** The script keeps it in step; without one the link looks again. */
function UnderWay({ job, base, language }: Part & { readonly language: string }) {
  const share = job.progress?.share ?? null;
  return (
    <section class="panel" aria-labelledby="under-way" data-import={base}>
      <h2 id="under-way">{words.underWay}</h2>
      <p>
        <progress aria-labelledby="under-way" max={1} {...(share === null ? {} : { value: share })} />
      </p>
      <p data-progress>{progressInWords(job, language) ?? stateInWords(job)}</p>
      <form method="post" action={base} class="acts">
        {job.isPaused ? <Act act="resume">{words.resume}</Act> : <Act act="pause">{words.pause}</Act>}{' '}
        <Act act="cancel">{words.cancel}</Act> <a href={base}>{words.reload}</a>
      </form>
    </section>
  );
}

function Act({ act, children }: { readonly act: string; readonly children: string }) {
  return (
    <button type="submit" name="act" value={act}>
      {children}
    </button>
  );
}

/** What may be done now. */
function Next({ job, base, isChecked }: Part & { readonly isChecked: boolean }) {
  const { run, done, isEmptied } = job;
  if (isEmptied) return <p>{words.emptied}</p>;
  const isIn = done.import !== undefined;
  return (
    <form method="post" action={base} class="acts">
      {!isIn && !isChecked && run === null ? <Act act="check">{words.look}</Act> : null}
      {!isIn && isChecked ? <Act act="import">{run === null ? words.start : words.startAgain}</Act> : null}
      {isIn ? <Act act="verify">{words.verify}</Act> : null}
    </form>
  );
}

function Rest({ job, base }: Part) {
  const mayChange = !job.isEmptied && job.run === null;
  return (
    <>
      {mayChange ? (
        <details class="panel">
          <summary>{words.wishes}</summary>
          <ImportForm
            action={`${base}/check`}
            wishes={job.wishes}
            filesLabel={words.moreFiles}
            filesHelp={null}
            mustHaveFiles={false}
            submit={words.lookAgain}
          />
        </details>
      ) : null}
      {job.run === null ? null : (
        <details class="panel">
          <summary>{words.undo}</summary>
          <form method="post" action={base} class="acts">
            <p>{words.undoAbout}</p>
            <Act act="undo">{words.undoSure}</Act>
          </form>
        </details>
      )}
      {job.isEmptied ? null : (
        <details class="panel">
          <summary>{words.empty}</summary>
          <form method="post" action={base} class="acts">
            <p>{words.emptyAbout}</p>
            <Act act="empty">{words.empty}</Act>
          </form>
        </details>
      )}
    </>
  );
}
