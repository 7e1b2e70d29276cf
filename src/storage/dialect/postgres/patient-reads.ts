import type { Pool } from 'pg';
import type { Db, Value } from '../../db.js';
import { PostgresConnection } from './connection.js';
import { postgres } from './dialect.js';
import { isUnavailable, refusalOf } from './errors.js';

/** Single reads over the pool. One that met a broken connection is asked once more on another. */
export function patientReads(pool: Pool): Db {
  const connection = new PostgresConnection(pool);
  async function patiently<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work().catch((error) => {
        if (isUnavailable(error)) return work();
        throw error;
      });
    } catch (error) {
      throw refusalOf(error);
    }
  }
  return {
    dialect: postgres,
    all: <T>(sql: string, params?: readonly Value[]) => patiently(() => connection.all<T>(sql, params)),
    get: <T>(sql: string, params?: readonly Value[]) => patiently(() => connection.get<T>(sql, params)),
    run: () => Promise.reject(new Error('this connection only reads')),
  };
}
