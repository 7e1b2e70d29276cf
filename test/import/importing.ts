import { createHash } from 'node:crypto';
import { createIdMaker } from '../../src/core/ids.js';
import { archiveFromFiles } from '../../src/formats/archive-from-files.js';
import { openStaging } from '../../src/storage/open-staging.js';
import { openStore } from '../../src/storage/open-store.js';
import type { Store, Writes } from '../../src/storage/store.js';
import { type ImportResult, importArchive } from '../../src/use-cases/import/import-archive.js';
import type { ImportRequest } from '../../src/use-cases/import/import-request.js';

/** A moment after everything in the acceptance data. */
export const NOW = Date.UTC(2026, 10, 25);

/** A real store in a folder, and imports into it with a clock that stands still. */
export async function withStore<T>(
  folder: string,
  use: (kit: { store: Store; bringIn: BringIn; bringInRecords: BringInRecords }) => Promise<T>,
): Promise<T> {
  const store = await openStore({ data: folder, role: 'serve' });
  let runs = 0;
  const newId = createIdMaker(
    () => NOW,
    () => 0,
  );
  const bringInRecords: BringInRecords = (records, { write = store.background, ...options } = {}) => {
    runs += 1;
    return importArchive(
      {
        read: store.read,
        write,
        staging: openStaging(folder, `run-${runs}`),
        clock: () => NOW,
        newId,
        digest: sha256,
        digestOfBytes: sha256,
      },
      {
        records,
        format: { name: 'made-up', system: 'made-up' },
        source: 'made up',
        site: 'paper',
        timezone: null,
        keepParsed: false,
        dryRun: false,
        articles: false,
        judge: null,
        ...options,
      },
    );
  };
  const bringIn: BringIn = async (files, { formatName = 'auto', ...options } = {}) => {
    const { records, format } = await archiveFromFiles(files, formatName);
    const articles = format.makesReports === true;
    return bringInRecords(records, { format, source: files.join(' '), articles, ...options });
  };
  try {
    return await use({ store, bringIn, bringInRecords });
  } finally {
    await store.close();
  }
}

export type BringInRecords = (
  records: ImportRequest['records'],
  options?: Partial<ImportRequest> & { readonly write?: Writes },
) => Promise<ImportResult>;

export type BringIn = (
  files: readonly string[],
  options?: Partial<ImportRequest> & { readonly formatName?: string },
) => Promise<ImportResult>;

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
