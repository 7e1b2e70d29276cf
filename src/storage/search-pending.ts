/** What waits to be indexed for searching. */
import { type Db, insertMany } from './db.js';

/** To be called in the transaction that changes texts or who may see them. */
export async function searchLater(db: Db, kind: 'comment' | 'report', ids: readonly number[]): Promise<void> {
  await insertMany(
    db,
    { table: 'search_pending', columns: ['kind', 'id'], rest: 'ON CONFLICT DO NOTHING' },
    ids.map((id) => [kind, id]),
  );
}
