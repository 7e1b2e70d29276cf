import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { CopiedTable } from './dialect/postgres/copied-table.js';
import { DATABASE_FILE } from './dialect/sqlite/own-target.js';
import { openStore } from './open-store.js';
import type { Store } from './store.js';

interface Target {
  /** A PostgreSQL address. */
  readonly url: string;
  /** A folder of ours for a copy of the whole database while it is read. */
  readonly scratch: string;
}

/**
 * Makes the target hold exactly what `store` holds at one moment, while others write; again, it does only what is new.
 * Gives an account of every table. Refuses `invalid_request` for a target with sites that `store` does not have.
 */
export function copyDatabase(store: Store, { url, scratch }: Target): Promise<readonly CopiedTable[]> {
  return withScratch(scratch, async (folder) => {
    const snapshot = path.join(folder, DATABASE_FILE);
    await store.backup(snapshot);
    return fill(snapshot, url);
  });
}

/** Puts a backup's file, of this program's schema or an older one, into the target; refuses as `copyDatabase` does. */
export function restoreDatabase(file: string, { url, scratch }: Target): Promise<readonly CopiedTable[]> {
  return withScratch(scratch, async (folder) => {
    copyFileSync(file, path.join(folder, DATABASE_FILE));
    // Opening brings an older schema up to date, and refuses what is no database of ours.
    await (await openStore({ data: folder, role: 'command' })).close();
    return fill(path.join(folder, DATABASE_FILE), url);
  });
}

async function fill(file: string, url: string): Promise<readonly CopiedTable[]> {
  const { fillDatabase } = await import('./dialect/postgres/fill-database.js');
  return fillDatabase(file, url);
}

async function withScratch<T>(scratch: string, use: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(scratch, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(path.join(scratch, 'copy-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
