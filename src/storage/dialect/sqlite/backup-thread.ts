/** Copies the database: VACUUM INTO reads one snapshot, so that writers go on, and leaves one file without a log. */
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '../../failures.js';
import { writeWhole } from '../../whole-file.js';
import { SqliteConnection } from './connection.js';
import { LOCK_TIMEOUT } from './open-writer.js';
import { makePrivate } from './private-file.js';

const CACHE_MIB = 8;

async function copy(file: string, part: string): Promise<void> {
  const connection = new SqliteConnection(file, {
    readOnly: true,
    busyTimeout: LOCK_TIMEOUT,
    cache: CACHE_MIB,
  });
  try {
    // VACUUM INTO takes an empty file for none.
    makePrivate(part);
    await connection.run('VACUUM INTO ?', [part]);
  } finally {
    connection.close();
  }
}

const { file, target } = workerData as { file: string; target: string };
try {
  await writeWhole(target, (part) => copy(file, part));
  parentPort?.postMessage(null);
} catch (error) {
  parentPort?.postMessage(failureOf(error));
}
