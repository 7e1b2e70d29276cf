import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../core/refusal.js';

/**
 * Makes a file that is there whole or not at all, and on the disk when the promise resolves: `write` fills a file beside
 * it. Refuses `invalid_request` when `target` exists.
 */
export async function writeWhole(target: string, write: (part: string) => Promise<void>): Promise<void> {
  const exists = new Refusal('invalid_request', { problem: `${target} exists already` });
  if (existsSync(target)) throw exists;
  const part = `${target}.${process.pid}.part`;
  try {
    await write(part);
    sync(part);
    // A link and not a rename: it fails, instead of replacing, when somebody made the target meanwhile.
    linkSync(part, target);
    sync(path.dirname(target));
  } finally {
    rmSync(part, { force: true });
  }
}

function sync(name: string): void {
  const handle = openSync(name, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
