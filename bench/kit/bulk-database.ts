/** A database as somebody sees it who fills it past the program, fast: the file of SQLite, or the address of PostgreSQL. */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';

/** Statements without parameters; values are the benchmark's own numbers and names. */
export interface BulkDatabase {
  readonly isPostgres: boolean;
  run(sql: string): Promise<void>;
  rows<T>(sql: string): Promise<readonly T[]>;
  columns(table: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** No server may have it open, and nobody checks keys meanwhile. */
export async function openBulk(at: { readonly data: string; readonly url?: string }): Promise<BulkDatabase> {
  return at.url === undefined ? bulkSqlite(path.join(at.data, 'parley.db')) : bulkPostgres(at.url);
}

function bulkSqlite(file: string): BulkDatabase {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000');
  db.exec('BEGIN');
  const rows = async <T>(sql: string): Promise<readonly T[]> => db.prepare(sql).all() as unknown as T[];
  return {
    isPostgres: false,
    run: async (sql) => db.exec(sql),
    rows,
    columns: async (table) =>
      (await rows<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`)).map(
        ({ name }) => name,
      ),
    close: async () => {
      db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
}

async function bulkPostgres(url: string): Promise<BulkDatabase> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('SET session_replication_role = replica; SET synchronous_commit = off');
  const rows = async <T>(sql: string): Promise<readonly T[]> => (await client.query(sql)).rows as T[];
  return {
    isPostgres: true,
    run: async (sql) => void (await client.query(sql)),
    rows,
    columns: async (table) =>
      (
        await rows<{ name: string }>(
          `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '${table}'`,
        )
      ).map(({ name }) => name),
    close: async () => {
      await client.query('VACUUM ANALYZE');
      await client.end();
    },
  };
}
