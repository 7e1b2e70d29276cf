import { createHash } from 'node:crypto';
import { createIdMaker } from '../../src/core/ids.js';
import { archiveFromFiles } from '../../src/formats/archive-from-files.js';
import { openStore } from '../../src/storage/open-store.js';
import { openStaging } from '../../src/storage/staging.js';
import type { Store } from '../../src/storage/store.js';
import {
  type ImportRequest,
  type ImportResult,
  importArchive,
} from '../../src/use-cases/import/import-archive.js';

/** A moment after everything in the acceptance data. */
export const NOW = Date.UTC(2026, 10, 25);

/** A real store in a folder, and imports into it with a clock that stands still. */
export async function withStore<T>(
  folder: string,
  use: (kit: { store: Store; bringIn: BringIn }) => Promise<T>,
): Promise<T> {
  const store = await openStore({ data: folder, role: 'serve' });
  let runs = 0;
  const newId = createIdMaker(
    () => NOW,
    () => 0,
  );
  const bringIn: BringIn = async (files, options = {}) => {
    const archive = await archiveFromFiles(files, options.formatName ?? 'auto');
    runs += 1;
    return importArchive(
      {
        read: store.read,
        write: store.write,
        staging: openStaging(folder, `run-${runs}`),
        clock: () => NOW,
        newId,
        digest: sha256,
        digestOfBytes: sha256,
      },
      {
        records: archive.records,
        format: archive.format,
        source: files.join(' '),
        site: 'paper',
        timezone: null,
        keepParsed: false,
        dryRun: false,
        articles: archive.format.makesReports === true,
        judge: null,
        ...options,
      },
    );
  };
  try {
    return await use({ store, bringIn });
  } finally {
    await store.close();
  }
}

export type BringIn = (
  files: readonly string[],
  options?: Partial<ImportRequest> & { readonly formatName?: string },
) => Promise<ImportResult>;

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
