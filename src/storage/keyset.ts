/**
 * Pages by position in a total order (key, id). A page after a position is two index ranges joined by UNION ALL: rows with
 * the same key, then rows beyond it. A comparison of row values would say the same, but SQLite seeks only on its first
 * column, so that many rows with one key (no replies, no votes) would be read again for every page.
 */
import type { Db, Value } from './db.js';
import type { Position } from './store.js';

interface Order {
  readonly columns: string;
  readonly table: string;
  /** Leading equalities of the index, and its partial condition word for word. */
  readonly where: string;
  readonly key: string;
  /** The column that breaks ties, `id` if not given. `columns` gives it under the name `id`. */
  readonly id?: string;
}

interface PageInput {
  /** For the places in the order's `where`. */
  readonly params: readonly Value[];
  readonly after: Position | undefined;
  readonly limit: number;
}

/** Reads one page; after a position at most twice as many rows as it gives. */
export type Page<Row> = (db: Db, input: PageInput) => Promise<readonly Row[]>;

/** Pages from the greatest (key, id) down. */
export function pageBelow<Row extends { readonly id: number }>(order: Order): Page<Row> {
  return page(order, { beyond: '<', direction: 'DESC' });
}

/** Pages from the smallest (key, id) up. */
export function pageAbove<Row extends { readonly id: number }>(order: Order): Page<Row> {
  return page(order, { beyond: '>', direction: 'ASC' });
}

function page<Row extends { readonly id: number }>(
  { columns, table, where, key, id = 'id' }: Order,
  { beyond, direction }: { beyond: '<' | '>'; direction: 'ASC' | 'DESC' },
): Page<Row> {
  const order = `${key} ${direction}, ${id} ${direction}`;
  const select = `SELECT ${columns} FROM ${table} WHERE ${where}`;
  const first = `${select} ORDER BY ${order} LIMIT ?`;
  const same = `${select} AND ${key} = ? AND ${id} ${beyond} ? ORDER BY ${id} ${direction} LIMIT ?`;
  const rest = `${select} AND ${key} ${beyond} ? ORDER BY ${order} LIMIT ?`;
  const next = `SELECT * FROM (${same}) a UNION ALL SELECT * FROM (${rest}) b`;
  const sign = direction === 'ASC' ? 1 : -1;
  const keyOf = (row: Row) => (row as unknown as Readonly<Record<string, number>>)[key] ?? 0;
  return async (db, { params, after, limit }) => {
    if (!after) return db.all<Row>(first, [...params, limit]);
    const rows = await db.all<Row>(next, [
      ...params,
      after.key,
      after.id,
      limit,
      ...params,
      after.key,
      limit,
    ]);
    // Sorted here: in the statement it would be a sort of whole rows, and without one no database promises an order.
    return [...rows].sort((a, b) => sign * (keyOf(a) - keyOf(b) || a.id - b.id)).slice(0, limit);
  };
}
