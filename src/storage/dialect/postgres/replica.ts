import type { Pool } from 'pg';
import type { Db, Value } from '../../db.js';
import type { ReplicaState } from '../../store.js';
import { PostgresConnection } from './connection.js';
import { postgres } from './dialect.js';
import { isConflict, isUnavailable } from './errors.js';
import { openPool } from './pool.js';

/** A replica that is so far behind, in seconds, is not asked until it has caught up. */
const MOST_LAG = 2;
/** How long a reader waits for a replica to have what the primary has, in milliseconds; else the primary is read. */
const PATIENCE = 60;
const LOOK_AGAIN = [2, 4, 8, 16, 30];
/** A replica that was behind, and one that did not answer, are left alone for so long. */
const REST_WHEN_BEHIND = 250;
const REST_WHEN_AWAY = 1_000;
/** A statement that takes longer there is asked of the primary. */
const STATEMENT_PATIENCE = 2_000;
/** PostgreSQL's code for a statement that was cut off: it stood in the way of what was to be replayed, or took too long. */
const CANCELED = '57014';

export interface Replica {
  /** Reads here; what fails here is read from the primary. */
  readonly db: Db;
  readonly state: () => ReplicaState;
  /** Whether it may be asked at all at this moment. */
  isAwake(): boolean;
  /** Whether it has replayed the primary's log up to `mark`, after a short wait if need be. Never rejects. */
  hasReached(mark: number): Promise<boolean>;
  /** Measures how far it is behind the primary, whose log is written up to `mark`. Never rejects. */
  measure(mark: number, system: string): Promise<void>;
  close(): Promise<void>;
}

/** Positions in the log as numbers: bytes since its beginning, NULL where nothing is replayed, as on a primary. */
const REPLAYED = `SELECT pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint AS replayed`;
/** A replica that streams; one that only reads an archive, or was cut off from its primary, is not asked. */
const STATE = `${REPLAYED}, (SELECT system_identifier FROM pg_control_system())::text AS system,
  EXISTS (SELECT FROM pg_stat_wal_receiver) AS streams,
  (extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000)::bigint AS since`;

interface Found {
  readonly replayed: number | null;
  readonly system: string;
  readonly streams: boolean;
  readonly since: number | null;
}

/** A hot standby that streams from the primary. Nothing is asked of it before it was measured once. */
export function openReplica(url: string, primary: Db): Replica {
  const pool = openPool(url);
  let replayed = -1;
  let lag: number | null = null;
  let restUntil = 0;
  let counts = { taken: 0, passed: 0 };
  const rest = (ms: number): void => {
    restUntil = performance.now() + ms;
  };

  async function look(): Promise<void> {
    const found = await within<{ replayed: number | null }>(pool, REPLAYED);
    if (found === undefined) return rest(REST_WHEN_AWAY);
    replayed = found.replayed ?? -1;
  }

  async function waitFor(mark: number): Promise<boolean> {
    for (const pause of LOOK_AGAIN) {
      if (replayed >= mark) return true;
      await look();
      if (replayed >= mark) return true;
      if (performance.now() < restUntil) return false;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    rest(REST_WHEN_BEHIND);
    return false;
  }

  return {
    db: withPrimary(new PostgresConnection(pool, STATEMENT_PATIENCE), primary, () => rest(REST_WHEN_AWAY)),
    state: () => ({ lag, ...counts }),
    isAwake: () => lag !== null && lag <= MOST_LAG && performance.now() >= restUntil,
    async hasReached(mark) {
      const isThere = await waitFor(mark);
      counts = { taken: counts.taken + (isThere ? 1 : 0), passed: counts.passed + (isThere ? 0 : 1) };
      return isThere;
    },
    async measure(mark, system) {
      const found = await within<Found>(pool, STATE);
      const isOurs = found?.system === system && found.streams && found.replayed !== null;
      if (!isOurs) lag = null;
      else lag = found.replayed !== null && found.replayed >= mark ? 0 : (found.since ?? 0) / 1000;
    },
    close: () => pool.end(),
  };
}

/** The row of a statement that names no table, or undefined when it does not come soon. */
async function within<T>(pool: Pool, text: string): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE * 2);
  });
  const asked = pool.query(text).then(
    ({ rows }) => rows[0] as T | undefined,
    () => undefined,
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What a replica cannot answer, the primary is asked. */
function withPrimary(replica: Db, primary: Db, onAway: () => void): Db {
  async function either<T>(there: () => Promise<T>, here: () => Promise<T>): Promise<T> {
    try {
      return await there();
    } catch (error) {
      if (!mayAskPrimary(error)) throw error;
      onAway();
      return here();
    }
  }
  return {
    dialect: postgres,
    all: <T>(sql: string, params?: readonly Value[]) =>
      either(
        () => replica.all<T>(sql, params),
        () => primary.all<T>(sql, params),
      ),
    get: <T>(sql: string, params?: readonly Value[]) =>
      either(
        () => replica.get<T>(sql, params),
        () => primary.get<T>(sql, params),
      ),
    run: () => Promise.reject(new Error('a replica only reads')),
  };
}

function mayAskPrimary(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return isUnavailable(error) || isConflict(error) || code === CANCELED;
}
