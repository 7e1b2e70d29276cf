/** Takes away what an import brought; what people have built on stays. */
import type { CommentId, StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { forgetNotes } from './card-notes.js';
import { type Db, list } from './db.js';
import type { ImportedPlace, ImportedRef, ImportReads, ImportWrites, KeptBecause } from './import-store.js';
import { importRun } from './imports.js';
import { searchLater } from './search-pending.js';
import type { ImportRun } from './stored.js';

export async function importRuns(
  db: Db,
  { siteId, limit }: Parameters<ImportReads['importRuns']>[0],
): Promise<readonly ImportRun[]> {
  const rows = await db.all<{ id: number }>(
    'SELECT id FROM import_run WHERE site_id = ? ORDER BY started_at DESC, id DESC LIMIT ?',
    [siteId, limit],
  );
  const runs = await Promise.all(rows.map(({ id }) => importRun(db, { id })));
  return runs.filter((run) => run !== undefined);
}

interface RefRow {
  readonly system: string;
  readonly instance: string;
  readonly kind: 'thread' | 'comment';
  readonly source_id: string;
  readonly target_id: number;
}

const BEFORE_ALL = { system: '', instance: '', kind: '', sourceId: '' };

export async function importedBy(
  db: Db,
  { siteId, runId, after, limit }: Parameters<ImportReads['importedBy']>[0],
): Promise<readonly ImportedRef[]> {
  // Before every key stands the empty one.
  const { system, instance, kind, sourceId } = after ?? BEFORE_ALL;
  const rows = await db.all<RefRow>(
    `SELECT i.system, i.instance, i.kind, i.source_id, i.target_id FROM import_ref i
     WHERE i.site_id = ? AND (i.system, i.instance, i.kind, i.source_id) > (?, ?, ?, ?) AND i.run_id = ?
     ORDER BY i.system, i.instance, i.kind, i.source_id LIMIT ?`,
    [siteId, system, instance, kind, sourceId, runId, limit],
  );
  return rows.map(({ source_id, target_id, ...rest }) => ({
    ...rest,
    sourceId: source_id,
    targetId: target_id,
  }));
}

export async function importedPlaces(
  db: Db,
  { ids }: Parameters<ImportReads['importedPlaces']>[0],
): Promise<readonly ImportedPlace[]> {
  if (ids.length === 0) return [];
  const rows = await db.all<{ id: CommentId; story_id: StoryId; depth: number }>(
    `SELECT c.id, c.story_id, c.depth FROM comment c WHERE ${db.dialect.isOneOf('c.id')}`,
    [list(ids)],
  );
  return rows.map(({ id, story_id, depth }) => ({ id, storyId: story_id, depth }));
}

async function runOf(db: Db, id: number): Promise<ImportRun> {
  const run = await importRun(db, { id });
  if (run === undefined) throw new Refusal('not_found');
  return run;
}

interface CandidateRow {
  readonly id: CommentId;
  readonly answered: number;
  readonly edited: number;
  readonly moderated: number;
}

function reasonOf({ answered, edited, moderated }: CandidateRow): KeptBecause | null {
  if (Number(answered) > 0) return 'answered';
  if (Number(edited) > 0) return 'edited';
  return Number(moderated) > 0 ? 'moderated' : null;
}

/** What stands beside comments and refers to them. Decisions stay: the log is never rewritten. */
async function removeBesideComments(db: Db, ids: readonly CommentId[]): Promise<void> {
  const those = [list(ids)];
  await db.run(`DELETE FROM comment_revision WHERE ${db.dialect.isOneOf('comment_id')}`, those);
  await db.run(`DELETE FROM comment_private WHERE ${db.dialect.isOneOf('comment_id')}`, those);
  await db.run(`DELETE FROM flag WHERE ${db.dialect.isOneOf('comment_id')}`, those);
  await db.run(`DELETE FROM waiting WHERE ${db.dialect.isOneOf('comment_id')}`, those);
  await forgetNotes(db, ids);
  await db.run(`DELETE FROM vote WHERE ${db.dialect.isOneOf('comment_id')}`, those);
}

/** See ImportWrites.removeImported. */
export async function removeImported(
  db: Db,
  { runId, ids }: Parameters<ImportWrites['removeImported']>[0],
): Promise<Awaited<ReturnType<ImportWrites['removeImported']>>> {
  const { startedAt, siteId } = await runOf(db, runId);
  const rows = await db.all<CandidateRow>(
    `SELECT c.id,
       (SELECT count(*) FROM comment k WHERE k.parent_id = c.id AND k.parent_id IS NOT NULL) AS answered,
       CASE WHEN c.edited_at >= ? THEN 1 ELSE 0 END AS edited,
       (SELECT count(*) FROM decision d WHERE d.comment_id = c.id AND d.actor_kind IN ('account', 'author') AND d.created_at >= ?) AS moderated
     FROM comment c WHERE c.site_id = ? AND ${db.dialect.isOneOf('c.id')}`,
    [startedAt, startedAt, siteId, list(ids)],
  );
  const kept = rows.flatMap((row) => {
    const because = reasonOf(row);
    return because === null ? [] : [{ id: row.id, because }];
  });
  const stays = new Set(kept.map(({ id }) => id));
  const going = rows.map(({ id }) => id).filter((id) => !stays.has(id));
  if (going.length === 0) return { removed: 0, kept };
  await removeBesideComments(db, going);
  await db.run(`DELETE FROM import_ref WHERE kind = 'comment' AND ${db.dialect.isOneOf('target_id')}`, [
    list(going),
  ]);
  await db.run(`DELETE FROM comment WHERE ${db.dialect.isOneOf('id')}`, [list(going)]);
  await searchLater(db, 'comment', going);
  return { removed: going.length, kept };
}

/** Stories that the run made have ids given after its own began; others were here before. */
async function emptyStories(
  db: Db,
  {
    runId,
    ids,
    startedAt,
  }: { readonly runId: number; readonly ids: readonly StoryId[]; readonly startedAt: number },
): Promise<readonly StoryId[]> {
  const rows = await db.all<{ id: StoryId }>(
    `SELECT s.id FROM story s WHERE s.id > ? AND ${db.dialect.isOneOf('s.id')}
       AND NOT EXISTS (SELECT 1 FROM comment c WHERE c.story_id = s.id)
       AND NOT EXISTS (SELECT 1 FROM import_ref i WHERE i.kind = 'thread' AND i.target_id = s.id AND i.run_id <> ?)
       AND NOT EXISTS (SELECT 1 FROM report_draft d WHERE d.story_id = s.id)
       AND NOT EXISTS (SELECT 1 FROM report_log l WHERE l.story_id = s.id AND l.at >= ?)`,
    [runId, list(ids), runId, startedAt],
  );
  return rows.map(({ id }) => id);
}

async function removeBesideStories(db: Db, ids: readonly StoryId[]): Promise<void> {
  const those = [list(ids)];
  await db.run(`DELETE FROM report_slug WHERE ${db.dialect.isOneOf('story_id')}`, those);
  await db.run(`DELETE FROM report_term WHERE ${db.dialect.isOneOf('story_id')}`, those);
  await db.run(`DELETE FROM report_asset WHERE ${db.dialect.isOneOf('story_id')}`, those);
  await db.run(`DELETE FROM photo_file WHERE ${db.dialect.isOneOf('story_id')}`, those);
  await db.run(`DELETE FROM report WHERE ${db.dialect.isOneOf('story_id')}`, those);
  await db.run(`DELETE FROM story_url WHERE ${db.dialect.isOneOf('story_id')}`, those);
}

/** See ImportWrites.removeImportedStories. */
export async function removeImportedStories(
  db: Db,
  { runId, ids }: Parameters<ImportWrites['removeImportedStories']>[0],
): Promise<{ readonly removed: readonly StoryId[] }> {
  const { startedAt } = await runOf(db, runId);
  const removed = await emptyStories(db, { runId, ids, startedAt });
  if (removed.length === 0) return { removed };
  await removeBesideStories(db, removed);
  await db.run(`DELETE FROM import_ref WHERE kind = 'thread' AND ${db.dialect.isOneOf('target_id')}`, [
    list(removed),
  ]);
  await db.run(`DELETE FROM event WHERE ${db.dialect.isOneOf('story_id')}`, [list(removed)]);
  await db.run(`DELETE FROM story WHERE ${db.dialect.isOneOf('id')}`, [list(removed)]);
  await searchLater(db, 'report', removed);
  return { removed };
}

/** See ImportWrites.endUndo. */
export async function endUndo(
  db: Db,
  { runId, state, now }: Parameters<ImportWrites['endUndo']>[0],
): Promise<void> {
  const { siteId } = await runOf(db, runId);
  await db.run(
    `DELETE FROM ghost WHERE site_id = ? AND id > ?
       AND NOT EXISTS (SELECT 1 FROM comment c WHERE c.ghost_id = ghost.id AND c.ghost_id IS NOT NULL)`,
    [siteId, runId],
  );
  await db.run('UPDATE import_run SET state = ?, finished_at = ? WHERE id = ?', [state, now, runId]);
}
