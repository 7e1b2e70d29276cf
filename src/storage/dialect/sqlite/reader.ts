import { setTimeout as pause } from 'node:timers/promises';
import type { Db, Value } from '../../db.js';
import { SqliteConnection } from './connection.js';
import { sqlite } from './dialect.js';
import { isBusy, refusalOf } from './errors.js';

const CACHE_MIB = 16;
// Pauses between tries when a lock is held, in milliseconds: readers meet one only while a log is recovered or reset.
const PAUSES = [2, 5, 10, 20, 50, 100, 200, 400];

/** A read-only connection for the event loop: it never waits for a lock, it comes back. */
export class Reader implements Db {
  readonly dialect = sqlite;
  readonly #connection: SqliteConnection;

  constructor(file: string) {
    this.#connection = new SqliteConnection(file, { readOnly: true, busyTimeout: 0, cache: CACHE_MIB });
  }

  all<T>(sql: string, params: readonly Value[] = []): Promise<readonly T[]> {
    return this.#patiently(() => this.#connection.all<T>(sql, params));
  }

  get<T>(sql: string, params: readonly Value[] = []): Promise<T | undefined> {
    return this.#patiently(() => this.#connection.get<T>(sql, params));
  }

  run(): Promise<number> {
    return Promise.reject(new Error('this connection only reads'));
  }

  get connection(): SqliteConnection {
    return this.#connection;
  }

  close(): void {
    this.#connection.close();
  }

  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    for (const wait of PAUSES) {
      try {
        return await work();
      } catch (error) {
        if (!isBusy(error)) throw refusalOf(error);
        await pause(wait);
      }
    }
    try {
      return await work();
    } catch (error) {
      throw refusalOf(error);
    }
  }
}
