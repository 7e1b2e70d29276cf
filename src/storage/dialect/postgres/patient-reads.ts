import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Db, Value } from '../../db.js';
import { PostgresConnection } from './connection.js';
import { postgres } from './dialect.js';
import { isUnavailable, refusalOf } from './errors.js';
import { SILENCE, STATEMENT_TIMEOUT } from './pool.js';

// After a restart of the server every idle connection is dead, and the pool learns of it one by one. In milliseconds.
const PAUSES = [10, 50, 200];
/** A failure that took longer is not one of those, and whoever asked should hear of it. */
const SOON = 500;

/** Single reads over the pool. One that met a broken connection is asked again on another. */
export function patientReads(pool: Pool): Db {
  const connection = new PostgresConnection(pool, STATEMENT_TIMEOUT + SILENCE);
  async function patiently<T>(work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    for (let attempt = 0; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        const wait = PAUSES[attempt];
        const isSoon = performance.now() - start < SOON;
        if (wait === undefined || !isSoon || !isUnavailable(error)) throw refusalOf(error);
        await pause(wait);
      }
    }
  }
  return {
    dialect: postgres,
    all: <T>(sql: string, params?: readonly Value[]) => patiently(() => connection.all<T>(sql, params)),
    get: <T>(sql: string, params?: readonly Value[]) => patiently(() => connection.get<T>(sql, params)),
    run: () => Promise.reject(new Error('this connection only reads')),
  };
}
