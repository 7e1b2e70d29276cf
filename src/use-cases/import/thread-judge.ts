import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Judge, JudgedDraft, Verdict } from './judge.js';
import type { Bench } from './policy-judge.js';

type Verdicts = readonly (Verdict | null)[];

interface Waiting {
  resolve(verdicts: Verdicts): void;
  reject(error: Error): void;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Waiting[];
  /** Why it answers no more. */
  end: Error | undefined;
}

// Reading and writing have a thread each; a fourth judge would wait for them.
const MOST_THREADS = 3;
const OTHER_THREADS = 2;

/** A judge whose work is done in threads of their own, as many as the machine has to spare. */
export function threadJudge(bench: Bench): Judge {
  const count = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - OTHER_THREADS));
  const threads = Array.from({ length: count }, () => startThread(bench));
  return {
    holds: bench.holds,
    judge: (drafts) => ask(leastBusy(threads), drafts),
    async close() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function startThread(bench: Bench): Thread {
  // Flags of this process (a test runner's, --eval) are not the thread's.
  const worker = new Worker(new URL('./judge-thread.js', import.meta.url), {
    workerData: bench,
    execArgv: [],
  });
  const thread: Thread = { worker, waiting: [], end: undefined };
  const fail = (error: Error): void => {
    thread.end ??= error;
    for (const { reject } of thread.waiting.splice(0)) reject(error);
  };
  worker.on('message', (verdicts: Verdicts) => thread.waiting.shift()?.resolve(verdicts));
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The thread that judges has ended.')));
  return thread;
}

function leastBusy(threads: readonly Thread[]): Thread {
  return threads.reduce((best, one) => (one.waiting.length < best.waiting.length ? one : best));
}

function ask({ worker, waiting, end }: Thread, drafts: readonly JudgedDraft[]): Promise<Verdicts> {
  if (end !== undefined) return Promise.reject(end);
  return new Promise((resolve, reject) => {
    waiting.push({ resolve, reject });
    worker.postMessage(drafts);
  });
}
