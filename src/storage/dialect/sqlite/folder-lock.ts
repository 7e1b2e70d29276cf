/**
 * Who owns a data folder: the process whose connection holds `lock.db` exclusively. The system lets go of it when the
 * process ends, however it ends. Nothing else may open that file: closing it anywhere in the process would drop the lock.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './errors.js';
import { makePrivate } from './private-file.js';

const LOCK_FILE = 'lock.db';
const HOLDER_FILE = 'holder.json';

/** Written beside the lock for the others: who holds it, and where it takes their writes. */
export interface Holder {
  readonly pid: number;
  readonly role: 'serve' | 'command';
  readonly socket: string;
}

export interface FolderLock {
  announce(holder: Holder): void;
  release(): void;
}

/** The lock, or undefined while another process has it. */
export function takeLock(folder: string): FolderLock | undefined {
  const file = path.join(folder, LOCK_FILE);
  makePrivate(file);
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  const holderFile = path.join(folder, HOLDER_FILE);
  return {
    announce(holder) {
      writeFileSync(holderFile, JSON.stringify(holder), { mode: 0o600 });
    },
    release() {
      rmSync(holderFile, { force: true });
      database.close();
    },
  };
}

/** What the holder has written; undefined when it has not yet, or is gone. */
export function readHolder(folder: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path.join(folder, HOLDER_FILE), 'utf8'));
  } catch {
    return undefined;
  }
}
