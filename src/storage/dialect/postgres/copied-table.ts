/** One table of a SQLite file on its way into PostgreSQL. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { PoolClient } from 'pg';
import { Refusal } from '../../../core/refusal.js';
import type { Value } from '../../db.js';

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Tables that its rows refer to, itself included. */
  readonly refersTo: readonly string[];
}

/** What became of a table: how many rows it has now, and what had to be done for it. */
export interface CopiedTable {
  readonly table: string;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export type Row = readonly Value[];

const ROWS = 200;
/** Names become part of statements, and the file may come from anywhere. */
const NAME = /^[a-z][a-z0-9_]*$/;

/** Tables as SQLite knows them, each after those that it refers to. Search indexes and the like have no place here. */
export function tablesOf(from: DatabaseSync): readonly Table[] {
  const names = from
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'",
    )
    .all() as unknown as readonly { name: string }[];
  const waiting = new Map(names.map(({ name }) => [name, tableNamed(from, name)]));
  const ordered: Table[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ name, refersTo }) =>
      refersTo.every((other) => other === name || !waiting.has(other)),
    );
    if (ready.length === 0) throw new Error(`tables refer to each other: ${[...waiting.keys()].join(', ')}`);
    for (const table of ready) waiting.delete(table.name);
    ordered.push(...ready);
  }
  return ordered;
}

function tableNamed(from: DatabaseSync, name: string): Table {
  const columns = from.prepare('SELECT name, pk FROM pragma_table_info(?)').all(name) as unknown as readonly {
    name: string;
    pk: number;
  }[];
  const refers = from.prepare('SELECT "table" AS other FROM pragma_foreign_key_list(?)').all(name);
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  for (const text of [name, ...columns.map((column) => column.name)])
    if (!NAME.test(text)) throw new Refusal('storage_unfit', { problem: `it has a table or column ${text}` });
  return {
    name,
    columns: columns.map((column) => column.name),
    key: key.map((column) => column.name),
    refersTo: (refers as unknown as readonly { other: string }[]).map(({ other }) => other),
  };
}

/** All rows, some at a time; what refers to another row of its own table comes after that. */
export function* chunksOf(from: DatabaseSync, table: Table): Generator<readonly Row[]> {
  const columns = table.columns.join(', ');
  if (!table.refersTo.includes(table.name)) {
    yield* gathered(rowsOf(from, `SELECT ${columns} FROM ${table.name}`));
    return;
  }
  // Only comments do. Sorting ids takes little memory, however long the comments are.
  const ids = rowsOf(from, `SELECT id FROM ${table.name} ORDER BY depth, id`);
  const one = from.prepare(`SELECT ${columns} FROM ${table.name} WHERE id = ?`);
  one.setReturnArrays(true);
  for (const some of gathered(ids)) yield some.map(([id]) => one.get(id as SQLInputValue) as unknown as Row);
}

function rowsOf(from: DatabaseSync, sql: string): Iterable<Row> {
  const statement = from.prepare(sql);
  statement.setReturnArrays(true);
  return statement.iterate() as unknown as Iterable<Row>;
}

function* gathered(rows: Iterable<Row>): Generator<readonly Row[]> {
  let some: Row[] = [];
  for (const row of rows) {
    some.push(row);
    if (some.length < ROWS) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

/** The key of a row, or the whole of it, as a text to compare by. */
export function textOf(values: Row): string {
  return JSON.stringify(values.map((value) => (value instanceof Uint8Array ? hexOf(value) : value)));
}

function hexOf(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`;
}

/** `($1, $2), ($3, $4)` for rows of `width` values. */
export function placesFor(rows: number, width: number): string {
  const tuple = (row: number): string =>
    `(${Array.from({ length: width }, (_, column) => `$${row * width + column + 1}`).join(', ')})`;
  return Array.from({ length: rows }, (_, row) => tuple(row)).join(', ');
}

/** Runs a statement whose rows come as arrays. */
export async function rowsFrom(to: PoolClient, text: string, values: Row = []): Promise<readonly Row[]> {
  const { rows } = await to.query<Value[]>({ text, values: [...values], rowMode: 'array' });
  return rows;
}
