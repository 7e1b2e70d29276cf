import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { Refusal } from '../../../core/refusal.js';
import { runWrite, type WriteName } from '../../writes.js';
import { PostgresConnection } from './connection.js';
import { isConflict, isUnavailable, refusalOf } from './errors.js';

const MOST_TRIES = 5;
/** Milliseconds; a batch of an import may take longer than a reader's request. */
const BACKGROUND_TIMEOUT = 120_000;

interface Write {
  readonly name: WriteName;
  readonly input: unknown;
  readonly background: boolean;
}

/** Runs a write in a transaction of its own, again when it lost against another one or lost its server before the commit. */
export async function transact(pool: Pool, write: Write): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryOnce(pool, write);
    } catch (error) {
      if (attempt === MOST_TRIES || !mayTryAgain(error)) throw refusalOf(error);
      await pause(2 ** attempt * 5 * (1 + Math.random()));
    }
  }
}

function mayTryAgain(error: unknown): boolean {
  return !(error instanceof Refusal) && (isConflict(error) || isUnavailable(error));
}

async function tryOnce(pool: Pool, write: Write): Promise<unknown> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    if (write.background) await client.query(`SET LOCAL statement_timeout = ${BACKGROUND_TIMEOUT}`);
    const value = await runWrite(new PostgresConnection(client), write.name, write.input);
    await commit(client);
    client.release();
    return value;
  } catch (error) {
    await giveUp(client);
    throw error;
  }
}

/** A connection that breaks here leaves it open whether the write happened: that is for the caller to ask again. */
async function commit(client: PoolClient): Promise<void> {
  try {
    await client.query('COMMIT');
  } catch (error) {
    throw isUnavailable(error) ? new Refusal('overloaded', { seconds: 2, cause: 'outcome_unknown' }) : error;
  }
}

async function giveUp(client: PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}
