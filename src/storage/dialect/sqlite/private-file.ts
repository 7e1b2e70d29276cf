import { closeSync, existsSync, openSync } from 'node:fs';

/**
 * Makes an empty file that only its owner may read, if there is none: SQLite would make it readable for all, and gives
 * the log beside it the same mode. A file that exists is not even opened: closing it would drop SQLite's locks on it.
 */
export function makePrivate(file: string): void {
  if (existsSync(file)) return;
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    // Another process was first and made it in the same way.
    if (!existsSync(file)) throw error;
  }
}
