/**
 * Reads tables of SQLite databases that other systems made. The file is copied and opened read-only; only plain tables and
 * their stored columns are read, so nothing that its schema says is ever run (views, triggers, virtual tables, computed columns).
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import { type Fields, fieldsOf } from './fields.js';
import type { ArchiveFile, ParsedFailure, ParsedRecord } from './format.js';
import { failureFrom, malformed } from './parse-failure.js';

/** The first bytes of every SQLite database, as text. */
const SIGNATURE = 'SQLite format 3\0';
/** Where a database says that it is written through a log of its own (https://www.sqlite.org/fileformat.html, 1.3). */
const LOG_FLAGS = 18;
const NO_LOG = Buffer.from([1, 1]);

export interface SqliteTables {
  has(table: string): boolean;
  /**
   * The rows of a table in the order in which they were added; columns that it lacks are absent. Texts and numbers only,
   * whole numbers beyond what a double holds as texts.
   */
  rows(table: string, columns: readonly string[]): Generator<Fields>;
}

/** Whether a file that begins with `head` is a database whose schema mentions all of these. */
export function looksLikeSqlite(head: string, mentions: readonly string[]): boolean {
  return head.startsWith(SIGNATURE) && mentions.every((mention) => head.includes(mention));
}

/** Parses a database. Faults of the file are one failure at the end. */
export async function* parseSqlite(
  file: ArchiveFile,
  read: (tables: SqliteTables) => Iterable<ParsedRecord>,
): AsyncGenerator<ParsedRecord, void, void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-archive-'));
  let failure: ParsedFailure | undefined;
  let lastSourceId: string | undefined;
  try {
    const copy = path.join(folder, 'copy.db');
    const hasLog = await copyTo(copy, file);
    if (hasLog) yield LOG_WARNING;
    for (const record of readCopy(copy, read)) {
      yield record;
      if (record.type === 'comment' || record.type === 'thread') lastSourceId = record.sourceId;
    }
  } catch (error) {
    failure = failureFrom(error, { line: 1, column: 1, lastSourceId });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (failure !== undefined) yield failure;
}

const LOG_WARNING: ParsedRecord = {
  type: 'warning',
  code: 'log_not_read',
  message:
    'this database is written through a log (-wal) that is not part of the file: its newest comments may be missing; copy it while its program is stopped',
};

/** Copies the file; whether it is one that keeps its newest rows in a log beside it. The copy reads without one. */
async function copyTo(copy: string, file: ArchiveFile): Promise<boolean> {
  await pipeline(file.bytes(), createWriteStream(copy, { mode: 0o600 }));
  const handle = await open(copy, 'r+');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, LOG_FLAGS);
    const hasLog = bytesRead === 2 && buffer[0] === 2;
    if (hasLog) await handle.write(NO_LOG, 0, 2, LOG_FLAGS);
    return hasLog;
  } finally {
    await handle.close();
  }
}

function* readCopy(
  copy: string,
  read: (tables: SqliteTables) => Iterable<ParsedRecord>,
): Generator<ParsedRecord, void, void> {
  const db = openCopy(copy);
  try {
    yield* read(tablesOf(db));
  } catch (error) {
    throw asRefusal(error);
  } finally {
    db.close();
  }
}

function openCopy(copy: string): DatabaseSync {
  try {
    const db = new DatabaseSync(copy, { readOnly: true, allowExtension: false });
    db.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;');
    return db;
  } catch (error) {
    throw asRefusal(error);
  }
}

function asRefusal(error: unknown): unknown {
  const isDatabase = error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
  return isDatabase ? malformed(`the database cannot be read (${error.message})`) : error;
}

function tablesOf(db: DatabaseSync): SqliteTables {
  // Virtual tables have no page of their own; views are of another type.
  const isTable = db.prepare(
    "SELECT 1 FROM sqlite_schema WHERE name = ? AND type = 'table' AND rootpage > 0",
  );
  // Computed and hidden columns are not listed.
  const stored = db.prepare('SELECT name FROM pragma_table_info(?)');
  const has = (table: string): boolean => isTable.get(table) !== undefined;
  return {
    has,
    *rows(table, columns) {
      if (!has(table)) throw malformed(`the database has no table "${table}"`);
      const known = new Set(stored.all(table).map(({ name }) => String(name)));
      const names = columns.filter((name) => known.has(name)).map((name) => `"${name}"`);
      const statement = db.prepare(`SELECT ${names.join(', ')} FROM "${table}" NOT INDEXED`);
      statement.setReadBigInts(true);
      for (const row of statement.iterate()) yield fieldsOf(plainRow(row), { line: 1, column: 1 });
    },
  };
}

function plainRow(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
