/** Working copies of reports, their revisions, and their way to the public. */

import type { Draft, DraftContent, ReportLogEntry } from '../core/draft.js';
import type { AccountId, SiteId, StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { type Db, insertMany } from './db.js';
import { addEvent } from './events.js';
import { lockStory } from './locks.js';
import type { NewsroomReads, NewsroomWrites } from './newsroom-store.js';
import { addPhotoFiles, dropUnusedPhotos } from './photos.js';
import { pingLater } from './ping-hub.js';
import { putReport, reportByStory, saveReport } from './reports.js';

type Input<Name extends keyof NewsroomWrites> = Parameters<NewsroomWrites[Name]>[0];

/** A row of `report_draft`. */
export interface DraftRow {
  readonly story_id: StoryId;
  readonly site_id: SiteId;
  readonly revision: number;
  readonly content: string;
  readonly publish_at: number | null;
  readonly published_revision: number | null;
  readonly created_by: AccountId;
  readonly updated_by: AccountId;
  readonly created_at: number;
  readonly updated_at: number;
}

const COLUMNS =
  'story_id, site_id, revision, content, publish_at, published_revision, created_by, updated_by, created_at, updated_at';

function draftOf(row: DraftRow): Draft {
  return { ...draftHead(row), storyId: row.story_id, content: JSON.parse(row.content) };
}

/** All of a draft but which it is and what it says. */
export function draftHead(row: Omit<DraftRow, 'story_id' | 'content'>): Omit<Draft, 'storyId' | 'content'> {
  return {
    siteId: row.site_id,
    revision: row.revision,
    publishAt: row.publish_at,
    publishedRevision: row.published_revision,
    createdBy: row.created_by,
    updatedBy: row.updated_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export async function draft(
  db: Db,
  { storyId }: Parameters<NewsroomReads['draft']>[0],
): Promise<Draft | undefined> {
  const row = await db.get<DraftRow>(`SELECT ${COLUMNS} FROM report_draft WHERE story_id = ?`, [storyId]);
  return row && draftOf(row);
}

export async function dueDrafts(
  db: Db,
  { now, limit }: Parameters<NewsroomReads['dueDrafts']>[0],
): Promise<readonly StoryId[]> {
  const rows = await db.all<{ story_id: StoryId }>(
    `SELECT story_id FROM report_draft WHERE publish_at IS NOT NULL AND publish_at <= ?
     ORDER BY publish_at, story_id LIMIT ?`,
    [now, limit],
  );
  return rows.map((row) => row.story_id);
}

export async function saveDraft(db: Db, input: Input<'saveDraft'>): Promise<Draft> {
  const { storyId, siteId, revision, accountId, now } = input;
  const content = JSON.stringify(input.content);
  const next = revision + 1;
  let isDropping = false;
  if (revision === 0) {
    await db.run(
      `INSERT INTO report_draft (story_id, site_id, revision, content, created_by, updated_by, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [storyId, siteId, next, content, accountId, accountId, now, now],
    );
  } else {
    const before = await lockDraft(db, input);
    isDropping = before.content.photos.some(({ id }) => !input.content.photos.some((one) => one.id === id));
    await db.run(
      'UPDATE report_draft SET revision = ?, content = ?, updated_by = ?, updated_at = ? WHERE story_id = ?',
      [next, content, accountId, now, storyId],
    );
    await db.run(
      'DELETE FROM report_revision WHERE story_id = ? AND revision = ? AND is_autosave = 1 AND saved_by = ?',
      [storyId, input.isAutosave ? revision : 0, accountId],
    );
  }
  const columns = ['story_id', 'revision', 'content', 'is_autosave', 'saved_by', 'saved_at'];
  const row = [storyId, next, content, input.isAutosave ? 1 : 0, accountId, now];
  await insertMany(db, { table: 'report_revision', columns }, [row]);
  await addPhotoFiles(db, input, input.photos ?? []);
  if (isDropping) await dropUnusedPhotos(db, storyId);
  const saved = await draft(db, { storyId });
  if (!saved) throw new Refusal('not_found');
  return saved;
}

/** The draft, locked until the transaction ends. Refuses not_found, and draft_changed when its revision is another one. */
async function lockDraft(
  db: Db,
  { storyId, revision }: { readonly storyId: StoryId; readonly revision: number },
): Promise<Draft> {
  const row = await db.get<DraftRow>(
    `SELECT ${COLUMNS} FROM report_draft WHERE story_id = ?${db.dialect.forUpdate}`,
    [storyId],
  );
  if (!row) throw new Refusal('not_found');
  if (row.revision !== revision) throw new Refusal('draft_changed', { revision: row.revision });
  return draftOf(row);
}

export async function scheduleDraft(db: Db, input: Input<'scheduleDraft'>): Promise<void> {
  const { siteId, storyId } = await lockDraft(db, input);
  await db.run('UPDATE report_draft SET publish_at = ? WHERE story_id = ?', [input.publishAt, storyId]);
  await addLog(db, { siteId, storyId }, [input.log]);
}

export async function publishDraft(db: Db, input: Input<'publishDraft'>): Promise<void> {
  const { story, revision, now } = input;
  const { id: storyId, siteId } = story;
  const { publishAt } = await lockDraft(db, { storyId, revision });
  // Another process may have been first, or an editor have taken the time back.
  if (input.isDue && (publishAt === null || publishAt > now))
    throw new Refusal('draft_changed', { revision });
  await saveReport(db, input);
  await db.run('UPDATE report_draft SET publish_at = NULL, published_revision = ? WHERE story_id = ?', [
    revision,
    storyId,
  ]);
  await dropUnusedPhotos(db, storyId);
  await addLog(db, { siteId, storyId }, input.log);
  if (input.pingsHub) await pingLater(db, { siteId, storyId, now });
}

export async function setReportStatus(db: Db, input: Input<'setReportStatus'>): Promise<void> {
  const { storyId, status, corrections, now } = input;
  const { site_id: siteId } = await lockStory(db, storyId);
  const report = await reportByStory(db, { storyId });
  if (!report) throw new Refusal('not_found');
  await putReport(db, { ...report, status, corrections, updatedAt: now });
  await db.run('UPDATE story SET version = version + 1 WHERE id = ?', [storyId]);
  if (status === 'draft')
    await db.run('UPDATE report_draft SET published_revision = NULL WHERE story_id = ?', [storyId]);
  await addLog(db, { siteId, storyId }, [input.log]);
  if (input.pingsHub) await pingLater(db, { siteId, storyId, now });
  await addEvent(db, { siteId, storyId, commentId: null, kind: 'report.changed', at: now });
}

export async function deleteDraft(db: Db, { storyId }: Input<'deleteDraft'>): Promise<void> {
  const found = await draft(db, { storyId });
  if (!found || (await reportByStory(db, { storyId }))) throw new Refusal('not_found');
  await db.run('DELETE FROM report_revision WHERE story_id = ?', [storyId]);
  await db.run('DELETE FROM report_draft WHERE story_id = ?', [storyId]);
  await dropUnusedPhotos(db, storyId);
}

async function addLog(
  db: Db,
  { siteId, storyId }: { readonly siteId: SiteId; readonly storyId: StoryId },
  entries: readonly ReportLogEntry[],
): Promise<void> {
  const columns = ['story_id', 'site_id', 'act', 'account_id', 'at', 'detail', 'reason'];
  const rows = entries.map(({ act, accountId, at, detail, reason }) => [
    storyId,
    siteId,
    act,
    accountId,
    at,
    detail,
    reason,
  ]);
  await insertMany(db, { table: 'report_log', columns }, rows);
}

export async function draftRevision(
  db: Db,
  { storyId, revision }: Parameters<NewsroomReads['draftRevision']>[0],
): Promise<DraftContent | undefined> {
  const sql = 'SELECT content FROM report_revision WHERE story_id = ? AND revision = ?';
  const row = await db.get<{ content: string }>(sql, [storyId, revision]);
  return row && JSON.parse(row.content);
}
