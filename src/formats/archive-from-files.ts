import type { ReadingOptions } from './format.js';
import { type OpenedArchive, openArchive } from './open-archive.js';

/** Opens files on disk as one archive; see openArchive. A file that cannot be read throws as the disk says. */
export function archiveFromFiles(
  files: readonly string[],
  formatName = 'auto',
  options: ReadingOptions = {},
): Promise<OpenedArchive> {
  return openArchive(
    files.map((path) => ({ path })),
    formatName,
    options,
  );
}
