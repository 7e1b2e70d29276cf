/** Rows for every table of any schema, made from the schema itself, so that a table of tomorrow is filled as well. */
import type { DatabaseSync } from 'node:sqlite';
import type { Value } from '../../src/storage/db.js';

export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: number;
  readonly pk: number;
}

interface Reference {
  readonly from: string;
  readonly table: string;
}

const ROWS = [1, 2] as const;
/** SQLite's index for searching has tables of its own. */
const OWN_TABLES = `type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search_comment%' AND name NOT LIKE 'search_report%'`;

/** Two rows for each table, in an order in which foreign keys hold: the first has every column, the second only what is required. */
export function madeUpRows(schema: DatabaseSync): readonly TableRows[] {
  const tables = schema
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE ${OWN_TABLES} ORDER BY name`)
    .all() as { name: string; sql: string }[];
  const texts = new Map(tables.map(({ name, sql }) => [name, sql]));
  return inOrder([...texts.keys()], (table) => referencesOf(schema, table)).map((table) => {
    const columns = columnsOf(schema, table);
    const references = referencesOf(schema, table);
    const make = { table, text: texts.get(table) ?? '', references };
    const rows = ROWS.map((n) => columns.map((column, at) => madeUp({ ...make, column, at }, n)));
    return { table, columns: columns.map(({ name }) => name), rows };
  });
}

function columnsOf(schema: DatabaseSync, table: string): readonly Column[] {
  const sql = 'SELECT name, type, "notnull" AS required, pk FROM pragma_table_info(?)';
  return schema.prepare(sql).all(table) as unknown as Column[];
}

function referencesOf(schema: DatabaseSync, table: string): readonly Reference[] {
  const sql = 'SELECT "from", "table" FROM pragma_foreign_key_list(?)';
  return schema.prepare(sql).all(table) as unknown as Reference[];
}

function inOrder(
  tables: readonly string[],
  references: (table: string) => readonly Reference[],
): readonly string[] {
  const done: string[] = [];
  while (done.length < tables.length) {
    const isFree = (table: string) =>
      references(table).every((other) => other.table === table || done.includes(other.table));
    const next = tables.find((table) => !done.includes(table) && isFree(table));
    if (next === undefined) throw new Error('tables refer to each other in a circle');
    done.push(next);
  }
  return done;
}

interface Place {
  readonly table: string;
  /** The statement that made the table: its checks stand there. */
  readonly text: string;
  readonly references: readonly Reference[];
  readonly column: Column;
  readonly at: number;
}

function madeUp({ table, text, references, column, at }: Place, n: number): Value {
  const { name, type } = column;
  if (name === 'root_id') return 1;
  if (table === 'comment' && name === 'kind') return 'comment';
  if (name === 'parent_id') return n === 1 ? null : 1;
  if (n > 1 && column.required === 0 && column.pk === 0) return null;
  if (references.some(({ from }) => from === name) || isNumberOfRow(column)) return n;
  const allowed = allowedIn(text, name);
  const chosen = allowed[(n - 1) % allowed.length];
  if (chosen !== undefined) return type === 'INTEGER' ? Number(chosen) : chosen.slice(1, -1);
  if (type === 'INTEGER') return name.startsWith('is_') ? n % 2 : n * 1000 + at;
  if (type === 'BLOB') return new TextEncoder().encode(`${table}.${name} ${n}`);
  return `${table}.${name} ${n}`;
}

/** Numbers of rows that no foreign key tells of. */
function isNumberOfRow({ name, type }: Column): boolean {
  if (type !== 'INTEGER') return false;
  return name === 'id' || name.endsWith('_id') || ['about', 'ref', 'target'].includes(name);
}

/** The values of `CHECK (column IN (…))`. */
function allowedIn(text: string, column: string): readonly string[] {
  const [, list = ''] = text.split(`CHECK (${column} IN (`);
  const values = list.split(')')[0]?.trim() ?? '';
  return values === '' ? [] : values.split(', ');
}
