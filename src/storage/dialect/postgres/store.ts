import { once } from '../../once.js';
import { bindReads } from '../../reads.js';
import type { Store } from '../../store.js';
import { bindWrites, type WriteName } from '../../writes.js';
import { backup } from './backup.js';
import { refusalOf } from './errors.js';
import { createLane } from './lane.js';
import { prepare, serverFacts } from './open.js';
import { patientReads } from './patient-reads.js';
import { CONNECT_TIMEOUT, CONNECTIONS, openPool } from './pool.js';
import { sharedCounts } from './shared-counts.js';
import { transact } from './transaction.js';
import { WireNotices } from './wire-notices.js';

// One after the other, as on SQLite: a batch may name comments of the batch before. The other connections are readers'.
const BACKGROUND_CONNECTIONS = 1;
/** What writes may hold at once: commits that wait for a disk, or for a standby, leave pages what they need. */
const WRITING_CONNECTIONS = CONNECTIONS - 3;

/** The store behind a PostgreSQL address. Refuses `storage_unfit`, and `overloaded` when the server is not there. */
export async function openPostgresStore(url: string): Promise<Store> {
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
  const write = async (name: WriteName, input: unknown, background: boolean): Promise<unknown> => {
    const value = await transact(pool, { name, input, background });
    notices.tell();
    return value;
  };
  return {
    engine: 'postgres',
    counts: sharedCounts(pool),
    read: bindReads(patientReads(pool)),
    write: bindWrites((name, input) => writing(() => write(name, input, false))),
    background: bindWrites((name, input) => behind(() => write(name, input, true))),
    backup: (target) => backup(url, target),
    facts: () => serverFacts(pool),
    onWrite: (listener) => notices.onWrite(listener),
    close: once(async () => {
      await notices.close();
      await pool.end();
    }),
  };
}
