/**
 * The little that both databases offer, and all that the SQL files see: statements with `?` placeholders. Values are text,
 * whole numbers within ±2^53, null and bytes; anything else is refused before it reaches a database.
 */
export type Value = string | number | null | Uint8Array;

/** What differs in the text of a statement. Everything else is written once. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** Ends a SELECT whose rows the same transaction is going to change. SQLite has one writer and needs no lock. */
  readonly forUpdate: '' | ' FOR NO KEY UPDATE';
  /** Whether a column is one of the whole numbers of one parameter made by `list`; finds them by the column's index. */
  isOneOf(column: string): string;
  /** As `isOneOf`, for texts. */
  isOneOfTexts(column: string): string;
  /** Whether a column is among the numbers that `inner` selects, of rows that nobody else is changing: those are passed over. */
  isAmongFree(column: string, inner: string): string;
  /** A FROM item with columns `id` and `delta`: the pairs of one parameter made by `pairs`. */
  readonly eachPair: string;
  /**
   * For every number of a list (first parameter) the rows whose ids `inner` selects. `inner` names the number `r.value`
   * and the table as it likes; the outer table is `table` under the name `c`. Order is not promised.
   */
  firstOfEach(parts: { readonly columns: string; readonly table: string; readonly inner: string }): string;
  /** Statements that tell the planner what a large import has changed. */
  readonly afterImport: readonly string[];
  /** Rows of one multi-row INSERT. */
  readonly insertRows: number;
  /** A FROM item with the column `id`: the reports that the index finds. Parameters: a query of `search`, and the id below which entries lie. */
  readonly foundReports: string;
  readonly search: SearchDialect;
}

type SearchTexts = Readonly<Record<'comment' | 'report', string>>;

/** How a database's own full-text index is asked. Words are those of core/search-words, which hold no blanks, quotes or marks. */
export interface SearchDialect {
  /** Parameters: id, words. */
  readonly add: SearchTexts;
  /** Parameter: id. */
  readonly remove: SearchTexts;
  /** Gives a row unless the index is empty. */
  readonly isEmpty: SearchTexts;
  words(words: readonly string[]): string;
  /** All of `all`, one of each of `any`, and one that begins with `beginning`. */
  query(asked: SearchAsked): string;
  /**
   * Selects seats of comments as `id`, the newest first, reading no more than the stretch, whatever is asked. Parameters: a query,
   * the seat below which, the seat from which on, and how many at most.
   */
  readonly walk: string;
  /** As `walk`, reading as little as few comments have what is asked. */
  readonly lookUp: string;
  /** Both, the oldest first. */
  readonly walkUp: string;
  readonly lookFromOldest: string;
}

export interface SearchAsked {
  readonly all: readonly string[];
  readonly any: readonly (readonly string[])[];
  readonly beginning?: string | undefined;
}

export interface Db {
  readonly dialect: Dialect;
  all<T>(sql: string, params?: readonly Value[]): Promise<readonly T[]>;
  get<T>(sql: string, params?: readonly Value[]): Promise<T | undefined>;
  /** Gives the number of rows changed. */
  run(sql: string, params?: readonly Value[]): Promise<number>;
  /** Where the database has a way of its own for many rows: what `insertValues` promises. */
  fill?(into: Into, values: readonly Value[]): Promise<number>;
}

/** Where rows go; `rest` ends the statement, such as ON CONFLICT. */
export interface Into {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rest?: string;
}

/** The parameter behind `isOneOf`, `isOneOfTexts` and `firstOfEach`. */
export function list(values: readonly number[] | readonly string[]): string {
  return JSON.stringify(values);
}

/** The parameter behind `eachPair`. */
export function pairs(values: ReadonlyMap<number, number>): string {
  return JSON.stringify([...values]);
}

/** `c.id, c.site_id, …` */
export function columnsOf(columns: readonly string[], table: string): string {
  return columns.map((column) => `${table}.${column}`).join(', ');
}

const insertTexts = new Map<string, string>();

/** `INSERT INTO table (columns) VALUES (?, …)`, with `rows` tuples. The text is the same object for the same input. */
export function insertInto(table: string, columns: readonly string[], rows = 1): string {
  const key = `${table} ${columns.length} ${rows}`;
  const known = insertTexts.get(key);
  if (known !== undefined) return known;
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array(rows).fill(tuple).join(', ')}`;
  insertTexts.set(key, text);
  return text;
}

/** Halves of the most, so that any rest takes few statements and few different ones. */
function rowsAtOnce(most: number, left: number): number {
  let size = most;
  while (size > left) size = Math.floor(size / 2);
  return size;
}

/** Inserts any number of rows in few statements; rows may refer to rows before them. Gives how many were written. */
export function insertMany(db: Db, into: Into, rows: readonly (readonly Value[])[]): Promise<number> {
  return insertValues(db, into, rows.flat());
}

// Fewer rows are not worth a way of their own.
const WORTH_FILLING = 8;

/** As `insertMany`, with the values of one row after those of the other. */
export async function insertValues(db: Db, into: Into, values: readonly Value[]): Promise<number> {
  const { table, columns } = into;
  const width = columns.length;
  const rows = values.length / width;
  if (db.fill !== undefined && rows >= WORTH_FILLING) return db.fill(into, values);
  const rest = into.rest ? ` ${into.rest}` : '';
  let written = 0;
  let next = 0;
  while (next < rows) {
    const size = rowsAtOnce(db.dialect.insertRows, rows - next);
    const some = values.slice(next * width, (next + size) * width);
    written += await db.run(insertInto(table, columns, size) + rest, some);
    next += size;
  }
  return written;
}
