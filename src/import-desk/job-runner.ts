import type { ImportJob, ImportWork } from '../core/import-job.js';
import { Refusal } from '../core/refusal.js';
import type { JobFolder } from './job-folder.js';
import { type Ending, type JobProcess, startJobProcess } from './job-process.js';

/** Works imports off, one step of one import at a time on a site. */
export interface JobRunner {
  /** Starts a step. Refuses `import_under_way` while another one of the site is at work, `not_found` when there are no files. */
  start(job: ImportJob, work: ImportWork): void;
  pause(job: ImportJob): void;
  resume(job: ImportJob): void;
  /** Ends what is under way; what has come in stays until it is taken back. */
  cancel(job: ImportJob): Promise<void>;
  /** Ends the processes; what they did goes on when a desk is opened again. */
  close(): Promise<void>;
  withProgress(job: ImportJob): ImportJob;
  /** As it is saved now. Refuses `not_found`. */
  current(job: Pick<ImportJob, 'id'>): ImportJob;
}

export interface RunnerNeeds {
  readonly jobs: JobFolder;
  /** The moment, RFC 3339. */
  readonly now: () => string;
  /** The file of the program itself. */
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
  /** Public id for a run. */
  readonly newRun: () => string;
}

interface Running extends RunnerNeeds {
  readonly processes: Map<string, JobProcess>;
}

/** A runner that goes on with what was under way when the last one was closed. */
export function createJobRunner(needs: RunnerNeeds): JobRunner {
  const running: Running = { ...needs, processes: new Map() };
  const { jobs, processes } = running;
  for (const job of jobs.all()) if (job.work !== null && !job.isPaused) run(running, job, job.work);
  return {
    current: (job) => current(running, job),
    start: (job, work) => start(running, current(running, job), work),
    pause: (job) => pause(running, current(running, job)),
    resume: (job) => resume(running, current(running, job)),
    async cancel(job) {
      if (current(running, job).work === null) return;
      const process = processes.get(job.id);
      processes.delete(job.id);
      await process?.kill();
      jobs.save({ ...current(running, job), work: null, isPaused: false, isCancelled: true });
    },
    async close() {
      const going = [...processes.values()];
      processes.clear();
      await Promise.all(going.map((process) => process.kill()));
    },
    withProgress(job) {
      const progress = processes.get(job.id)?.progress ?? job.progress;
      return { ...job, progress: job.work === null ? null : progress };
    },
  };
}

function current({ jobs }: Running, { id }: Pick<ImportJob, 'id'>): ImportJob {
  const job = jobs.find(id);
  if (job === undefined) throw new Refusal('not_found');
  return job;
}

function run(running: Running, { id }: ImportJob, work: ImportWork): void {
  const { jobs, processes, program, env, now } = running;
  const onEnd = (ending: Ending): void => {
    processes.delete(id);
    jobs.save(ended(current(running, { id }), { work, ending, at: now() }));
  };
  processes.set(id, startJobProcess({ program, folder: jobs.folderOf(id), work, env, onEnd }));
}

function start(running: Running, job: ImportJob, work: ImportWork): void {
  const { jobs, newRun } = running;
  const isBusy = jobs.all().some((one) => one.siteId === job.siteId && one.work !== null);
  if (isBusy) throw new Refusal('import_under_way');
  if (job.isEmptied && work !== 'undo') throw new Refusal('not_found');
  const runId = job.run ?? (work === 'import' ? newRun() : null);
  jobs.save({ ...job, work, run: runId, isPaused: false, isCancelled: false, failure: null });
  run(running, job, work);
}

function pause({ jobs, processes }: Running, job: ImportJob): void {
  if (job.work === null || job.isPaused) return;
  const process = processes.get(job.id);
  process?.pause();
  jobs.save({ ...job, isPaused: true, progress: process?.progress ?? null });
}

function resume(running: Running, job: ImportJob): void {
  const { jobs, processes } = running;
  if (job.work === null || !job.isPaused) return;
  jobs.save({ ...job, isPaused: false });
  const waiting = processes.get(job.id);
  if (waiting === undefined) run(running, job, job.work);
  else waiting.resume();
}

function ended(
  job: ImportJob,
  { work, ending, at }: { readonly work: ImportWork; readonly ending: Ending; readonly at: string },
): ImportJob {
  const rest: ImportJob = { ...job, work: null, isPaused: false, progress: null };
  if (ending !== null) return { ...rest, failure: { work, ...ending } };
  // What was taken back may come in again, as another run.
  if (work === 'undo') return { ...rest, run: null, done: { ...pick(job.done, ['check']), undo: at } };
  const before = work === 'import' ? pick(job.done, ['check']) : job.done;
  return { ...rest, done: { ...before, [work]: at } };
}

function pick(done: ImportJob['done'], works: readonly ImportWork[]): ImportJob['done'] {
  return Object.fromEntries(Object.entries(done).filter(([work]) => works.includes(work as ImportWork)));
}
