import type { Pool } from 'pg';
import type { Db } from '../../db.js';
import { bindReads } from '../../reads.js';
import type { Reads, ReplicaState } from '../../store.js';
import { openReplica } from './replica.js';

/** How often each replica is measured, in milliseconds. */
const MEASURE_EVERY = 1_000;

/**
 * How far the primary's log is on its disk, in bytes. A commit is seen by nobody before it is there (`synchronous_commit` on), so
 * a replica that has replayed as much shows everything that the primary shows.
 */
const MARK = `SELECT pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::bigint AS mark,
  (SELECT system_identifier FROM pg_control_system())::text AS system`;

interface Mark {
  readonly mark: number;
  readonly system: string;
}

export interface Replicas {
  /** Reads from a replica that has all that was written before the call; else those of the primary. */
  reads(): Promise<Reads>;
  states(): readonly ReplicaState[];
  /** The same, measured now. */
  measured(): Promise<readonly ReplicaState[]>;
  close(): Promise<void>;
}

/** The hot standbys of a primary. With none, the primary is read and nothing is asked. */
export function openReplicas(
  urls: readonly string[],
  primary: { readonly pool: Pool; readonly db: Db; readonly reads: Reads },
): Replicas {
  const all = urls.map((url) => {
    const replica = openReplica(url, primary.db);
    return { replica, reads: bindReads(replica.db) };
  });
  let next = 0;
  let timer: NodeJS.Timeout | undefined;

  // All who ask within one turn of the event loop had asked before it is answered.
  let asking: Promise<Mark | undefined> | undefined;
  function markNow(): Promise<Mark | undefined> {
    if (asking) return asking;
    asking = primary.pool.query<Mark>(MARK).then(
      ({ rows }) => rows[0],
      () => undefined,
    );
    setImmediate(() => {
      asking = undefined;
    });
    return asking;
  }

  async function measure(): Promise<void> {
    const now = await markNow();
    if (now === undefined) return;
    await Promise.all(all.map(({ replica }) => replica.measure(now.mark, now.system)));
  }

  function begin(): void {
    if (timer) return;
    timer = setInterval(measure, MEASURE_EVERY).unref();
    void measure();
  }

  const states = () => all.map(({ replica }) => replica.state());
  return {
    states,
    async measured() {
      await measure();
      return states();
    },
    async reads() {
      if (all.length === 0) return primary.reads;
      begin();
      next = (next + 1) % all.length;
      const chosen = [...all.slice(next), ...all.slice(0, next)].find(({ replica }) => replica.isAwake());
      const now = chosen && (await markNow());
      if (now === undefined || chosen === undefined) return primary.reads;
      return (await chosen.replica.hasReached(now.mark)) ? chosen.reads : primary.reads;
    },
    async close() {
      clearInterval(timer);
      await Promise.all(all.map(({ replica }) => replica.close()));
    },
  };
}
