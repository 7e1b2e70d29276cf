/** Pages that are no reports. Links to the public ones stand in the settings of their site, which every page is painted with. */

import type { AccountId, SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { SitePage, SitePageKind } from '../core/site-page.js';
import type { Db } from './db.js';
import { noteAct } from './log-entries.js';
import type { NewsroomReads, NewsroomWrites } from './newsroom-store.js';
import { siteById, updateSite } from './sites.js';

interface PageRow {
  readonly id: number;
  readonly site_id: SiteId;
  readonly slug: string;
  readonly title: string;
  readonly source: string;
  readonly kind: SitePageKind;
  readonly position: number;
  readonly is_public: number;
  readonly revision: number;
  readonly updated_at: number;
  readonly updated_by: AccountId;
}

const COLUMNS =
  'id, site_id, slug, title, source, kind, position, is_public, revision, updated_at, updated_by';

function pageOf(row: PageRow): SitePage {
  const { id, slug, title, source, kind, position, revision } = row;
  return {
    ...{ id, slug, title, source, kind, position, revision },
    siteId: row.site_id,
    isPublic: row.is_public === 1,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}

export async function sitePages(
  db: Db,
  { siteId }: Parameters<NewsroomReads['sitePages']>[0],
): Promise<readonly SitePage[]> {
  const sql = `SELECT ${COLUMNS} FROM site_page WHERE site_id = ?`;
  const rows = await db.all<PageRow & Record<string, unknown>>(sql, [siteId]);
  return rows.map(pageOf).sort((a, b) => a.position - b.position || a.id - b.id);
}

export async function sitePageById(
  db: Db,
  { id }: Parameters<NewsroomReads['sitePageById']>[0],
): Promise<SitePage | undefined> {
  const row = await db.get<PageRow & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM site_page WHERE id = ?`,
    [id],
  );
  return row && pageOf(row);
}

export async function publicSitePage(
  db: Db,
  { siteId, slug }: Parameters<NewsroomReads['publicSitePage']>[0],
): Promise<SitePage | undefined> {
  const row = await db.get<PageRow & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM site_page WHERE site_id = ? AND slug = ? AND is_public = 1`,
    [siteId, slug],
  );
  return row && pageOf(row);
}

export async function saveSitePage(
  db: Db,
  { page, entry }: Parameters<NewsroomWrites['saveSitePage']>[0],
): Promise<void> {
  const { id, siteId, slug, title, source, kind, position, revision, updatedAt, updatedBy } = page;
  await mustBeFree(db, page);
  const about = { siteId, about: id, facts: { revision: revision + 1 } };
  await noteAct(db, entry, { ...about, kind: 'page.saved' });
  const values = [slug, title, source, kind, position, page.isPublic ? 1 : 0, revision + 1, updatedAt];
  if (revision === 0) {
    await db.run(
      `INSERT INTO site_page (slug, title, source, kind, position, is_public, revision, updated_at, updated_by, id, site_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [...values, updatedBy, id, siteId],
    );
  } else {
    const written = await db.run(
      `UPDATE site_page SET slug = ?, title = ?, source = ?, kind = ?, position = ?, is_public = ?, revision = ?,
         updated_at = ?, updated_by = ? WHERE id = ? AND site_id = ? AND revision = ?`,
      [...values, updatedBy, id, siteId, revision],
    );
    if (written === 0) throw new Refusal('page_changed');
  }
  await writeLinks(db, siteId);
}

async function mustBeFree(db: Db, { id, siteId, slug }: SitePage): Promise<void> {
  const sql = 'SELECT id FROM site_page WHERE site_id = ? AND slug = ?';
  const taken = await db.get<{ id: number }>(sql, [siteId, slug]);
  if (taken !== undefined && taken.id !== id) throw new Refusal('slug_taken', { path: `page/${slug}` });
}

export async function deleteSitePage(
  db: Db,
  { id, siteId, entry }: Parameters<NewsroomWrites['deleteSitePage']>[0],
): Promise<void> {
  await db.run('DELETE FROM site_page WHERE id = ? AND site_id = ?', [id, siteId]);
  await noteAct(db, entry, { siteId, about: id, kind: 'page.deleted', facts: {} });
  await writeLinks(db, siteId);
}

async function writeLinks(db: Db, siteId: SiteId): Promise<void> {
  const site = await siteById(db, { id: siteId });
  if (!site) throw new Refusal('not_found');
  const pages = (await sitePages(db, { siteId }))
    .filter(({ isPublic }) => isPublic)
    .map(({ slug, title, kind, revision }) => ({ slug, title, kind, revision }));
  await updateSite(db, { id: siteId, settings: { ...site.settings, pages } });
}
