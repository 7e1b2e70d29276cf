import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { errorOf, type Failure } from './failures.js';

/** Runs a module in a thread of its own until it says null, or why it failed. */
export async function runThread(module: URL, workerData: unknown): Promise<void> {
  // Flags of this process (a test runner's, --eval) are not the thread's.
  const worker = new Worker(module, { workerData, execArgv: [] });
  const [failure] = (await once(worker, 'message')) as [Failure | null];
  if (failure !== null) throw errorOf(failure);
}
