import { mkdirSync } from 'node:fs';
import { Refusal } from '../core/refusal.js';
import { openPostgresStore } from './dialect/postgres/store.js';
import { readHolder, takeLock } from './dialect/sqlite/folder-lock.js';
import { requireVersion } from './dialect/sqlite/settings.js';
import { openOwnStore } from './dialect/sqlite/store.js';
import type { Store } from './store.js';

export interface StoreOptions {
  /** The data folder; made if it is not there. */
  readonly data: string;
  /** `serve` must own the folder; a `command` hands its writes to whoever owns it. */
  readonly role: 'serve' | 'command';
  /** A PostgreSQL address (`postgres://…`); without it the embedded database in the data folder is used. */
  readonly url?: string | undefined;
}

/**
 * Opens the database, made and brought up to date if need be. Refuses `data_in_use` when another process serves the
 * folder, `storage_unfit` for a database that is newer, not ours, or not durable.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  if (options.url !== undefined) return openPostgresStore(options.url);
  requireVersion(process.versions.sqlite);
  mkdirSync(options.data, { recursive: true, mode: 0o700 });
  const lock = takeLock(options.data);
  if (!lock) {
    const holder = readHolder(options.data);
    throw new Refusal('data_in_use', {
      folder: options.data,
      holder: holder ? `${holder.role}, process ${holder.pid}` : 'just starting',
    });
  }
  return openOwnStore(options.data, async () => lock.release());
}
