import { once } from '../../once.js';
import { bindReads } from '../../reads.js';
import type { Store } from '../../store.js';
import { bindWrites } from '../../writes.js';
import { backup } from './backup.js';
import { refusalOf } from './errors.js';
import { createLane } from './lane.js';
import { prepare, serverFacts } from './open.js';
import { patientReads } from './patient-reads.js';
import { openPool } from './pool.js';
import { transact } from './transaction.js';

// One after the other, as on SQLite: a batch may name comments of the batch before. The other connections are readers'.
const BACKGROUND_CONNECTIONS = 1;

/** The store behind a PostgreSQL address. Refuses `storage_unfit`, and `overloaded` when the server is not there. */
export async function openPostgresStore(url: string): Promise<Store> {
  const pool = openPool(url);
  try {
    await prepare(pool);
  } catch (error) {
    await pool.end();
    throw refusalOf(error);
  }
  const lane = createLane(BACKGROUND_CONNECTIONS);
  return {
    engine: 'postgres',
    read: bindReads(patientReads(pool)),
    write: bindWrites((name, input) => transact(pool, { name, input, background: false })),
    background: bindWrites((name, input) => lane(() => transact(pool, { name, input, background: true }))),
    backup: (target) => backup(url, target),
    facts: () => serverFacts(pool),
    close: once(() => pool.end()),
  };
}
