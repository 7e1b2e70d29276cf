import type { ClientBase, Pool } from 'pg';
import type { Db, Into, Value } from '../../db.js';
import { checkValues } from '../../values.js';
import { postgres } from './dialect.js';
import { copyRows, insertRecords, recordsOf } from './fill.js';
import { statementOf } from './statements.js';

interface Result {
  readonly rows: readonly unknown[];
  readonly rowCount: number | null;
}

/** Statements over one connection (a transaction) or over a pool (single reads). */
export class PostgresConnection implements Db {
  readonly dialect = postgres;
  readonly #client: ClientBase | Pool;
  readonly #patience: number;

  /** `patience`: milliseconds after which a silent server is given up; the server's own time-out comes first. 0: never. */
  constructor(client: ClientBase | Pool, patience = 0) {
    this.#client = client;
    this.#patience = patience;
  }

  async all<T>(sql: string, params: readonly Value[] = []): Promise<readonly T[]> {
    return (await this.#query(sql, params)).rows as readonly T[];
  }

  async get<T>(sql: string, params: readonly Value[] = []): Promise<T | undefined> {
    return (await this.#query(sql, params)).rows[0] as T | undefined;
  }

  async run(sql: string, params: readonly Value[] = []): Promise<number> {
    return (await this.#query(sql, params)).rowCount ?? 0;
  }

  /** Only over one connection: a pool writes nothing. */
  fill(into: Into, values: readonly Value[]): Promise<number> {
    checkValues(into.table, values.length, values);
    if (into.rest !== undefined) return this.run(insertRecords(into), [recordsOf(into, values)]);
    return copyRows(this.#client as ClientBase, into, { values, patience: this.#patience });
  }

  #query(sql: string, params: readonly Value[]): Promise<Result> {
    const { text, arity, name } = statementOf(sql);
    checkValues(sql, arity, params);
    const query = { text, values: [...params], query_timeout: this.#patience };
    return this.#client.query(name === undefined ? query : { ...query, name });
  }
}
