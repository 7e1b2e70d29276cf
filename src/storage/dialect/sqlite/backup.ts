import path from 'node:path';
import { runThread } from '../../run-thread.js';

/**
 * Writes a consistent copy of the database at `file` to `target`, in a thread of its own, while others write. `target`
 * appears whole or not at all and is on the disk when the promise resolves. Refuses a `target` that exists.
 */
export function backup(file: string, target: string): Promise<void> {
  const workerData = { file, target: path.resolve(target) };
  return runThread(new URL('./backup-thread.js', import.meta.url), workerData);
}
