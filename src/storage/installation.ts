/** Facts about this installation by name: its secret, the version of its schema. */
import type { Db } from './db.js';
import type { Reads, Writes } from './store.js';

export const SCHEMA_VERSION = 'schema_version';

export async function installation(
  db: Db,
  { name }: Parameters<Reads['installation']>[0],
): Promise<string | undefined> {
  const row = await db.get<{ value: string }>('SELECT value FROM installation WHERE name = ?', [name]);
  return row?.value;
}

export async function schemaVersion(db: Db): Promise<number> {
  return Number((await installation(db, { name: SCHEMA_VERSION })) ?? 0);
}

export async function setInstallation(
  db: Db,
  input: Parameters<Writes['setInstallation']>[0],
): Promise<void> {
  await db.run(
    'INSERT INTO installation (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [input.name, input.value],
  );
}
