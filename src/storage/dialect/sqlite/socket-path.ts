import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

// The system's structure for a socket's address has room for 108 bytes on Linux, 104 elsewhere.
const MOST_BYTES = 100;

/** Where the holder of a data folder listens: in the folder, or in a private temporary one where that path is too long. */
export function socketPath(folder: string): string {
  const inFolder = path.resolve(folder, 'parley.sock');
  if (Buffer.byteLength(inFolder) <= MOST_BYTES) return inFolder;
  return path.join(mkdtempSync(path.join(os.tmpdir(), 'parley-')), 'parley.sock');
}
