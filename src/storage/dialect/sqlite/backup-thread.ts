/** Copies the database: VACUUM INTO reads one snapshot, so that writers go on, and leaves one file without a log. */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../../core/refusal.js';
import { failureOf } from '../../failures.js';
import { SqliteConnection } from './connection.js';
import { LOCK_TIMEOUT } from './open-writer.js';

const CACHE_MIB = 8;

function sync(name: string): void {
  const handle = openSync(name, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

async function copy(file: string, target: string): Promise<void> {
  if (existsSync(target)) throw new Refusal('invalid_request', { problem: `${target} exists already` });
  const part = `${target}.part`;
  rmSync(part, { force: true });
  const connection = new SqliteConnection(file, {
    readOnly: true,
    busyTimeout: LOCK_TIMEOUT,
    cache: CACHE_MIB,
  });
  try {
    await connection.run('VACUUM INTO ?', [part]);
    sync(part);
    // A link and not a rename: it fails, instead of replacing, when somebody made the target meanwhile.
    linkSync(part, target);
    sync(path.dirname(target));
  } finally {
    connection.close();
    rmSync(part, { force: true });
  }
}

const { file, target } = workerData as { file: string; target: string };
try {
  await copy(file, target);
  parentPort?.postMessage(null);
} catch (error) {
  parentPort?.postMessage(failureOf(error));
}
