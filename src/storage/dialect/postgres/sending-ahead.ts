import type { PoolClient } from 'pg';
import type { Db, Into, Value } from '../../db.js';
import { PostgresConnection } from './connection.js';
import { postgres } from './dialect.js';
import { statementOf } from './statements.js';

/**
 * Statements of one transaction, of which those whose outcome is certain are sent and not waited for: a plain INSERT changes
 * as many rows as it has, or else the whole transaction fails. So a post waits for the server about half as often, and
 * holds its story's lock for less. A failure comes out at the next statement that is waited for, or at `settled`, which has to
 * be called before the commit.
 */
export class SendingAhead implements Db {
  readonly dialect = postgres;
  readonly #connection: PostgresConnection;
  readonly #sent: Promise<void>[] = [];
  #failure: { readonly error: unknown } | undefined;

  /** A connection that pipelines, inside a transaction. `patience` as of PostgresConnection. */
  constructor(client: PoolClient, patience: number) {
    this.#connection = new PostgresConnection(client, patience);
  }

  all<T>(sql: string, params?: readonly Value[]): Promise<readonly T[]> {
    return this.#after(this.#connection.all<T>(sql, params));
  }

  get<T>(sql: string, params?: readonly Value[]): Promise<T | undefined> {
    return this.#after(this.#connection.get<T>(sql, params));
  }

  async run(sql: string, params?: readonly Value[]): Promise<number> {
    const { certainRows } = statementOf(sql);
    const running = this.#connection.run(sql, params);
    if (certainRows === undefined) return this.#after(running);
    this.#sendAhead(running);
    return certainRows;
  }

  async fill(into: Into, values: readonly Value[]): Promise<number> {
    const running = this.#connection.fill(into, values);
    if (into.rest !== undefined) return this.#after(running);
    this.#sendAhead(running);
    return values.length / into.columns.length;
  }

  /** When everything that was sent is answered. Throws the first failure. */
  async settled(): Promise<void> {
    await Promise.all(this.#sent);
    this.#sent.length = 0;
    if (this.#failure) throw this.#failure.error;
  }

  #sendAhead(running: Promise<unknown>): void {
    this.#sent.push(
      running.then(
        () => undefined,
        (error: unknown) => {
          this.#failure ??= { error };
        },
      ),
    );
  }

  /** What was sent before is answered before; after a failure the server refuses the rest, and only the first tells why. */
  async #after<T>(running: Promise<T>): Promise<T> {
    try {
      return await running;
    } catch (error) {
      await this.settled();
      throw error;
    }
  }
}
