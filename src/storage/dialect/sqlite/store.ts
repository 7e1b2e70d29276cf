import path from 'node:path';
import { bindReads } from '../../reads.js';
import type { Store } from '../../store.js';
import { bindWrites } from '../../writes.js';
import { backup } from './backup.js';
import { Reader } from './reader.js';
import { readSettings } from './settings.js';
import { Writer } from './writer.js';

/** The name of the database in the data folder. */
export const DATABASE_FILE = 'parley.db';

/** The store of the process that holds the data folder's lock. */
export async function openOwnStore(folder: string, release: () => Promise<void>): Promise<Store> {
  const file = path.join(folder, DATABASE_FILE);
  const writer = await Writer.open(file);
  const reader = new Reader(file);
  return {
    engine: 'sqlite',
    read: bindReads(reader),
    write: bindWrites((name, input) => writer.submit(name, input, false)),
    background: bindWrites((name, input) => writer.submit(name, input, true)),
    backup: (target) => backup(file, target),
    async facts() {
      const own = readSettings(reader.connection, { readOnly: true });
      const { synchronous, journalMode } = own;
      return {
        engine: `SQLite ${process.versions.sqlite}`,
        ...(await writer.facts()),
        readerSynchronous: synchronous ?? '',
        readerJournalMode: journalMode ?? '',
        readerBusyTimeout: own.busyTimeout ?? '',
      };
    },
    async close() {
      reader.close();
      await writer.close();
      await release();
    },
  };
}
