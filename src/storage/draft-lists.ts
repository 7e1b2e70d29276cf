/** Lists of working copies, of what happened to them, and of the newsroom's sources. */

import { sourceKey } from '../core/claim-rules.js';
import type { NewsSource, ReportAct, ReportLogEntry, SourceKind } from '../core/draft.js';
import type { AccountId, SiteId, StoryId } from '../core/ids.js';
import type { Report } from '../core/report.js';
import type { Db } from './db.js';
import { type DraftRow, draftHead } from './drafts.js';
import { pageBelow } from './keyset.js';
import type { DraftListing, DraftRevision, NewsroomReads, NewsroomWrites } from './newsroom-store.js';

interface ListedRow extends Omit<DraftRow, 'story_id'> {
  readonly id: StoryId;
  readonly status: Report['status'] | null;
  readonly month: string | null;
  readonly slug: string | null;
}

const listing = {
  columns: `story_id AS id, site_id, revision, content, publish_at, published_revision, created_by, updated_by, created_at,
    updated_at, (SELECT r.status FROM report r WHERE r.story_id = report_draft.story_id) AS status,
    (SELECT r.month FROM report r WHERE r.story_id = report_draft.story_id) AS month,
    (SELECT r.slug FROM report r WHERE r.story_id = report_draft.story_id) AS slug`,
  table: 'report_draft',
  key: 'updated_at',
  id: 'story_id',
};
const allDrafts = pageBelow<ListedRow>({ ...listing, where: 'site_id = ?' });
const ownDrafts = pageBelow<ListedRow>({ ...listing, where: 'site_id = ? AND created_by = ?' });

export async function draftsPage(
  db: Db,
  input: Parameters<NewsroomReads['draftsPage']>[0],
): Promise<readonly DraftListing[]> {
  const { siteId, createdBy, after, limit } = input;
  const rows =
    createdBy === undefined
      ? await allDrafts(db, { params: [siteId], after, limit })
      : await ownDrafts(db, { params: [siteId, createdBy], after, limit });
  return rows.map((row) => ({
    draft: { ...draftHead(row), storyId: row.id },
    headline: JSON.parse(row.content).headline,
    report:
      row.status === null || row.month === null || row.slug === null
        ? null
        : { status: row.status, month: row.month, slug: row.slug },
  }));
}

interface WithoutDraftRow {
  readonly id: StoryId;
  readonly headline: string;
  readonly byline: string;
  readonly placed_at: number;
}

const withoutDraft = pageBelow<WithoutDraftRow>({
  columns: 'story_id AS id, headline, byline, placed_at',
  table: 'report',
  where: `site_id = ? AND status = 'published'
    AND NOT EXISTS (SELECT 1 FROM report_draft d WHERE d.story_id = report.story_id)`,
  key: 'placed_at',
  id: 'story_id',
});

export async function reportsWithoutDraft(
  db: Db,
  { siteId, after, limit }: Parameters<NewsroomReads['reportsWithoutDraft']>[0],
): ReturnType<NewsroomReads['reportsWithoutDraft']> {
  const rows = await withoutDraft(db, { params: [siteId], after, limit });
  return rows.map(({ id: storyId, headline, byline, placed_at: placedAt }) => ({
    storyId,
    headline,
    byline,
    placedAt,
  }));
}

export async function draftRevisions(
  db: Db,
  { storyId, limit }: Parameters<NewsroomReads['draftRevisions']>[0],
): Promise<readonly DraftRevision[]> {
  const rows = await db.all<{
    revision: number;
    is_autosave: number;
    saved_by: AccountId;
    saved_at: number;
  }>(
    `SELECT revision, is_autosave, saved_by, saved_at FROM report_revision WHERE story_id = ?
     ORDER BY revision DESC LIMIT ?`,
    [storyId, limit],
  );
  return rows.map((row) => ({
    revision: row.revision,
    isAutosave: row.is_autosave === 1,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
  }));
}

export async function reportLog(
  db: Db,
  { storyId, limit }: Parameters<NewsroomReads['reportLog']>[0],
): Promise<readonly ReportLogEntry[]> {
  const rows = await db.all<{
    act: ReportAct;
    account_id: AccountId;
    at: number;
    detail: string;
    reason: string;
  }>(
    'SELECT act, account_id, at, detail, reason FROM report_log WHERE story_id = ? ORDER BY id DESC LIMIT ?',
    [storyId, limit],
  );
  return rows.map(({ account_id: accountId, ...row }) => ({ ...row, accountId }));
}

interface SourceRow {
  readonly site_id: SiteId;
  readonly name: string;
  readonly kind: SourceKind | null;
  readonly side: string;
  readonly note: string;
}

export async function newsSources(
  db: Db,
  { siteId }: Parameters<NewsroomReads['newsSources']>[0],
): Promise<readonly NewsSource[]> {
  const rows = await db.all<SourceRow>(
    'SELECT site_id, name, kind, side, note FROM news_source WHERE site_id = ? ORDER BY name_key',
    [siteId],
  );
  return rows.map(({ site_id, name, kind, side, note }) => ({ siteId: site_id, name, kind, side, note }));
}

export async function saveNewsSource(
  db: Db,
  input: Parameters<NewsroomWrites['saveNewsSource']>[0],
): Promise<void> {
  const { siteId, name, kind, side, note, now } = input;
  const sql =
    kind === null
      ? `INSERT INTO news_source (site_id, name_key, name, kind, side, note, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING`
      : `INSERT INTO news_source (site_id, name_key, name, kind, side, note, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (site_id, name_key) DO UPDATE SET name = excluded.name, kind = excluded.kind,
           side = excluded.side, note = excluded.note, updated_at = excluded.updated_at`;
  await db.run(sql, [siteId, sourceKey(name), name, kind, side, note, now]);
}
