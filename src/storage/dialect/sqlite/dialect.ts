import type { Dialect } from '../../db.js';

/** What SQLite wants said in its own words. */
export const sqlite: Dialect = {
  name: 'sqlite',
  forUpdate: '',
  isOneOf: (column) => `${column} IN (SELECT value FROM json_each(?))`,
  isOneOfTexts: (column) => `${column} IN (SELECT value FROM json_each(?))`,
  isAmongFree: (column, inner) => `${column} IN (${inner})`,
  eachPair: '(SELECT value ->> 0 AS id, value ->> 1 AS delta FROM json_each(?))',
  firstOfEach: ({ columns, table, inner }) =>
    `SELECT ${columns} FROM json_each(?) r JOIN ${table} c ON c.id IN (${inner})`,
  // Without statistics SQLite takes the index that fits best, which is always the one meant.
  afterImport: [],
  insertRows: 32,
};

/** The text of a migration's statement for SQLite. */
export function sqliteStatement(text: string): string {
  const typed = text.replace(/\bAUTO\b/, 'INTEGER PRIMARY KEY AUTOINCREMENT').replace(/\bBYTES\b/g, 'BLOB');
  if (!typed.startsWith('CREATE TABLE')) return typed;
  return typed.endsWith(' KEYED') ? `${typed.slice(0, -6)} STRICT, WITHOUT ROWID` : `${typed} STRICT`;
}
