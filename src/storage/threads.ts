/** Pages of a thread. Each reads the rows it gives and no others, however large or deep the thread is. */
import type { Comment } from '../core/comment.js';
import type { CommentId } from '../core/ids.js';
import { columnsOf, type Db, list } from './db.js';
import { type Page, pageAbove, pageBelow } from './keyset.js';
import type { Reads, Sort } from './store.js';
import { COMMENT_COLUMNS, type CommentRow, commentOf } from './tables/comment.js';

type Input<Name extends keyof Reads> = Parameters<Reads[Name]>[0];

const COLUMNS = COMMENT_COLUMNS.join(', ');
const roots = {
  columns: COLUMNS,
  table: 'comment',
  where: 'story_id = ? AND parent_id IS NULL AND listed = 1',
};

type RootPages = Readonly<Record<Sort, Page<CommentRow>>>;

function rootPagesOf(of: typeof roots): RootPages {
  return {
    newest: pageBelow({ ...of, key: 'placed_at' }),
    oldest: pageAbove({ ...of, key: 'placed_at' }),
    best: pageBelow({ ...of, key: 'score' }),
    replies: pageBelow({ ...of, key: 'reply_total' }),
  };
}

const rootPages = rootPagesOf(roots);
const openQuestions = rootPagesOf({ ...roots, where: `${roots.where} AND answers = 0` });
const answeredQuestions = rootPagesOf({ ...roots, where: `${roots.where} AND answers > 0` });

function pagesFor(answered: boolean | undefined): RootPages {
  if (answered === undefined) return rootPages;
  return answered ? answeredQuestions : openQuestions;
}

const repliesOfRoot = pageAbove<CommentRow>({
  columns: COLUMNS,
  table: 'comment',
  where: 'root_id = ? AND parent_id IS NOT NULL AND listed = 1',
  key: 'seq',
});

const children = pageAbove<CommentRow>({
  columns: COLUMNS,
  table: 'comment',
  where: 'parent_id = ? AND parent_id IS NOT NULL AND listed = 1',
  key: 'seq',
});

export async function rootsPage(db: Db, input: Input<'rootsPage'>): Promise<readonly Comment[]> {
  const { storyId, after, limit } = input;
  const rows = await pagesFor(input.answered)[input.sort](db, { params: [storyId], after, limit });
  return rows.map(commentOf);
}

export async function firstReplies(db: Db, input: Input<'firstReplies'>): Promise<readonly Comment[]> {
  if (input.rootIds.length === 0) return [];
  const sql = db.dialect.firstOfEach({
    columns: columnsOf(COMMENT_COLUMNS, 'c'),
    table: 'comment',
    inner: `SELECT k.id FROM comment k WHERE k.root_id = r.value AND k.parent_id IS NOT NULL AND k.listed = 1
            ORDER BY k.seq, k.id LIMIT ?`,
  });
  const rows = await db.all<CommentRow>(sql, [list(input.rootIds), input.limit]);
  const place = new Map(input.rootIds.map((id, i) => [id, i]));
  const placeOf = (comment: Comment) => place.get(comment.rootId) ?? 0;
  return rows.map(commentOf).sort((a, b) => placeOf(a) - placeOf(b) || a.seq - b.seq || a.id - b.id);
}

export async function repliesPage(db: Db, input: Input<'repliesPage'>): Promise<readonly Comment[]> {
  const { rootId, after, limit } = input;
  const rows = await repliesOfRoot(db, { params: [rootId], after, limit });
  return rows.map(commentOf);
}

export async function childrenPage(db: Db, input: Input<'childrenPage'>): Promise<readonly Comment[]> {
  const { parentId, after, limit } = input;
  const rows = await children(db, { params: [parentId], after, limit });
  return rows.map(commentOf);
}

export async function ancestors(db: Db, input: Input<'ancestors'>): Promise<readonly Comment[]> {
  const found: Comment[] = [];
  let next = await parentOf(db, input.id);
  while (next !== null && found.length < input.limit) {
    const row = await db.get<CommentRow>(`SELECT ${COLUMNS} FROM comment WHERE id = ?`, [next]);
    if (!row) break;
    found.push(commentOf(row));
    next = row.parent_id;
  }
  return found;
}

async function parentOf(db: Db, id: CommentId): Promise<CommentId | null> {
  const sql = 'SELECT parent_id FROM comment WHERE id = ?';
  const row = await db.get<Pick<CommentRow, 'parent_id'>>(sql, [id]);
  return row?.parent_id ?? null;
}
