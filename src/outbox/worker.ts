import { retryAt } from '../core/retry.js';
import type { FollowWrites, JobKind, OutboxJob } from '../storage/follow-store.js';
import type { Reads } from '../storage/store.js';
import { type Done, GivenUp, type Lane, type Work } from './work.js';

interface Deps {
  readonly store: {
    readonly read: Pick<Reads, 'lanes'>;
    readonly background: Pick<
      FollowWrites,
      'takeJobs' | 'finishJob' | 'retryJob' | 'failJob' | 'followClock'
    >;
  };
  readonly clock: () => number;
  readonly work: Readonly<Record<JobKind, Work>>;
  /** How a lane is worked on. */
  readonly laneOf: (lane: string) => Lane;
  /** Told of what storage would not do; failures of jobs are kept with the jobs. */
  readonly onError: (error: unknown) => void;
}

export interface OutboxWorker {
  /** Looks at once; resolves when nothing that was due is left to do. */
  settle(): Promise<void>;
  /** Takes nothing more, and waits a moment for what is under way; what is left is somebody's after its lease. */
  close(): Promise<void>;
}

/** A post is told of within this. */
const LOOK_EVERY = 1000;
/** Longer than any job may take: a second taker would do it a second time. */
const LEASE = 5 * 60_000;
/** A server that is told to stop has ten seconds. */
const LAST_WAIT = 3000;
const MOST_PROBLEM = 300;

/**
 * Does what waits in the outbox. Every lane has its own places, so that one which hangs keeps no other waiting, and nothing
 * here runs within a request. Several processes may do it at once: a job is one taker's until its lease is over.
 */
export function startOutbox(deps: Deps, lookEvery = LOOK_EVERY): OutboxWorker {
  const underWay = new Map<string, number>();
  const running = new Set<Promise<void>>();
  let isClosed = false;
  const timeNow = followedClock(deps);

  async function look(): Promise<void> {
    const now = await timeNow();
    const lanes = await deps.store.read.lanes({});
    await Promise.all(lanes.filter(({ dueAt }) => dueAt <= now).map(({ lane }) => fill(lane)));
  }

  /** Takes as many jobs as the lane has places for. */
  async function fill(lane: string): Promise<void> {
    const free = deps.laneOf(lane).width - (underWay.get(lane) ?? 0);
    if (free <= 0 || isClosed) return;
    // Held before the answer comes: another look meanwhile must not fill the same places.
    occupy(lane, free);
    const now = deps.clock();
    const jobs = await deps.store.background
      .takeJobs({ lane, now, leaseUntil: now + LEASE, limit: free })
      .catch((error: unknown) => {
        deps.onError(error);
        return [];
      });
    occupy(lane, jobs.length - free);
    for (const job of jobs) start(job);
  }

  function start(job: OutboxJob): void {
    const doing = attempt(deps, job)
      .catch(deps.onError)
      .then(async () => {
        occupy(job.lane, -1);
        await fill(job.lane);
      })
      .finally(() => running.delete(doing));
    running.add(doing);
  }

  function occupy(lane: string, places: number): void {
    const left = (underWay.get(lane) ?? 0) + places;
    if (left > 0) underWay.set(lane, left);
    else underWay.delete(lane);
  }

  async function settle(): Promise<void> {
    do {
      await look();
      // Each that ends may have begun the next.
      while (running.size > 0) await Promise.all(running);
    } while (!isClosed && (await isDue()));
  }

  async function isDue(): Promise<boolean> {
    const now = deps.clock();
    return (await deps.store.read.lanes({})).some(({ dueAt }) => dueAt <= now);
  }

  const timer = setInterval(() => look().catch(deps.onError), lookEvery).unref();
  return {
    settle,
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      let wait: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => {
        wait = setTimeout(resolve, LAST_WAIT);
      });
      await Promise.race([Promise.all(running), late]);
      clearTimeout(wait);
    },
  };
}

/** The clock, of which storage is told when it was set back, and at the start, for nobody knows what it said before. */
function followedClock({ clock, store: { background } }: Deps): () => Promise<number> {
  let last = Number.POSITIVE_INFINITY;
  return async () => {
    const now = clock();
    const isBack = now < last;
    last = now;
    if (isBack) await background.followClock({ now });
    return now;
  };
}

/** One attempt, and what becomes of the job. */
async function attempt(deps: Deps, job: OutboxJob): Promise<void> {
  const { id, attempts } = job;
  const { background } = deps.store;
  let done: Done;
  try {
    done = await deps.work[job.kind](job);
  } catch (error) {
    return afterFailure(deps, job, error);
  }
  if (done.kind === 'done') await background.finishJob({ id, attempts });
  if (done.kind === 'later') await background.retryJob({ id, attempts, dueAt: done.dueAt, problem: null });
}

async function afterFailure(deps: Deps, job: OutboxJob, error: unknown): Promise<void> {
  const { id, attempts, createdAt } = job;
  const { background } = deps.store;
  const now = deps.clock();
  const problem = String((error as Error | undefined)?.message ?? error).slice(0, MOST_PROBLEM);
  const { patience } = deps.laneOf(job.lane);
  const dueAt =
    error instanceof GivenUp ? null : retryAt({ attempts, createdAt, now }, patience, Math.random());
  if (dueAt === null) await background.failJob({ id, attempts, now, problem });
  else await background.retryJob({ id, attempts, dueAt, problem });
}
