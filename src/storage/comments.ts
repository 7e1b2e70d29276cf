/** Reads of comments outside the pages of a thread. */
import type { Comment } from '../core/comment.js';
import { columnsOf, type Db, list, type Value } from './db.js';
import { pageAbove, pageBelow } from './keyset.js';
import type { Position, Reads, Revision } from './store.js';
import { COMMENT_COLUMNS, type CommentRow, commentOf } from './tables/comment.js';

type Input<Name extends keyof Reads> = Parameters<Reads[Name]>[0];

const COLUMNS = COMMENT_COLUMNS.join(', ');

export async function commentById(db: Db, { id }: Input<'commentById'>): Promise<Comment | undefined> {
  const row = await db.get<CommentRow>(`SELECT ${COLUMNS} FROM comment WHERE id = ?`, [id]);
  return row && commentOf(row);
}

/** In the order of `ids`; unknown ones are left out. */
export async function commentsByIds(db: Db, { ids }: Input<'commentsByIds'>): Promise<readonly Comment[]> {
  if (ids.length === 0) return [];
  const rows = await db.all<CommentRow>(
    `SELECT ${columnsOf(COMMENT_COLUMNS, 'c')} FROM comment c WHERE ${db.dialect.isOneOf('c.id')}`,
    [list(ids)],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [commentOf(row)] : [];
  });
}

const storyPage = pageAbove<CommentRow>({
  columns: COLUMNS,
  table: 'comment',
  where: 'story_id = ?',
  key: 'seq',
});

export async function commentsOfStory(db: Db, input: Input<'commentsOfStory'>): Promise<readonly Comment[]> {
  const after = await positionOf(db, input.afterId, 'seq');
  const rows = await storyPage(db, { params: [input.storyId], after, limit: input.limit });
  return rows.map(commentOf);
}

const byAccount = pageBelow<CommentRow>({
  columns: COLUMNS,
  table: 'comment',
  where: 'account_id = ? AND site_id = ? AND account_id IS NOT NULL',
  key: 'placed_at',
});
const byGuest = pageBelow<CommentRow>({
  columns: COLUMNS,
  table: 'comment',
  where: 'guest_hash = ? AND site_id = ? AND guest_hash IS NOT NULL',
  key: 'placed_at',
});

export async function commentsByAuthor(
  db: Db,
  input: Input<'commentsByAuthor'>,
): Promise<readonly Comment[]> {
  const { author } = input;
  const before = await positionOf(db, input.beforeId, 'placed_at');
  const [page, who]: [typeof byAccount, Value] =
    'accountId' in author ? [byAccount, author.accountId] : [byGuest, author.guestHash];
  const rows = await page(db, { params: [who, input.siteId], after: before, limit: input.limit });
  return rows.map(commentOf);
}

async function positionOf(
  db: Db,
  id: number | undefined,
  key: 'seq' | 'placed_at',
): Promise<Position | undefined> {
  if (id === undefined) return undefined;
  return db.get<Position>(`SELECT ${key} AS key, id FROM comment WHERE id = ?`, [id]);
}

export async function revisionsOf(db: Db, { id }: Input<'revisionsOf'>): Promise<readonly Revision[]> {
  const rows = await db.all<{ revision: number; source: string; created_at: number }>(
    'SELECT revision, source, created_at FROM comment_revision WHERE comment_id = ? ORDER BY revision',
    [id],
  );
  return rows.map((row) => ({ revision: row.revision, source: row.source, createdAt: row.created_at }));
}
