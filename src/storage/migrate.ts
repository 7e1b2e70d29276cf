import { Refusal } from '../core/refusal.js';
import type { Db } from './db.js';
import { SCHEMA_VERSION, schemaVersion, setInstallation } from './installation.js';
import { migrations } from './migrations/index.js';
import type { Step } from './migrations/step.js';

/** What a database offers to be brought up to date. The caller keeps other programs from migrating meanwhile. */
export interface Migratable {
  readonly db: Db;
  /** Names of the tables that are there. */
  tables(): Promise<readonly string[]>;
  /** All of `work` or nothing of it. */
  transaction(work: () => Promise<void>): Promise<void>;
  /** The database's own text for a statement of a migration. */
  statement(text: string): string;
}

/** Brings the schema to this program's version, and says which version was found. Refuses `storage_unfit`. */
export async function migrate(target: Migratable, steps: readonly Step[] = migrations): Promise<number> {
  const found = await checkVersion(target, steps.length);
  for (let version = found + 1; version <= steps.length; version++) {
    await target.transaction(async () => {
      for (const part of steps[version - 1] ?? [])
        await (typeof part === 'string' ? target.db.run(target.statement(part)) : part(target.db));
      await setInstallation(target.db, { name: SCHEMA_VERSION, value: String(version) });
    });
  }
  return found;
}

/** The schema's version, 0 for an empty database. Refuses one that is newer than `newest` or holds something else. */
async function checkVersion(
  { db, tables }: Pick<Migratable, 'db' | 'tables'>,
  newest = migrations.length,
): Promise<number> {
  const names = await tables();
  if (names.length === 0) return 0;
  const version = names.includes('installation') ? await schemaVersion(db) : 0;
  if (version === 0) {
    throw new Refusal('storage_unfit', { problem: 'it holds tables of another program' });
  }
  if (version > newest) {
    const problem = `its schema has version ${version}, this program knows ${newest}; install a newer Parley, or restore the backup made before the upgrade`;
    throw new Refusal('storage_unfit', { problem });
  }
  return version;
}
