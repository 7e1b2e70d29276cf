import type { Dialect } from '../../db.js';

const numbers = '(SELECT x.v::bigint AS value FROM json_array_elements_text(?::json) AS x(v))';

/** What PostgreSQL wants said in its own words. */
export const postgres: Dialect = {
  name: 'postgres',
  forUpdate: ' FOR UPDATE',
  each: numbers,
  eachText: '(SELECT x.v AS value FROM json_array_elements_text(?::json) AS x(v))',
  eachPair:
    '(SELECT (x.v ->> 0)::bigint AS id, (x.v ->> 1)::bigint AS delta FROM json_array_elements(?::json) AS x(v))',
  firstOfEach: ({ columns, table, inner }) =>
    `SELECT ${columns} FROM ${numbers} r CROSS JOIN LATERAL (${inner}) k JOIN ${table} c ON c.id = k.id`,
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
