/** Hosted reports and the files made from them. */

import { Refusal } from '../core/refusal.js';
import type { Report, ReportAsset } from '../core/report.js';
import { columnsOf, type Db, insertInto } from './db.js';
import { addEvent } from './events.js';
import { pageBelow } from './keyset.js';
import { addPhotoFiles } from './photos.js';
import { keepOldAddress } from './report-slugs.js';
import { putTerms } from './report-terms.js';
import { searchLater } from './search-pending.js';
import type { Reads, ReportListing, Writes } from './store.js';
import {
  REPORT_COLUMNS,
  REPORT_LISTING_COLUMNS,
  type ReportListingRow,
  type ReportRow,
  reportListingOf,
  reportOf,
  reportPath,
  reportValues,
} from './tables/report.js';

const COLUMNS = REPORT_COLUMNS.join(', ');

export async function reportByPath(
  db: Db,
  input: Parameters<Reads['reportByPath']>[0],
): Promise<Report | undefined> {
  const sql = `SELECT ${COLUMNS} FROM report WHERE site_id = ? AND month = ? AND slug = ?`;
  const row = await db.get<ReportRow>(sql, [input.siteId, input.month, input.slug]);
  return row && reportOf(row);
}

export async function reportByStory(
  db: Db,
  { storyId }: Parameters<Reads['reportByStory']>[0],
): Promise<Report | undefined> {
  const row = await db.get<ReportRow>(`SELECT ${COLUMNS} FROM report WHERE story_id = ?`, [storyId]);
  return row && reportOf(row);
}

type ListedRow = ReportListingRow & {
  readonly id: number;
  readonly total: number;
  readonly language: string | null;
};

const listing = {
  columns: `${columnsOf(REPORT_LISTING_COLUMNS, 'report')}, report.story_id AS id,
            (SELECT s.total FROM story s WHERE s.id = report.story_id) AS total,
            (SELECT s.language FROM story s WHERE s.id = report.story_id) AS language`,
  table: 'report',
  key: 'placed_at',
  id: 'story_id',
};
const allReports = pageBelow<ListedRow>({
  ...listing,
  where: "site_id = ? AND status = 'published' AND unlisted = 0",
});
const monthReports = pageBelow<ListedRow>({
  ...listing,
  where: "site_id = ? AND month = ? AND status = 'published' AND unlisted = 0",
});

export async function reportsPage(
  db: Db,
  input: Parameters<Reads['reportsPage']>[0],
): Promise<readonly ReportListing[]> {
  const { siteId, month, after, limit } = input;
  const rows =
    month === undefined
      ? await allReports(db, { params: [siteId], after, limit })
      : await monthReports(db, { params: [siteId, month], after, limit });
  return rows.map((row) => ({ report: reportListingOf(row), total: row.total, language: row.language }));
}

export async function correctedReports(
  db: Db,
  { siteId, limit }: Parameters<Reads['correctedReports']>[0],
): Promise<readonly ReportListing['report'][]> {
  const rows = await db.all<ReportListingRow>(
    `SELECT ${REPORT_LISTING_COLUMNS.join(', ')} FROM report
     WHERE site_id = ? AND corrections <> '[]' AND status <> 'draft' AND unlisted = 0
     ORDER BY updated_at DESC, story_id DESC LIMIT ?`,
    [siteId, limit],
  );
  return rows.map(reportListingOf);
}

export async function reportTimes(
  db: Db,
  { siteId, month }: Parameters<Reads['reportTimes']>[0],
): Promise<readonly number[]> {
  const rows = await db.all<{ published_at: number }>(
    `SELECT published_at FROM report WHERE site_id = ? AND month = ? AND status = 'published' AND unlisted = 0
       AND published_at IS NOT NULL ORDER BY placed_at DESC, story_id DESC LIMIT 5000`,
    [siteId, month],
  );
  return rows.map((row) => row.published_at);
}

/** Newest month first. */
export async function reportMonths(
  db: Db,
  { siteId }: Parameters<Reads['reportMonths']>[0],
): Promise<readonly { month: string; count: number }[]> {
  const rows = await db.all<{ month: string; count: number }>(
    "SELECT month, count(*) AS count FROM report WHERE site_id = ? AND status = 'published' AND unlisted = 0 GROUP BY month",
    [siteId],
  );
  return rows.map(({ month, count }) => ({ month, count })).sort((a, b) => (a.month < b.month ? 1 : -1));
}

export async function reportAsset(
  db: Db,
  input: Parameters<Reads['reportAsset']>[0],
): Promise<ReportAsset | undefined> {
  const row = await db.get<{ content_type: string; content: Uint8Array; digest: string }>(
    'SELECT content_type, content, digest FROM report_asset WHERE story_id = ? AND name = ?',
    [input.storyId, input.name],
  );
  return row && { ...input, contentType: row.content_type, content: row.content, digest: row.digest };
}

/** Makes or changes a report and its story. Refuses `slug_taken` when the address is or was another report's. */
export async function saveReport(db: Db, input: Parameters<Writes['saveReport']>[0]): Promise<void> {
  const { story, report } = input;
  await db.run(
    `INSERT INTO story (id, site_id, title, language, created_at, report_path) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, language = excluded.language,
       report_path = excluded.report_path, version = story.version + 1`,
    [story.id, story.siteId, story.title, story.language, story.createdAt, reportPath(report)],
  );
  await putReport(db, report);
  await db.run('DELETE FROM report_asset WHERE story_id = ?', [story.id]);
  for (const asset of input.assets) {
    await db.run(
      'INSERT INTO report_asset (story_id, name, content_type, content, digest) VALUES (?, ?, ?, ?, ?)',
      [story.id, asset.name, asset.contentType, asset.content, asset.digest],
    );
  }
  await addPhotoFiles(db, { storyId: story.id, siteId: story.siteId }, input.photos ?? []);
  if (report.status === 'draft') return;
  const { siteId, id: storyId } = story;
  const kind = report.status === 'published' ? 'report.published' : 'report.changed';
  await addEvent(db, { siteId, storyId, commentId: null, kind, at: input.now });
}

const changes = REPORT_COLUMNS.filter((column) => column !== 'story_id')
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');

/** Writes the row of a report, new or not, and what follows from it: its old address, its section, tags and authors. */
export async function putReport(db: Db, report: Report): Promise<void> {
  const { siteId, month, slug, storyId } = report;
  const place = [siteId, month, slug];
  const own = 'SELECT story_id FROM report WHERE site_id = ? AND month = ? AND slug = ?';
  const old = 'SELECT story_id FROM report_slug WHERE site_id = ? AND month = ? AND slug = ?';
  for (const sql of [own, old]) {
    const taken = await db.get<{ story_id: number }>(sql, place);
    if (taken && taken.story_id !== storyId) throw new Refusal('slug_taken', { path: reportPath(report) });
  }
  const before = await reportByStory(db, { storyId });
  await db.run(
    `${insertInto('report', REPORT_COLUMNS)} ON CONFLICT (story_id) DO UPDATE SET ${changes}`,
    reportValues(report),
  );
  await keepOldAddress(db, report, before);
  await putTerms(db, report);
  await searchLater(db, 'report', [storyId]);
}
