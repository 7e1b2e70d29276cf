import path from 'node:path';
import { runThread } from '../../run-thread.js';

/**
 * Copies the database behind `url`, as it is at one moment, into a SQLite file at `target`, in a thread of its own. The
 * file is the same as what SQLite's own backup makes, so it can be opened, restored and copied alike.
 */
export function backup(url: string, target: string): Promise<void> {
  const workerData = { url, target: path.resolve(target) };
  return runThread(new URL('./backup-thread.js', import.meta.url), workerData);
}
