/** Views that moderators have saved. */
import type { AccountId, SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { SavedView } from '../core/saved-view.js';
import { type Db, insertInto, list } from './db.js';
import type { QueueReads, QueueWrites } from './queue-store.js';

interface ViewRow {
  readonly id: number;
  readonly site_id: SiteId | null;
  readonly owner_id: AccountId | null;
  readonly name: string;
  readonly page: SavedView['page'];
  readonly asked: string;
  readonly created_at: number;
}

const COLUMNS = ['id', 'site_id', 'owner_id', 'name', 'page', 'asked', 'created_at'];
const READ = COLUMNS.join(', ');
/** A list that is longer is no help; of one person, and of one desk. */
const MOST = 20;

function viewOf(row: ViewRow): SavedView {
  return {
    ...{ id: row.id, siteId: row.site_id, ownerId: row.owner_id, name: row.name, page: row.page },
    parameters: JSON.parse(row.asked) as SavedView['parameters'],
    createdAt: row.created_at,
  };
}

export async function savedViews(
  db: Db,
  { ownerId, siteIds }: Parameters<QueueReads['savedViews']>[0],
): Promise<readonly SavedView[]> {
  const own = await db.all<ViewRow>(
    `SELECT ${READ} FROM saved_view WHERE owner_id = ? AND site_id IS NULL ORDER BY id LIMIT ${MOST}`,
    [ownerId],
  );
  const shared = await db.all<ViewRow>(
    `SELECT ${READ} FROM saved_view WHERE site_id IS NOT NULL AND ${db.dialect.isOneOf('site_id')} ORDER BY id LIMIT ${MOST}`,
    [list(siteIds)],
  );
  return [...own, ...shared].map(viewOf);
}

export async function savedViewById(db: Db, { id }: { id: number }): Promise<SavedView | undefined> {
  const row = await db.get<ViewRow>(`SELECT ${READ} FROM saved_view WHERE id = ?`, [id]);
  return row && viewOf(row);
}

export async function saveView(db: Db, { view }: Parameters<QueueWrites['saveView']>[0]): Promise<void> {
  const { id, siteId, ownerId, name, page, parameters, createdAt } = view;
  const full = await db.get<{ n: number }>(
    siteId === null
      ? 'SELECT count(*) AS n FROM saved_view WHERE owner_id = ? AND site_id IS NULL'
      : 'SELECT count(*) AS n FROM saved_view WHERE site_id = ?',
    [siteId ?? ownerId],
  );
  if ((full?.n ?? 0) >= MOST)
    throw new Refusal('invalid_request', { problem: `there are ${MOST} views already; delete one first.` });
  const values = [id, siteId, ownerId, name, page, JSON.stringify(parameters), createdAt];
  await db.run(insertInto('saved_view', COLUMNS), values);
}

export async function renameView(
  db: Db,
  { id, name }: Parameters<QueueWrites['renameView']>[0],
): Promise<void> {
  if ((await db.run('UPDATE saved_view SET name = ? WHERE id = ?', [name, id])) === 0)
    throw new Refusal('not_found');
}

export async function deleteView(db: Db, { id }: Parameters<QueueWrites['deleteView']>[0]): Promise<void> {
  await db.run('DELETE FROM saved_view WHERE id = ?', [id]);
}

/** Of somebody who is forgotten: their own views go, shared ones stay the desk's. */
export async function forgetViews(db: Db, ownerId: AccountId): Promise<void> {
  await db.run('DELETE FROM saved_view WHERE owner_id = ? AND site_id IS NULL', [ownerId]);
  await db.run('UPDATE saved_view SET owner_id = NULL WHERE owner_id = ?', [ownerId]);
}
