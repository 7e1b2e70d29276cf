import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '../../../core/refusal.js';
import { migrations } from '../../migrations/index.js';
import type { Store } from '../../store.js';
import { readHolder, takeLock } from './folder-lock.js';
import { HandoverClient } from './handover-client.js';
import { requireVersion } from './settings.js';
import { guestStore, ownStore } from './store.js';

// A process that is just starting has the lock before it listens; one that was killed gives it up within moments.
const TRIES = 40;
const PAUSE = 100;

/**
 * Opens the database of a data folder: as its owner when nobody else is, else (commands only) beside its owner. Refuses
 * `data_in_use` for a second `serve`, and when the owner does not answer.
 */
export async function openFolder(folder: string, role: 'serve' | 'command'): Promise<Store> {
  requireVersion(process.versions.sqlite);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const store = (await own(folder, role)) ?? (await joinOwner(folder, role));
    if (store) return store;
    await pause(PAUSE);
  }
  throw inUse(folder);
}

async function own(folder: string, role: 'serve' | 'command'): Promise<Store | undefined> {
  const lock = takeLock(folder);
  if (!lock) return undefined;
  try {
    return await ownStore(folder, lock, role);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function joinOwner(folder: string, role: 'serve' | 'command'): Promise<Store | undefined> {
  const holder = readHolder(folder);
  if (!holder) return undefined;
  const owner = await HandoverClient.connect(holder.socket);
  if (!owner) return undefined;
  if (role === 'command') return joined(folder, owner);
  await owner.close();
  throw inUse(folder);
}

async function joined(folder: string, owner: HandoverClient): Promise<Store> {
  const store = guestStore(folder, owner);
  const version = await store.read.schemaVersion({});
  if (version === migrations.length) return store;
  await store.close();
  const problem = `the running Parley has schema version ${version}, this program ${migrations.length}; use the same version of both`;
  throw new Refusal('storage_unfit', { problem });
}

function inUse(folder: string): Refusal {
  const holder = readHolder(folder);
  const who = holder ? `${holder.role}, process ${holder.pid}` : 'one that is just starting';
  return new Refusal('data_in_use', { folder, holder: who });
}
