/**
 * Pages by position in a total order (key, id). A page after a position is two index ranges joined by UNION ALL: rows with
 * the same key, then rows beyond it. A comparison of row values would say the same, but SQLite seeks only on its first
 * column, so that many rows with one key (no replies, no votes) would be read again for every page.
 */
import type { Value } from './db.js';
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

/** Gives the statement and its parameters for one page; `params` belong to the `where` of the order. */
export type Page = (
  params: readonly Value[],
  after: Position | undefined,
  limit: number,
) => [sql: string, params: readonly Value[]];

/** Pages from the greatest (key, id) down. */
export function pageBelow(order: Order): Page {
  return page(order, { beyond: '<', direction: 'DESC' });
}

/** Pages from the smallest (key, id) up. */
export function pageAbove(order: Order): Page {
  return page(order, { beyond: '>', direction: 'ASC' });
}

function page(
  { columns, table, where, key, id = 'id' }: Order,
  { beyond, direction }: { beyond: '<' | '>'; direction: 'ASC' | 'DESC' },
): Page {
  const order = `${key} ${direction}, ${id} ${direction}`;
  const select = `SELECT ${columns} FROM ${table} WHERE ${where}`;
  const first = `${select} ORDER BY ${order} LIMIT ?`;
  const same = `${select} AND ${key} = ? AND ${id} ${beyond} ? ORDER BY ${id} ${direction} LIMIT ?`;
  const rest = `${select} AND ${key} ${beyond} ? ORDER BY ${order} LIMIT ?`;
  const both = `SELECT * FROM (${same}) a UNION ALL SELECT * FROM (${rest}) b`;
  const next = `${both} ORDER BY ${key} ${direction}, id ${direction} LIMIT ?`;
  return (params, after, limit) => {
    if (!after) return [first, [...params, limit]];
    return [next, [...params, after.key, after.id, limit, ...params, after.key, limit, limit]];
  };
}
