/** Addresses that reports had before. */

import type { StoryId } from '../core/ids.js';
import type { Report } from '../core/report.js';
import type { Db } from './db.js';
import type { NewsroomReads } from './newsroom-store.js';

type Placed = Pick<Report, 'siteId' | 'month' | 'slug' | 'storyId' | 'status'>;

/** Remembers the address that a public report leaves; one that it comes back to is no old one any more. */
export async function keepOldAddress(db: Db, report: Placed, before: Placed | undefined): Promise<void> {
  await db.run('DELETE FROM report_slug WHERE site_id = ? AND month = ? AND slug = ?', [
    report.siteId,
    report.month,
    report.slug,
  ]);
  if (before === undefined || before.status === 'draft') return;
  if (before.month === report.month && before.slug === report.slug) return;
  await db.run(
    'INSERT INTO report_slug (site_id, month, slug, story_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    [report.siteId, before.month, before.slug, report.storyId],
  );
}

export async function reportByOldPath(
  db: Db,
  { siteId, month, slug }: Parameters<NewsroomReads['reportByOldPath']>[0],
): Promise<StoryId | undefined> {
  const row = await db.get<{ story_id: StoryId }>(
    'SELECT story_id FROM report_slug WHERE site_id = ? AND month = ? AND slug = ?',
    [siteId, month, slug],
  );
  return row?.story_id;
}
