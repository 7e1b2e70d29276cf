/** Copies every table of one snapshot of PostgreSQL into a SQLite file with the same schema. */
import { parentPort, workerData } from 'node:worker_threads';
import type { PoolClient } from 'pg';
import { insertMany, type Value } from '../../db.js';
import { failureOf } from '../../failures.js';
import { writeWhole } from '../../whole-file.js';
import type { SqliteConnection } from '../sqlite/connection.js';
import { openWriter } from '../sqlite/open-writer.js';
import { makePrivate } from '../sqlite/private-file.js';
import { openPool } from './pool.js';

// Some megabytes at a time, however long the comments are.
const ROWS = 500;

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** The index for searching is no table that could be copied; it is made anew where it is missing. */
function tablesOf(connection: SqliteConnection): readonly Table[] {
  const names = connection.allNow<{ name: string }>(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'",
  );
  return names.map(({ name }) => ({
    name,
    columns: connection
      .allNow<{ name: string }>('SELECT name FROM pragma_table_info(?)', [name])
      .map((column) => column.name),
  }));
}

async function copyTable(from: PoolClient, to: SqliteConnection, { name, columns }: Table): Promise<void> {
  await from.query(`DECLARE copied NO SCROLL CURSOR FOR SELECT ${columns.join(', ')} FROM ${name}`);
  for (;;) {
    const { rows } = await from.query<Value[]>({ text: `FETCH ${ROWS} FROM copied`, rowMode: 'array' });
    if (rows.length === 0) break;
    to.exec('BEGIN IMMEDIATE');
    await insertMany(to, { table: name, columns }, rows);
    to.exec('COMMIT');
  }
  await from.query('CLOSE copied');
}

async function copyAll(from: PoolClient, to: SqliteConnection): Promise<void> {
  await from.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  // Rows come in any order; keys are looked at when all are there.
  to.exec('PRAGMA foreign_keys = OFF');
  await to.run('DELETE FROM installation');
  for (const table of tablesOf(to)) await copyTable(from, to, table);
  await from.query('COMMIT');
  const broken = to.allNow('PRAGMA foreign_key_check');
  if (broken.length > 0) throw new Error(`the copy has ${broken.length} rows that refer to nothing`);
}

async function copy(url: string, part: string): Promise<void> {
  makePrivate(part);
  const connection = await openWriter(part);
  const pool = openPool(url);
  try {
    const client = await pool.connect();
    await copyAll(client, connection);
    client.release();
    // One file, without a log beside it.
    connection.exec('PRAGMA journal_mode = DELETE');
  } finally {
    await pool.end();
    connection.close();
  }
}

const { url, target } = workerData as { url: string; target: string };
try {
  await writeWhole(target, (part) => copy(url, part));
  parentPort?.postMessage(null);
} catch (error) {
  parentPort?.postMessage(failureOf(error));
}
