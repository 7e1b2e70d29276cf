/** The moderators' queues. Both are predicates over comments, so their counts cannot drift. */
import type { Comment } from '../core/comment.js';
import { type Decision, type Flag, isJudgement } from '../core/decision.js';
import type { CommentId, SiteId } from '../core/ids.js';
import { commentsByIds } from './comments.js';
import { columnsOf, type Db, list } from './db.js';
import { type Page, pageAbove } from './keyset.js';
import type { QueueName, QueueRow, Reads } from './store.js';
import { COMMENT_COLUMNS, type CommentRow, commentOf } from './tables/comment.js';
import {
  DECISION_COLUMNS,
  type DecisionRow,
  decisionOf,
  FLAG_COLUMNS,
  type FlagRow,
  flagOf,
} from './tables/decision.js';

/** Each is word for word the condition of an index. */
const PREDICATES: Readonly<Record<QueueName, string>> = {
  held: "status = 'held' AND kind = 'comment'",
  flagged: "open_flags > 0 AND status = 'published'",
};

function queue(name: QueueName): Page<CommentRow> {
  const columns = COMMENT_COLUMNS.join(', ');
  const where = `site_id = ? AND ${PREDICATES[name]}`;
  return pageAbove({ columns, table: 'comment', where, key: 'placed_at' });
}
const pages: Readonly<Record<QueueName, Page<CommentRow>>> = {
  held: queue('held'),
  flagged: queue('flagged'),
};

export async function queuePage(
  db: Db,
  input: Parameters<Reads['queuePage']>[0],
): Promise<readonly QueueRow[]> {
  const { after, limit } = input;
  const found: Comment[] = [];
  for (const siteId of input.siteIds) {
    const rows = await pages[input.queue](db, { params: [siteId], after, limit });
    found.push(...rows.map(commentOf));
  }
  const page = found.sort((a, b) => a.placedAt - b.placedAt || a.id - b.id).slice(0, limit);
  return withContext(db, page);
}

async function withContext(db: Db, page: readonly Comment[]): Promise<readonly QueueRow[]> {
  if (page.length === 0) return [];
  const ids = page.map((comment) => comment.id);
  const parents = await commentsByIds(db, { ids: page.flatMap((comment) => comment.parentId ?? []) });
  const parentById = new Map(parents.map((parent) => [parent.id, parent]));
  const stories = await storiesOf(db, page);
  const decisions = await decisionsByComment(db, ids);
  const flags = await openFlags(db, ids);
  return page.flatMap((comment) => {
    const story = stories.get(comment.storyId);
    if (!story) return [];
    return {
      comment,
      story,
      parent: comment.parentId === null ? null : (parentById.get(comment.parentId) ?? null),
      decision: decisions.get(comment.id)?.at(-1) ?? null,
      judgement: decisions.get(comment.id)?.findLast(isJudgement) ?? null,
      flags: flags.filter((flag) => flag.commentId === comment.id),
    };
  });
}

async function storiesOf(db: Db, page: readonly Comment[]): Promise<ReadonlyMap<number, QueueRow['story']>> {
  const rows = await db.all<{
    id: Comment['storyId'];
    title: string;
    url: string | null;
    report_path: string | null;
  }>(`SELECT s.id, s.title, s.url, s.report_path FROM story s WHERE ${db.dialect.isOneOf('s.id')}`, [
    list([...new Set(page.map((comment) => comment.storyId))]),
  ]);
  return new Map(
    rows.map(({ id, title, url, report_path: reportPath }) => [id, { id, title, url, reportPath }]),
  );
}

/** Oldest first. */
async function decisionsByComment(
  db: Db,
  ids: readonly CommentId[],
): Promise<ReadonlyMap<CommentId, readonly Decision[]>> {
  const rows = await db.all<DecisionRow>(
    `SELECT ${columnsOf(DECISION_COLUMNS, 'd')} FROM decision d WHERE ${db.dialect.isOneOf('d.comment_id')}`,
    [list(ids)],
  );
  const oldestFirst = rows.map(decisionOf).sort((a, b) => a.id - b.id);
  return Map.groupBy(oldestFirst, ({ commentId }) => commentId);
}

async function openFlags(db: Db, ids: readonly CommentId[]): Promise<readonly Flag[]> {
  const rows = await db.all<FlagRow>(
    `SELECT ${columnsOf(FLAG_COLUMNS, 'f')} FROM flag f
     WHERE ${db.dialect.isOneOf('f.comment_id')} AND f.resolved_at IS NULL`,
    [list(ids)],
  );
  return rows.map(flagOf).sort((a, b) => a.createdAt - b.createdAt || a.id - b.id);
}

export async function queueCounts(
  db: Db,
  input: Parameters<Reads['queueCounts']>[0],
): Promise<Readonly<Record<QueueName, number>>> {
  const count = async (name: QueueName, siteId: SiteId) => {
    const sql = `SELECT count(*) AS n FROM comment WHERE site_id = ? AND ${PREDICATES[name]}`;
    return (await db.get<{ n: number }>(sql, [siteId]))?.n ?? 0;
  };
  const total = { held: 0, flagged: 0 };
  for (const siteId of input.siteIds) {
    total.held += await count('held', siteId);
    total.flagged += await count('flagged', siteId);
  }
  return total;
}
