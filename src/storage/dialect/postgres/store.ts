import { once } from '../../once.js';
import { bindReads } from '../../reads.js';
import type { ReplicaState, Store } from '../../store.js';
import { bindWrites, type WriteName } from '../../writes.js';
import { backup } from './backup.js';
import { refusalOf } from './errors.js';
import { createLane } from './lane.js';
import { prepare, serverFacts } from './open.js';
import { patientReads } from './patient-reads.js';
import { CONNECT_TIMEOUT, CONNECTIONS, openPool } from './pool.js';
import { openReplicas } from './replicas.js';
import { sharedCounts } from './shared-counts.js';
import { transact } from './transaction.js';
import { WireNotices } from './wire-notices.js';

// One after the other, as on SQLite: a batch may name comments of the batch before. The other connections are readers'.
const BACKGROUND_CONNECTIONS = 1;
/** What writes may hold at once: commits that wait for a disk, or for a standby, leave pages what they need. */
const WRITING_CONNECTIONS = CONNECTIONS - 3;

/** The store behind a PostgreSQL address, and those of its replicas. Refuses `storage_unfit`, and `overloaded` when the server is not there. */
export async function openPostgresStore(url: string, replicaUrls: readonly string[] = []): Promise<Store> {
  const pool = openPool(url);
  try {
    await prepare(pool);
  } catch (error) {
    await pool.end();
    throw refusalOf(error);
  }
  const behind = createLane({ most: BACKGROUND_CONNECTIONS });
  const writing = createLane({ most: WRITING_CONNECTIONS, patience: CONNECT_TIMEOUT });
  const notices = new WireNotices(url);
  const db = patientReads(pool);
  const read = bindReads(db);
  const replicas = openReplicas(replicaUrls, { pool, db, reads: read });
  const write = async (name: WriteName, input: unknown, background: boolean): Promise<unknown> => {
    const value = await transact(pool, { name, input, background });
    notices.tell();
    return value;
  };
  return {
    engine: 'postgres',
    counts: sharedCounts(pool),
    read,
    publicRead: replicas.reads,
    replicas: replicas.states,
    write: bindWrites((name, input) => writing(() => write(name, input, false))),
    background: bindWrites((name, input) => behind(() => write(name, input, true))),
    backup: (target) => backup(url, target),
    facts: async () => ({ ...(await serverFacts(pool)), ...inWords(await replicas.measured()) }),
    onWrite: (listener) => notices.onWrite(listener),
    close: once(async () => {
      await notices.close();
      await replicas.close();
      await pool.end();
    }),
  };
}

/** What the doctor says of replicas. */
function inWords(states: readonly ReplicaState[]): Readonly<Record<string, string>> {
  const told = states.map(({ lag }, i) => {
    const said = lag === null ? 'away, or no streaming replica of this database' : `${lag} s behind`;
    return [`replica ${i + 1}`, said] as const;
  });
  return Object.fromEntries(told);
}
