import { openFolder } from './dialect/sqlite/open-folder.js';
import type { Store } from './store.js';

export interface StoreOptions {
  /** The data folder; made if it is not there. */
  readonly data: string;
  /** `serve` must own the folder; a `command` hands its writes to whoever owns it. PostgreSQL makes no difference. */
  readonly role: 'serve' | 'command';
  /** A PostgreSQL address (`postgres://…`); without it the embedded database in the data folder is used. */
  readonly url?: string | undefined;
  /** Addresses of hot standbys of that server. */
  readonly replicas?: readonly string[];
}

/**
 * Opens the database, made and brought up to date if need be. Refuses `data_in_use` for a second `serve` on one folder,
 * and `storage_unfit` for a database that is newer than this program, not ours, or not durable.
 */
export async function openStore({ data, role, url, replicas }: StoreOptions): Promise<Store> {
  if (url === undefined) return openFolder(data, role);
  // Loaded here: who uses SQLite needs no memory for the other driver.
  const { openPostgresStore } = await import('./dialect/postgres/store.js');
  return openPostgresStore(url, replicas);
}
