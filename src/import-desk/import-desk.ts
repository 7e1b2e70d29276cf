import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { ImportJob, ImportWishes } from '../core/import-job.js';
import { Refusal } from '../core/refusal.js';
import { openJobFolder } from './job-folder.js';
import { createJobRunner, type JobRunner, type RunnerNeeds } from './job-runner.js';
import { openUpload, type Uploading } from './upload-folder.js';

type Fill = (uploading: Uploading) => Promise<ImportWishes>;

/** What the console may ask for. Whether somebody may ask is decided before. */
export interface ImportDesk extends Pick<JobRunner, 'start' | 'pause' | 'resume' | 'cancel' | 'close'> {
  /** Bytes that the files of one import may have together. */
  readonly limit: number;
  /** Imports of a site, the newest first, with how far they are. */
  list(siteId: string): readonly ImportJob[];
  /** Refuses `not_found`. */
  find(siteId: string, id: string): ImportJob;
  /** Takes an archive in; `fill` puts the files into it. Nothing is kept when it fails, or puts none. */
  take(about: Pick<ImportJob, 'site' | 'siteId' | 'createdBy'>, fill: Fill): Promise<ImportJob>;
  /** Changes what is wished, and adds files, of an import that has not begun. Refuses `import_under_way`. */
  change(job: ImportJob, fill: Fill): Promise<ImportJob>;
  /** Takes the uploaded files away. Refuses `import_under_way`. */
  empty(job: ImportJob): void;
  /** Takes away the files of imports that have rested for as long as files are kept. */
  emptyOld(): void;
  /** Where a file that a step left lies, whether it is there or not. */
  fileOf(job: ImportJob, name: string): string;
}

interface Needs extends Omit<RunnerNeeds, 'jobs' | 'now'> {
  readonly folder: string;
  readonly limit: number;
  readonly clock: () => number;
}

/** Days that uploaded files are kept: a final top-up and a comparison need them. */
const KEPT_DAYS = 30;
const DAY = 86_400_000;

const BLANK = {
  files: [],
  hasRules: false,
  wishes: {
    timezone: null,
    instance: null,
    baseUrl: null,
    judge: 'report',
    keepParsed: false,
    articles: false,
  },
  work: null,
  isPaused: false,
  progress: null,
  run: null,
  done: {},
  failure: null,
  isCancelled: false,
  isEmptied: false,
} as const satisfies Partial<ImportJob>;

/** Opens the desk, and goes on with what was under way when the last one was closed. */
export function openImportDesk({ folder, limit, clock, ...rest }: Needs): ImportDesk {
  const jobs = openJobFolder(folder);
  const now = (): string => new Date(clock()).toISOString();
  const runner = createJobRunner({ jobs, now, ...rest });
  const all = (): readonly ImportJob[] => jobs.all().map(runner.withProgress);

  async function fillUp(job: ImportJob, fill: Fill): Promise<ImportJob> {
    const uploading = openUpload(jobs.folderOf(job.id), { limit, before: job });
    const wishes = await fill(uploading);
    const { files, hasRules } = uploading;
    if (files.length === 0) throw new Refusal('invalid_request', { problem: 'there is no file in it.' });
    return { ...job, files, hasRules, wishes };
  }

  function empty(job: ImportJob): void {
    if (runner.current(job).work !== null) throw new Refusal('import_under_way');
    jobs.empty(job);
    jobs.save({ ...job, isEmptied: true });
  }

  return {
    limit,
    ...runner,
    list: (siteId) => all().filter((job) => job.siteId === siteId),
    find(siteId, id) {
      const job = all().find((one) => one.id === id && one.siteId === siteId);
      if (job === undefined) throw new Refusal('not_found');
      return job;
    },
    async take(about, fill) {
      const id = randomBytes(16).toString('hex');
      try {
        const job = await fillUp({ ...BLANK, ...about, id, createdAt: now() }, fill);
        jobs.save(job);
        return job;
      } catch (error) {
        rmSync(jobs.folderOf(id), { recursive: true, force: true });
        throw error;
      }
    },
    async change(job, fill) {
      if (job.work !== null || job.run !== null) throw new Refusal('import_under_way');
      // What was found before is not true of it any more.
      const changed = { ...(await fillUp(job, fill)), done: {}, failure: null };
      jobs.save(changed);
      return changed;
    },
    empty,
    emptyOld() {
      const before = new Date(clock() - KEPT_DAYS * DAY).toISOString();
      for (const job of all()) if (!job.isEmptied && job.work === null && lastAt(job) < before) empty(job);
    },
    fileOf: (job, name) => jobs.fileOf(job.id, name),
  };
}

/** When something was last brought to its end, or the archive taken in. */
function lastAt({ createdAt, done }: ImportJob): string {
  return [createdAt, ...Object.values(done)].reduce((last, at) => (at > last ? at : last));
}
