/** What SQLite's own errors mean to whoever asked. */
import { Refusal } from '../../../core/refusal.js';

// Result codes: https://www.sqlite.org/rescode.html
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IO_ERROR = 10;
const FULL = 13;
const PRIMARY_KEY = 1555;

function resultCode(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
}

/** Somebody else holds the lock just now. */
export function isBusy(error: unknown): boolean {
  const code = resultCode(error) & 0xff;
  return code === BUSY || code === LOCKED;
}

/** A refusal that says what can be done, or the error itself. */
export function refusalOf(error: unknown): unknown {
  const code = resultCode(error);
  if (isBusy(error)) return new Refusal('overloaded', { seconds: 5, cause: 'database_locked' });
  if (code === PRIMARY_KEY) return new Refusal('overloaded', { seconds: 1, cause: 'id_taken' });
  switch (code & 0xff) {
    case FULL:
      return new Refusal('read_only', { reason: 'the disk is full' });
    case READONLY:
      return new Refusal('read_only', { reason: 'the data folder cannot be written' });
    case IO_ERROR:
      return new Refusal('read_only', { reason: 'the disk reports an error' });
    default:
      return error;
  }
}
