import type { Dialect } from '../../db.js';

/** What PostgreSQL wants said in its own words. */
export const postgres: Dialect = {
  name: 'postgres',
  // Not FOR UPDATE: that would wait for every insert which refers to the row.
  forUpdate: ' FOR NO KEY UPDATE',
  // Arrays and not joins: the planner takes an array for short, a function's rows for many, and reads the table for those.
  isOneOf: (column) => `${column} = ANY (ARRAY(SELECT json_array_elements_text(?::json)::bigint))`,
  isOneOfTexts: (column) => `${column} = ANY (ARRAY(SELECT json_array_elements_text(?::json)))`,
  eachPair:
    '(SELECT (x.v ->> 0)::bigint AS id, (x.v ->> 1)::bigint AS delta FROM json_array_elements(?::json) AS x(v))',
  firstOfEach: ({ columns, table, inner }) =>
    `SELECT ${columns} FROM (SELECT x.v::bigint AS value FROM json_array_elements_text(?::json) AS x(v)) r
     CROSS JOIN LATERAL (${inner}) k JOIN ${table} c ON c.id = k.id`,
  insertRows: 100,
};

/** The text of a migration's statement for PostgreSQL. */
export function postgresStatement(text: string): string {
  return text
    .replace(/\bINTEGER\b/g, 'BIGINT')
    .replace(/\bAUTO\b/, 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY')
    .replace(/\bBYTES\b/g, 'BYTEA')
    .replace(/ KEYED$/, '');
}
