/** Comments of a whole site, whatever their story: the latest, and those that the newsroom features. */
import type { Comment } from '../core/comment.js';
import type { Db } from './db.js';
import { pageBelow } from './keyset.js';
import type { Reads } from './store.js';
import { COMMENT_COLUMNS, type CommentRow, commentOf } from './tables/comment.js';

const COLUMNS = COMMENT_COLUMNS.join(', ');

const featured = pageBelow<CommentRow>({
  columns: COLUMNS,
  table: 'comment',
  where: "site_id = ? AND featured_at IS NOT NULL AND status = 'published'",
  key: 'featured_at',
});

// Whatever was written here has a fingerprint; an archive of old comments has none, and is not walked through.
const latest = pageBelow<CommentRow>({
  columns: COLUMNS,
  table: 'comment',
  where: "site_id = ? AND fingerprint IS NOT NULL AND status = 'published' AND kind = 'comment'",
  key: 'placed_at',
});

/** See Reads.featuredPage. */
export async function featuredPage(
  db: Db,
  { siteId, limit, after }: Parameters<Reads['featuredPage']>[0],
): Promise<readonly Comment[]> {
  const rows = await featured(db, { params: [siteId], after, limit });
  return rows.map(commentOf);
}

/** See Reads.latestPage. */
export async function latestPage(
  db: Db,
  { siteId, limit, after }: Parameters<Reads['latestPage']>[0],
): Promise<readonly Comment[]> {
  const rows = await latest(db, { params: [siteId], after, limit });
  return rows.map(commentOf);
}
