/** The append-only log of acts about people. */
import { type Db, insertInto } from './db.js';
import type { ActEntry, LogEntry } from './moderation-store.js';

const COLUMNS = ['id', 'site_id', 'kind', 'about', 'actor_id', 'facts', 'created_at'];

export async function addLogEntry(db: Db, entry: LogEntry): Promise<void> {
  const { id, siteId, kind, about, actorId, facts, createdAt } = entry;
  const values = [id, siteId ?? 0, kind, about, actorId, JSON.stringify(facts), createdAt];
  await db.run(insertInto('log_entry', COLUMNS), values);
}

/** Notes an act in the transaction that does it; undefined for what nobody did: an import, the demonstration. */
export async function noteAct(
  db: Db,
  entry: ActEntry | undefined,
  act: Pick<LogEntry, 'siteId' | 'kind' | 'about' | 'facts'>,
): Promise<void> {
  if (entry === undefined) return;
  await addLogEntry(db, { ...act, id: entry.id, actorId: entry.by, createdAt: entry.now });
}
