/** Where imported things came from, and the runs that brought them. */
import type { CommentId, SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { type Db, list } from './db.js';
import type { ImportKeys, ImportRef, ImportRun, Reads, Writes } from './store.js';

interface RefRow {
  readonly source_id: string;
  readonly target_id: number;
  readonly digest: string;
}

export async function importTargets(
  db: Db,
  keys: ImportKeys,
): Promise<readonly { sourceId: string; targetId: number; digest: string }[]> {
  if (keys.sourceIds.length === 0) return [];
  const rows = await db.all<RefRow>(
    `SELECT i.source_id, i.target_id, i.digest FROM import_ref i
     WHERE i.site_id = ? AND i.system = ? AND i.instance = ? AND i.kind = ? AND ${db.dialect.isOneOfTexts('i.source_id')}`,
    [keys.siteId, keys.system, keys.instance, keys.kind, list(keys.sourceIds)],
  );
  return rows.map((row) => ({ sourceId: row.source_id, targetId: row.target_id, digest: row.digest }));
}

const MOST_ORIGINS = 50;

/** Steps from each origin to the next along the key, so that it costs as many rows as there are origins. */
export async function importOrigins(
  db: Db,
  { siteId }: Parameters<Reads['importOrigins']>[0],
): Promise<readonly { system: string; instance: string }[]> {
  const origins: { system: string; instance: string }[] = [];
  while (origins.length < MOST_ORIGINS) {
    const { system, instance } = origins.at(-1) ?? { system: '', instance: '' };
    const next = await db.get<{ system: string; instance: string }>(
      `SELECT system, instance FROM import_ref WHERE site_id = ? AND (system, instance) > (?, ?)
       ORDER BY system, instance LIMIT 1`,
      [siteId, system, instance],
    );
    if (next === undefined) break;
    origins.push({ system: next.system, instance: next.instance });
  }
  return origins;
}

/**
 * Instances of one system may share source ids; the smallest target is given then. One look into the index for each of the
 * site's origins: the key goes by instance, so that without it every reference of the system would be met.
 */
export async function importedComment(
  db: Db,
  { siteId, system, sourceId }: Parameters<Reads['importedComment']>[0],
): Promise<CommentId | undefined> {
  const found: CommentId[] = [];
  for (const origin of await importOrigins(db, { siteId })) {
    if (origin.system !== system) continue;
    const row = await db.get<{ id: CommentId }>(
      `SELECT target_id AS id FROM import_ref
       WHERE site_id = ? AND system = ? AND instance = ? AND kind = 'comment' AND source_id = ?`,
      [siteId, system, origin.instance, sourceId],
    );
    if (row !== undefined) found.push(row.id);
  }
  return found.sort((a, b) => a - b)[0];
}

export async function importRefsOf(
  db: Db,
  input: Parameters<Reads['importRefsOf']>[0],
): Promise<readonly ImportRef[]> {
  if (input.targetIds.length === 0) return [];
  const rows = await db.all<RefRow & { system: string; instance: string }>(
    `SELECT i.system, i.instance, i.source_id, i.target_id FROM import_ref i
     WHERE i.kind = ? AND ${db.dialect.isOneOf('i.target_id')}`,
    [input.kind, list(input.targetIds)],
  );
  return rows.map((row) => ({
    system: row.system,
    instance: row.instance,
    sourceId: row.source_id,
    targetId: row.target_id,
  }));
}

interface RunRow {
  readonly id: number;
  readonly site_id: SiteId;
  readonly format: string;
  readonly state: ImportRun['state'];
  readonly started_at: number;
  readonly finished_at: number | null;
  readonly ledger: string | null;
}

export async function importRun(db: Db, { id }: { id: number }): Promise<ImportRun | undefined> {
  const row = await db.get<RunRow>(
    'SELECT id, site_id, format, state, started_at, finished_at, ledger FROM import_run WHERE id = ?',
    [id],
  );
  if (!row) return undefined;
  return {
    id: row.id,
    siteId: row.site_id,
    format: row.format,
    state: row.state,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    ledger: row.ledger === null ? null : JSON.parse(row.ledger),
  };
}

export async function startImport(db: Db, input: Parameters<Writes['startImport']>[0]): Promise<void> {
  const changed = await db.run(
    `INSERT INTO import_run (id, site_id, format, state, started_at) VALUES (?, ?, ?, 'running', ?)
     ON CONFLICT (id) DO UPDATE SET state = 'running', finished_at = NULL WHERE import_run.site_id = excluded.site_id AND import_run.state = 'running'`,
    [input.id, input.siteId, input.format, input.now],
  );
  if (changed === 0) throw new Refusal('not_found');
}

export async function finishImport(db: Db, input: Parameters<Writes['finishImport']>[0]): Promise<void> {
  const changed = await db.run('UPDATE import_run SET state = ?, ledger = ?, finished_at = ? WHERE id = ?', [
    input.state,
    JSON.stringify(input.ledger ?? null),
    input.now,
    input.id,
  ]);
  if (changed === 0) throw new Refusal('not_found');
  for (const statement of db.dialect.afterImport) await db.run(statement);
}

export async function takenGhostIds(
  db: Db,
  { ids }: Parameters<Reads['takenGhostIds']>[0],
): Promise<readonly number[]> {
  if (ids.length === 0) return [];
  const rows = await db.all<{ id: number }>(`SELECT g.id FROM ghost g WHERE ${db.dialect.isOneOf('g.id')}`, [
    list(ids),
  ]);
  return rows.map((row) => row.id);
}

export async function ghostsOf(
  db: Db,
  keys: Parameters<Reads['ghostsOf']>[0],
): Promise<readonly { sourceId: string; id: number }[]> {
  if (keys.sourceIds.length === 0) return [];
  const rows = await db.all<{ source_id: string; id: number }>(
    `SELECT g.source_id, g.id FROM ghost g
     WHERE g.site_id = ? AND g.system = ? AND g.instance = ? AND ${db.dialect.isOneOfTexts('g.source_id')}`,
    [keys.siteId, keys.system, keys.instance, list(keys.sourceIds)],
  );
  return rows.map((row) => ({ sourceId: row.source_id, id: row.id }));
}
