import path from 'node:path';
import type { FolderLock } from './folder-lock.js';
import { serveHandover } from './handover-server.js';
import { makePrivate } from './private-file.js';
import { LEFT, type WriteTarget } from './write-target.js';
import { Writer } from './writer.js';

/** The name of the database in a data folder. */
export const DATABASE_FILE = 'parley.db';

interface Ownership {
  readonly lock: FolderLock;
  readonly role: 'serve' | 'command';
  /** Called when a server wants the folder that this command has. */
  readonly yield: () => void;
}

/** This process owns the folder: it writes itself and takes the writes of others. Brings the schema up to date. */
export async function ownTarget(folder: string, { lock, role, ...owner }: Ownership): Promise<WriteTarget> {
  const file = path.join(folder, DATABASE_FILE);
  makePrivate(file);
  const writer = await Writer.open({ file, hasReaders: role === 'serve' });
  const giveUp = role === 'command' ? owner.yield : () => undefined;
  const handover = await serveHandover(folder, { writer, yield: giveUp });
  lock.announce({ pid: process.pid, role, socket: handover.socket });
  let isClosing = false;
  return {
    submit: (name, input, background) =>
      isClosing ? Promise.resolve(LEFT) : writer.submit(name, input, background),
    facts: async () => ({ ...(await writer.facts()), writer: 'this process' }),
    async close() {
      isClosing = true;
      await handover.close();
      await writer.close();
      lock.release();
    },
  };
}
