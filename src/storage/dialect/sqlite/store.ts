import path from 'node:path';
import { once } from '../../once.js';
import { bindReads } from '../../reads.js';
import type { Store } from '../../store.js';
import { bindWrites } from '../../writes.js';
import { backup } from './backup.js';
import type { FolderLock } from './folder-lock.js';
import type { HandoverClient } from './handover-client.js';
import { serveHandover } from './handover-server.js';
import { makePrivate } from './private-file.js';
import { Reader } from './reader.js';
import { readSettings } from './settings.js';
import { Writer } from './writer.js';

const DATABASE_FILE = 'parley.db';

type Facts = Awaited<ReturnType<Store['facts']>>;

/** The store of the process that owns the data folder; other processes' writes come in through a socket. */
export async function ownStore(folder: string, lock: FolderLock, role: 'serve' | 'command'): Promise<Store> {
  const file = path.join(folder, DATABASE_FILE);
  makePrivate(file);
  const writer = await Writer.open(file);
  const reader = new Reader(file);
  const handover = await serveHandover(folder, writer);
  lock.announce({ pid: process.pid, role, socket: handover.socket });
  return {
    ...reading(file, reader, () => writer.facts()),
    write: bindWrites((name, input) => writer.submit(name, input, false)),
    background: bindWrites((name, input) => writer.submit(name, input, true)),
    close: once(async () => {
      await handover.close();
      reader.close();
      await writer.close();
      lock.release();
    }),
  };
}

/** The store of a command beside a process that owns the folder: reads the file itself, writes through the owner. */
export function guestStore(folder: string, owner: HandoverClient): Store {
  const file = path.join(folder, DATABASE_FILE);
  const reader = new Reader(file);
  const writes = bindWrites((name, input) => owner.ask({ kind: 'write', name, input }));
  return {
    ...reading(file, reader, () => owner.ask({ kind: 'facts' }) as Promise<Facts>),
    write: writes,
    background: writes,
    close: once(async () => {
      reader.close();
      await owner.close();
    }),
  };
}

function reading(
  file: string,
  reader: Reader,
  writerFacts: () => Promise<Facts>,
): Pick<Store, 'engine' | 'read' | 'backup' | 'facts'> {
  return {
    engine: 'sqlite',
    read: bindReads(reader),
    backup: (target) => backup(file, target),
    async facts() {
      const own = readSettings(reader.connection, { readOnly: true });
      return {
        engine: `SQLite ${process.versions.sqlite}`,
        ...(await writerFacts()),
        readerSynchronous: own.synchronous ?? '',
        readerJournalMode: own.journalMode ?? '',
        readerBusyTimeout: own.busyTimeout ?? '',
      };
    },
  };
}
