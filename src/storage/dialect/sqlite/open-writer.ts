import { Refusal } from '../../../core/refusal.js';
import { type Migratable, migrate } from '../../migrate.js';
import { SqliteConnection } from './connection.js';
import { sqliteStatement } from './dialect.js';
import { APPLICATION_ID } from './settings.js';

/** How long the writer waits for a lock that somebody else holds, in milliseconds. */
export const LOCK_TIMEOUT = 5000;
const CACHE_MIB = 32;

/** Opens the database for writing and brings its schema up to date. Refuses `storage_unfit`. */
export async function openWriter(file: string): Promise<SqliteConnection> {
  const settings = { readOnly: false, busyTimeout: LOCK_TIMEOUT, cache: CACHE_MIB };
  const connection = new SqliteConnection(file, settings);
  try {
    await migrate(migratable(connection, file));
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

export function migratable(connection: SqliteConnection, file: string): Migratable {
  return {
    db: connection,
    statement: sqliteStatement,
    tables: async () => ownTables(connection, file),
    transaction: (work) => inTransaction(connection, work),
  };
}

function ownTables(connection: SqliteConnection, file: string): readonly string[] {
  const rows = connection.allNow<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'");
  const [mark] = connection.allNow<{ application_id: number }>('PRAGMA application_id');
  if (rows.length > 0 && mark?.application_id !== APPLICATION_ID) {
    throw new Refusal('storage_unfit', { problem: `${file} belongs to another program` });
  }
  return rows.map((row) => row.name);
}

async function inTransaction(connection: SqliteConnection, work: () => Promise<void>): Promise<void> {
  connection.exec('BEGIN IMMEDIATE');
  try {
    await work();
    connection.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.isInTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}
