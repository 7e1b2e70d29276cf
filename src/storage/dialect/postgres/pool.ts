import pg from 'pg';

/** Connections per process. A write holds one for a few milliseconds. */
export const CONNECTIONS = 10;
/** A statement of a reader's request that takes longer is cut off, in milliseconds. */
export const STATEMENT_TIMEOUT = 10_000;
/** How much later a server is given up that does not even answer with its time-out. */
export const SILENCE = 2_000;
const LOCK_TIMEOUT = 5_000;
/** A transaction whose process has stopped must not hold its locks, in milliseconds. */
const IDLE_IN_TRANSACTION_TIMEOUT = 8_000;
/** How long a request waits for a connection, in milliseconds. */
export const CONNECT_TIMEOUT = 2_500;

/**
 * Every page is found by index: random reads cost hardly more than others, as on any disk made since 2015. With the
 * server's default of 4 PostgreSQL walks the primary key through everybody's rows to find a story's newest. And every
 * page has an index in its order: while statistics lag behind an import, sorting a whole thread may look cheaper.
 * Parallel workers would break the order of a UNION ALL and cost more than a page does.
 */
const PLANNER = '-c random_page_cost=1.1 -c enable_sort=off -c max_parallel_workers_per_gather=0 -c jit=off';

const INT8 = 20;

function parseInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond ±2^53`);
  return value;
}

/** Connections to the server behind `url`, opened on demand. */
export function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    // What is asked before the last answer is there goes out at once: see SendingAhead.
    pipeline: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    application_name: 'parley',
    statement_timeout: STATEMENT_TIMEOUT,
    lock_timeout: LOCK_TIMEOUT,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT,
    options: PLANNER,
    types: {
      getTypeParser: (oid, format) => (oid === INT8 ? parseInteger : pg.types.getTypeParser(oid, format)),
    } as pg.CustomTypesConfig,
  });
  // A connection that breaks is replaced by the pool; whoever uses it meets the failure of the statement.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
