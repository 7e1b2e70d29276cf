import type { Pool, PoolClient } from 'pg';
import { Refusal } from '../../../core/refusal.js';
import { type Migratable, migrate } from '../../migrate.js';
import { PostgresConnection } from './connection.js';
import { postgresStatement } from './dialect.js';
import { prepareCounts } from './shared-counts.js';

const OLDEST_MAJOR = 15;
/** One number for "Parley migrates this database": "Prly" again. */
const MIGRATION_LOCK = 0x50_72_6c_79;

/** Checks server and encoding, then brings the schema up to date while other processes wait. Refuses `storage_unfit`. */
export async function prepare(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await checkServer(client);
    // Another process may take its time with a large table.
    await client.query('SET statement_timeout = 0; SET lock_timeout = 0');
    await client.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    await migrate(migratable(client));
    await prepareCounts(client);
  } finally {
    // Ends the session, and with it the lock and the settings.
    client.release(true);
  }
}

async function checkServer(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    `SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding`,
  );
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (!(major >= OLDEST_MAJOR)) {
    throw new Refusal('storage_unfit', {
      problem: `PostgreSQL ${OLDEST_MAJOR} or newer is needed, this is ${major}`,
    });
  }
  if (rows[0]?.encoding !== 'UTF8') {
    throw new Refusal('storage_unfit', { problem: `its encoding is ${rows[0]?.encoding}, UTF8 is needed` });
  }
}

export function migratable(client: PoolClient): Migratable {
  return {
    db: new PostgresConnection(client),
    statement: postgresStatement,
    async tables() {
      const { rows } = await client.query<{ name: string }>(
        'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()',
      );
      return rows.map((row) => row.name);
    },
    async transaction(work) {
      await client.query('BEGIN');
      try {
        await work();
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    },
  };
}

/** Settings that decide whether an answered write survives a power cut, and what is wrong with them. */
export async function serverFacts(pool: Pool): Promise<Readonly<Record<string, string | number>>> {
  const names = ['server_version', 'fsync', 'full_page_writes', 'synchronous_commit', 'statement_timeout'];
  const { rows } = await pool.query<{ name: string; setting: string }>(
    'SELECT name, setting FROM pg_settings WHERE name = ANY ($1)',
    [names],
  );
  const settings = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  const off = ['fsync', 'full_page_writes', 'synchronous_commit'].filter((name) => settings[name] === 'off');
  return {
    engine: `PostgreSQL ${settings.server_version ?? ''}`,
    ...settings,
    ...(off.length > 0 && {
      warning: `NOT DURABLE: ${off.join(', ')} off. A power cut loses answered writes.`,
    }),
  };
}
