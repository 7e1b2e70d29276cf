import type { Dialect } from '../../db.js';

/** The index walks its lists from the greatest seat down, and no further than is asked. */
const DOWN_THE_LISTS =
  'SELECT rowid AS id FROM search_comment WHERE search_comment MATCH ? AND rowid < ? AND rowid >= ? ORDER BY rowid DESC LIMIT ?';

const UP_THE_LISTS =
  'SELECT rowid AS id FROM search_comment WHERE search_comment MATCH ? AND rowid < ? AND rowid >= ? ORDER BY rowid LIMIT ?';

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
  foundReports: '(SELECT rowid AS id FROM search_report WHERE search_report MATCH ? AND rowid < ?)',
  search: {
    add: {
      comment: 'INSERT INTO search_comment (rowid, words) VALUES (?, ?)',
      report: 'INSERT INTO search_report (rowid, words) VALUES (?, ?)',
    },
    remove: {
      comment: 'DELETE FROM search_comment WHERE rowid = ?',
      report: 'DELETE FROM search_report WHERE rowid = ?',
    },
    isEmpty: {
      comment: 'SELECT rowid AS one FROM search_comment LIMIT 1',
      report: 'SELECT rowid AS one FROM search_report LIMIT 1',
    },
    words: (words) => words.join(' '),
    query: ({ all, any, beginning }) =>
      [
        ...all.map(quoted),
        ...any.map((some) => `(${some.map(quoted).join(' OR ')})`),
        ...(beginning === undefined ? [] : [`${quoted(beginning)}*`]),
      ].join(' AND '),
    walk: DOWN_THE_LISTS,
    lookUp: DOWN_THE_LISTS,
    walkUp: UP_THE_LISTS,
    lookFromOldest: UP_THE_LISTS,
  },
};

function quoted(word: string): string {
  return `"${word}"`;
}

/**
 * Contentless: the texts are in their own tables. `ascii` takes every letter beyond ASCII for part of a word and folds nothing more
 * than the words are folded already. `prefix`: a beginning of four or five letters is one list, however many words begin so; of longer
 * ones there are few, and shorter ones nobody asks for. `secure-delete`: what is deleted leaves no trace in the index either.
 */
function searchStatement(text: string): string {
  const [, details, table] = /^SEARCH (DETAILS )?(\w+)$/.exec(text) ?? [];
  return details
    ? `INSERT INTO ${table} (${table}, rank) VALUES ('secure-delete', 1)`
    : `CREATE VIRTUAL TABLE ${table} USING fts5 (words, content='', contentless_delete=1, detail=none, prefix='4 5', tokenize='ascii')`;
}

/** The text of a migration's statement for SQLite. */
export function sqliteStatement(text: string): string {
  if (text.startsWith('SEARCH ')) return searchStatement(text);
  const typed = text.replace(/\bAUTO\b/, 'INTEGER PRIMARY KEY AUTOINCREMENT').replace(/\bBYTES\b/g, 'BLOB');
  if (!typed.startsWith('CREATE TABLE')) return typed;
  return typed.endsWith(' KEYED') ? `${typed.slice(0, -6)} STRICT, WITHOUT ROWID` : `${typed} STRICT`;
}
