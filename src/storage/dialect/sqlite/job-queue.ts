/**
 * The order of waiting writes: readers' first, but every second group begins with the background's, so that neither
 * starves. Readers' writes that come while a group of the background is under way end it and are committed with it.
 */
import type { Job } from './jobs.js';

// A group's answers wait for its last job.
const MOST_READERS_JOBS = 256;
/**
 * How long a group of background jobs may go on taking more, in milliseconds; readers wait for the rest of one job beyond
 * it. Where nobody reads, a page that several jobs change goes to the disk once for all of them.
 */
const BACKGROUND_MS = { besideReaders: 20, alone: 200 };

export interface JobQueue {
  add(jobs: readonly Job[]): void;
  hasJobs(): boolean;
  /** The earliest deadline; Infinity without jobs. */
  firstDeadline(): number;
  /** Gives the jobs of the next group one by one, undefined at its end. A job that is not asked for stays. */
  takeGroup(): () => Job | undefined;
  /** Takes out every job whose deadline is not after `time`. */
  takeExpired(time: number): readonly Job[];
}

/** `now` counts milliseconds from anywhere; `hasReaders` where people wait for answers of this process. */
export function createJobQueue(now: () => number, hasReaders: boolean): JobQueue {
  const backgroundMs = hasReaders ? BACKGROUND_MS.besideReaders : BACKGROUND_MS.alone;
  let readers: Job[] = [];
  let background: Job[] = [];
  let wasReaders = false;

  function takeReaders(): () => Job | undefined {
    let left = MOST_READERS_JOBS;
    return () => (left-- > 0 ? readers.shift() : undefined);
  }

  function takeBackground(): () => Job | undefined {
    const end = now() + backgroundMs;
    let isFirst = true;
    let joining: (() => Job | undefined) | undefined;
    return () => {
      if (!isFirst && readers.length > 0) joining ??= takeReaders();
      if (joining) return joining();
      if (!isFirst && now() > end) return undefined;
      isFirst = false;
      return background.shift();
    };
  }

  return {
    add(jobs) {
      for (const job of jobs) (job.background ? background : readers).push(job);
    },
    hasJobs: () => readers.length + background.length > 0,
    firstDeadline() {
      return Math.min(readers[0]?.deadline ?? Infinity, background[0]?.deadline ?? Infinity);
    },
    takeGroup() {
      wasReaders = readers.length > 0 && !(wasReaders && background.length > 0);
      return wasReaders ? takeReaders() : takeBackground();
    },
    takeExpired(time) {
      const isExpired = (job: Job) => job.deadline <= time;
      const expired = [...readers, ...background].filter(isExpired);
      readers = readers.filter((job) => !isExpired(job));
      background = background.filter((job) => !isExpired(job));
      return expired;
    },
  };
}
