import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../../core/refusal.js';
import { migrations } from '../../migrations/index.js';
import { createNotices } from '../../notices.js';
import { once } from '../../once.js';
import { bindReads } from '../../reads.js';
import type { Store } from '../../store.js';
import { bindWrites, type WriteName } from '../../writes.js';
import { backup } from './backup.js';
import { FolderWrites } from './folder-writes.js';
import { DATABASE_FILE } from './own-target.js';
import { Reader } from './reader.js';
import { readSettings, requireVersion } from './settings.js';

/** Opens the database of a data folder: as its owner when nobody else is, else (commands only) beside its owner. */
export async function openFolder(folder: string, role: 'serve' | 'command'): Promise<Store> {
  requireVersion(process.versions.sqlite);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const writes = await FolderWrites.open(folder, role);
  const file = path.join(folder, DATABASE_FILE);
  const reader = new Reader(file);
  const notices = createNotices();
  const write = async (name: WriteName, input: unknown, background: boolean): Promise<unknown> => {
    const value = await writes.submit(name, input, background);
    notices.tell();
    return value;
  };
  const read = bindReads(reader);
  const store: Store = {
    engine: 'sqlite',
    counts: null,
    read,
    publicRead: async () => read,
    replicas: () => [],
    write: bindWrites((name, input) => write(name, input, false)),
    background: bindWrites((name, input) => write(name, input, true)),
    backup: (target) => backup(file, target),
    async facts() {
      const { synchronous, journalMode, busyTimeout } = readSettings(reader.connection, { readOnly: true });
      return {
        engine: `SQLite ${process.versions.sqlite}`,
        ...(await writes.facts()),
        readerSynchronous: synchronous ?? '',
        readerJournalMode: journalMode ?? '',
        readerBusyTimeout: busyTimeout ?? '',
      };
    },
    onWrite: (listener) => notices.onWrite(listener),
    close: once(async () => {
      reader.close();
      await writes.close();
    }),
  };
  await requireSameSchema(store);
  return store;
}

/** A command may be of another version than the server that it writes through. */
async function requireSameSchema(store: Store): Promise<void> {
  const version = await store.read.schemaVersion({});
  if (version === migrations.length) return;
  await store.close();
  const problem = `the running Parley has schema version ${version}, this program ${migrations.length}; use the same version of both`;
  throw new Refusal('storage_unfit', { problem });
}
