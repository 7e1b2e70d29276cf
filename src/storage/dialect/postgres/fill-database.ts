import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { PoolClient } from 'pg';
import { Refusal } from '../../../core/refusal.js';
import {
  type CopiedTable,
  chunksOf,
  placesFor,
  type Row,
  rowsFrom,
  type Table,
  tablesOf,
  textOf,
} from './copied-table.js';
import { refusalOf } from './errors.js';
import { prepare } from './open.js';
import { openPool } from './pool.js';

/**
 * Makes the PostgreSQL database behind `url` hold exactly what the SQLite file holds, in one transaction: rows that are
 * missing are added, those that differ changed, those that are gone removed. Again, it does only what is new. Gives an
 * account of every table, counted in the database itself. Refuses `invalid_request` for a target with sites that the file
 * does not have, and what opening a store refuses.
 */
export async function fillDatabase(file: string, url: string): Promise<readonly CopiedTable[]> {
  const pool = openPool(url);
  const from = new DatabaseSync(file, { readOnly: true });
  try {
    await prepare(pool);
    const client = await pool.connect();
    try {
      return await fillAll(from, client);
    } finally {
      client.release(true);
    }
  } catch (error) {
    throw refusalOf(error);
  } finally {
    from.close();
    await pool.end();
  }
}

async function fillAll(from: DatabaseSync, to: PoolClient): Promise<readonly CopiedTable[]> {
  await to.query('BEGIN');
  await to.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
  await requireOurs(from, to);
  const tables = tablesOf(from);
  const removed = new Map<string, number>();
  for (const table of tables.toReversed()) removed.set(table.name, await removeGone(from, to, table));
  const account: CopiedTable[] = [];
  for (const table of tables) {
    const done = await copyTable(from, to, table);
    account.push({ table: table.name, ...done, removed: removed.get(table.name) ?? 0 });
  }
  await countOn(to);
  await to.query('COMMIT');
  await to.query('ANALYZE');
  return account;
}

async function requireOurs(from: DatabaseSync, to: PoolClient): Promise<void> {
  const known = from.prepare('SELECT 1 FROM site WHERE id = ?');
  const strange = (await rowsFrom(to, 'SELECT id, slug FROM site')).filter(
    ([id]) => known.get(id as SQLInputValue) === undefined,
  );
  if (strange.length === 0) return;
  const slugs = strange.map(([, slug]) => slug).join(', ');
  throw new Refusal('invalid_request', {
    problem: `the target holds other sites (${slugs}); copy into a database of its own`,
  });
}

async function copyTable(
  from: DatabaseSync,
  to: PoolClient,
  table: Table,
): Promise<Pick<CopiedTable, 'rows' | 'added' | 'changed'>> {
  const isFresh = (await rowsFrom(to, `SELECT 1 FROM ${table.name} LIMIT 1`)).length === 0;
  let [rows, added, changed] = [0, 0, 0];
  for (const chunk of chunksOf(from, table)) {
    const there = isFresh ? new Map<string, string>() : await theSameThere(to, table, chunk);
    const differs = chunk.filter((row) => there.get(keyOf(table, row)) !== textOf(row));
    await put(to, table, differs);
    rows += chunk.length;
    added += differs.filter((row) => !there.has(keyOf(table, row))).length;
    changed += differs.filter((row) => there.has(keyOf(table, row))).length;
  }
  const [[counted] = []] = await rowsFrom(to, `SELECT count(*) FROM ${table.name}`);
  if (counted !== rows)
    throw new Error(`${table.name} has ${counted} rows in the copy, and ${rows} in the original`);
  return { rows, added, changed };
}

function keyOf(table: Table, row: Row): string {
  return textOf(table.key.map((column) => row[table.columns.indexOf(column)] ?? null));
}

async function theSameThere(
  to: PoolClient,
  table: Table,
  chunk: readonly Row[],
): Promise<Map<string, string>> {
  const keys = chunk.flatMap((row) => table.key.map((column) => row[table.columns.indexOf(column)] ?? null));
  const text = `SELECT ${table.columns.join(', ')} FROM ${table.name}
    WHERE (${table.key.join(', ')}) IN (${placesFor(chunk.length, table.key.length)})`;
  const found = await rowsFrom(to, text, keys);
  return new Map(found.map((row) => [keyOf(table, row), textOf(row)]));
}

async function put(to: PoolClient, { name, columns, key }: Table, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const rest = columns.filter((column) => !key.includes(column));
  const change = rest.map((column) => `${column} = EXCLUDED.${column}`).join(', ');
  await to.query(
    `INSERT INTO ${name} (${columns.join(', ')}) VALUES ${placesFor(rows.length, columns.length)}
     ON CONFLICT (${key.join(', ')}) DO ${change === '' ? 'NOTHING' : `UPDATE SET ${change}`}`,
    rows.flat(),
  );
}

/** Removes what a copy made before has, and the original has no more. */
async function removeGone(from: DatabaseSync, to: PoolClient, { name, key }: Table): Promise<number> {
  const known = from.prepare(
    `SELECT 1 FROM ${name} WHERE ${key.map((column) => `${column} = ?`).join(' AND ')}`,
  );
  const gone = (await rowsFrom(to, `SELECT ${key.join(', ')} FROM ${name}`)).filter(
    (values) => known.get(...(values as readonly SQLInputValue[])) === undefined,
  );
  for (const values of gone.toReversed())
    await to.query(
      `DELETE FROM ${name} WHERE ${key.map((column, n) => `${column} = $${n + 1}`).join(' AND ')}`,
      [...values],
    );
  return gone.length;
}

/** Rows bring their numbers along; the database goes on counting after the last. */
async function countOn(to: PoolClient): Promise<void> {
  const counted = await rowsFrom(
    to,
    `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = current_schema() AND is_identity = 'YES'`,
  );
  for (const [table, column] of counted)
    await to.query(
      `SELECT setval(pg_get_serial_sequence('${table}', '${column}'), (SELECT coalesce(max(${column}), 0) + 1 FROM ${table}), false)`,
    );
}
