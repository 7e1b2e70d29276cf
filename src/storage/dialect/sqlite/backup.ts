import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { errorOf, type Failure } from '../../failures.js';

/**
 * Writes a consistent copy of the database at `file` to `target`, in a thread of its own, while others write. `target`
 * appears whole or not at all and is on the disk when the promise resolves. Refuses a `target` that exists.
 */
export async function backup(file: string, target: string): Promise<void> {
  const worker = new Worker(new URL('./backup-thread.js', import.meta.url), {
    workerData: { file, target },
    execArgv: [],
  });
  const [failure] = (await once(worker, 'message')) as [Failure | null];
  if (failure !== null) throw errorOf(failure);
}
