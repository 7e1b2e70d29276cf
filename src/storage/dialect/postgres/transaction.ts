import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient, QueryConfig } from 'pg';
import { Refusal } from '../../../core/refusal.js';
import { runWrite, type WriteName } from '../../writes.js';
import { isConflict, isUnavailable, refusalOf } from './errors.js';
import { SILENCE, STATEMENT_TIMEOUT } from './pool.js';
import { SendingAhead } from './sending-ahead.js';

const MOST_TRIES = 5;
/** Milliseconds; a batch of an import may take longer than a reader's request. */
const BACKGROUND_TIMEOUT = 120_000;

interface Write {
  readonly name: WriteName;
  readonly input: unknown;
  readonly background: boolean;
}

/**
 * Milliseconds that a reader waits for a commit. It takes longer where the disk stands still, or where a synchronous standby
 * is away: PostgreSQL waits for that without end, and its own time-outs do not cut it off.
 */
const COMMIT_PATIENCE = 5_000;
const OUTCOME_UNKNOWN = 'outcome_unknown';
/** A server that was long in failing will not be back at once; whoever asked should hear of it within 3 seconds. */
const SOON = 500;

/** Runs a write in a transaction of its own, again when it lost against another one or lost its server before the commit. */
export async function transact(pool: Pool, write: Write): Promise<unknown> {
  const start = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryOnce(pool, write);
    } catch (error) {
      const isSoon = performance.now() - start < SOON;
      if (attempt === MOST_TRIES || !mayTryAgain(error, isSoon)) throw refusalOf(error);
      await pause(2 ** attempt * 5 * (1 + Math.random()));
    }
  }
}

function mayTryAgain(error: unknown, isSoon: boolean): boolean {
  return isConflict(error) || (isSoon && isUnavailable(error));
}

async function tryOnce(pool: Pool, write: Write): Promise<unknown> {
  const client = await pool.connect();
  try {
    const timeout = write.background ? BACKGROUND_TIMEOUT : STATEMENT_TIMEOUT;
    await say(client, write.background ? `BEGIN; SET LOCAL statement_timeout = ${timeout}` : 'BEGIN');
    const db = new SendingAhead(client, timeout + SILENCE);
    const value = await runWrite(db, write.name, write.input);
    await db.settled();
    await commit(client, write.background ? timeout : COMMIT_PATIENCE);
    client.release();
    return value;
  } catch (error) {
    await giveUp(client, error);
    throw error;
  }
}

/** A connection that breaks here leaves it open whether the write happened: that is for the caller to ask again. */
async function commit(client: PoolClient, patience: number): Promise<void> {
  try {
    await say(client, 'COMMIT', patience);
  } catch (error) {
    throw isUnavailable(error) ? new Refusal('overloaded', { seconds: 2, cause: OUTCOME_UNKNOWN }) : error;
  }
}

function say(
  client: PoolClient,
  text: string,
  patience: number = STATEMENT_TIMEOUT + SILENCE,
): Promise<unknown> {
  return client.query({ text, query_timeout: patience } as QueryConfig);
}

async function giveUp(client: PoolClient, reason: unknown): Promise<void> {
  // Whatever was said on a connection that still waits for its commit would wait behind it.
  const isWaiting = reason instanceof Refusal && reason.details.cause === OUTCOME_UNKNOWN;
  if (isWaiting || isUnavailable(reason)) return client.release(true);
  try {
    await say(client, 'ROLLBACK');
    client.release();
  } catch {
    client.release(true);
  }
}
