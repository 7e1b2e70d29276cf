/** Databases as programs of before have left them, on both databases. */
import { DatabaseSync } from 'node:sqlite';
import { type Db, insertInto } from '../../src/storage/db.js';
import { migratable as postgresMigratable } from '../../src/storage/dialect/postgres/open.js';
import { openPool } from '../../src/storage/dialect/postgres/pool.js';
import { SqliteConnection } from '../../src/storage/dialect/sqlite/connection.js';
import { migratable as sqliteMigratable } from '../../src/storage/dialect/sqlite/open-writer.js';
import { type Migratable, migrate } from '../../src/storage/migrate.js';
import { migrations } from '../../src/storage/migrations/index.js';
import { freshDatabase, postgresMissing } from '../kit/postgres.js';
import { withFolder } from '../kit/temporary.js';
import { madeUpRows, type TableRows } from './made-up-rows.js';

/** Every schema that a program has had, the present one included. */
export const VERSIONS: readonly number[] = migrations.map((_, index) => index + 1);
/** The version since which words are searched. */
const SEARCH_SINCE = 16;
/** The index of earlier versions is made anew. */
export const INDEX_SINCE = 32;

/** An empty place for a database, made anew for each version. */
export type Place = <T>(version: number, work: (target: Migratable) => Promise<T>) => Promise<T>;

export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  readonly skip: string | false;
  withPlaces(use: (place: Place) => Promise<void>): Promise<void>;
  /** The whole schema as sorted lines. */
  describe(db: Db): Promise<readonly string[]>;
}

export async function engines(): Promise<readonly Engine[]> {
  return [
    { name: 'sqlite', skip: false, withPlaces: withFiles, describe: describeSqlite },
    { name: 'postgres', skip: await postgresMissing(), withPlaces: withSchemas, describe: describePostgres },
  ];
}

function withFiles(use: (place: Place) => Promise<void>): Promise<void> {
  return withFolder((folder) =>
    use(async (version, work) => {
      const file = `${folder}/version-${version}.db`;
      const connection = new SqliteConnection(file, { readOnly: false, busyTimeout: 0, cache: 2 });
      try {
        return await work(sqliteMigratable(connection, file));
      } finally {
        connection.close();
      }
    }),
  );
}

/** A schema of PostgreSQL for each: a database for each would take longer to make than to fill. */
async function withSchemas(use: (place: Place) => Promise<void>): Promise<void> {
  const database = await freshDatabase();
  const pool = openPool(database.url);
  const client = await pool.connect();
  try {
    await use(async (version, work) => {
      await client.query(`CREATE SCHEMA version_${version}`);
      await client.query(`SET search_path TO version_${version}`);
      return work(postgresMigratable(client));
    });
  } finally {
    client.release();
    await pool.end();
    await database.drop();
  }
}

async function describeSqlite(db: Db): Promise<readonly string[]> {
  const rows = await db.all<{ text: string }>(
    `SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS text FROM sqlite_schema
     WHERE name NOT LIKE 'sqlite_%' ORDER BY text`,
  );
  return rows.map(({ text }) => text);
}

async function describePostgres(db: Db): Promise<readonly string[]> {
  const rows = await db.all<{ text: string }>(
    `SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default, is_identity) AS text
     FROM information_schema.columns WHERE table_schema = current_schema()
     UNION ALL SELECT replace(indexdef, current_schema() || '.', '') FROM pg_indexes WHERE schemaname = current_schema()
     UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, replace(pg_get_constraintdef(oid), current_schema() || '.', ''))
       FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
     ORDER BY text`,
  );
  return rows.map(({ text }) => text);
}

/** The rows of every version. Both databases have the same tables, so SQLite's tell. */
export async function rowsOfVersions(): Promise<readonly (readonly TableRows[])[]> {
  const found: (readonly TableRows[])[] = [];
  await withFolder(async (folder) => {
    const file = `${folder}/versions.db`;
    const connection = new SqliteConnection(file, { readOnly: false, busyTimeout: 0, cache: 2 });
    const reader = new DatabaseSync(file, { readOnly: true });
    for (const version of VERSIONS) {
      await migrate(sqliteMigratable(connection, file), migrations.slice(0, version));
      found.push(madeUpRows(reader));
    }
    reader.close();
    connection.close();
  });
  return found;
}

/** Makes the database of a version and fills every table of it. */
export async function makeVersion(
  target: Migratable,
  version: number,
  tables: readonly TableRows[],
): Promise<void> {
  await migrate(target, migrations.slice(0, version));
  await target.transaction(async () => {
    for (const { table, columns, rows } of tables)
      for (const row of rows) await target.db.run(insertInto(table, columns), row);
    const { search } = target.db.dialect;
    if (version >= SEARCH_SINCE) await target.db.run(search.add.comment, [1, search.words(['ferries'])]);
  });
}

/** The rows of each table in the columns that are named, as texts. */
export async function readAgain(
  db: Db,
  tables: readonly TableRows[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const { table, columns } of tables) {
    const rows = await db.all<Record<string, unknown>>(`SELECT ${columns.join(', ')} FROM ${table}`);
    found.set(table, new Set(rows.map((row) => rowAsText(columns.map((column) => row[column])))));
  }
  return found;
}

export function rowAsText(values: readonly unknown[]): string {
  return JSON.stringify(
    values.map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value)),
  );
}
