import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Files below a folder that hold a word (in lower case here), in whatever case; those that are not whole yet are left out. */
export function filesWith(folder: string, word: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).toString('latin1').toLowerCase().includes(word));
}
