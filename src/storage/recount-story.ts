import type { CommentId, StoryId } from '../core/ids.js';
import { bestScore } from '../core/ranking.js';
import { recountAnswers } from './answers.js';
import type { Db } from './db.js';
import { ASKS_FOR_MODERATOR } from './flags.js';
import { pageBelow } from './keyset.js';
import { isCounted, shouldList } from './listing.js';
import { lockStory } from './locks.js';
import type { CommentRow } from './tables/comment.js';
import { settleWaiting } from './waiting.js';

type Counted = 'listed' | 'listed_children' | 'reply_total' | 'open_flags' | 'score';
type Counts = Readonly<Record<Counted, number>>;
type Row = Counts &
  Pick<CommentRow, 'id' | 'parent_id' | 'root_id' | 'seq' | 'kind' | 'status' | 'up' | 'down'>;

// Rows in memory at once: a thread may have a hundred thousand.
const PAGE = 1000;

/** Children stand after their parents in the order of seq, so backwards every comment comes after all that it counts. */
const lastFirst = pageBelow<Row>({
  columns:
    'id, parent_id, root_id, seq, kind, status, listed, listed_children, reply_total, open_flags, up, down, score',
  table: 'comment',
  where: 'story_id = ?',
  key: 'seq',
});

/** What is known of comments that have not come yet. */
interface Tally {
  readonly listedChildren: Map<CommentId, number>;
  readonly replies: Map<CommentId, number>;
  readonly flags: ReadonlyMap<CommentId, number>;
  /** Where comments of the story wait. */
  readonly waiting: Map<CommentId, string>;
}

/** Rebuilds every count and listing of a story from its comments and flags; `changed` counts the rows that were wrong. */
export async function recountStory(db: Db, { id }: { id: StoryId }): Promise<{ readonly changed: number }> {
  const story = await lockStory(db, id);
  const waiting = await waitingIn(db, id);
  const flags = await openFlags(db, id);
  const tally: Tally = { listedChildren: new Map(), replies: new Map(), flags, waiting };
  let changed = 0;
  let total = 0;
  let last: Row | undefined;
  do {
    const after = last && { key: last.seq, id: last.id };
    const page = await lastFirst(db, { params: [id], after, limit: PAGE });
    for (const row of page) {
      const counts = count(row, tally);
      total += Number(isCounted(row, row.status));
      const waits = await settleWrong(db, row, { counts, waiting });
      if (isRight(row, counts) && !waits) continue;
      changed++;
      await setCounts(db, row.id, counts);
    }
    last = page.length === PAGE ? page.at(-1) : undefined;
  } while (last);
  changed += await recountAnswers(db, id);
  if (total !== story.total) changed++;
  if (changed > 0) {
    await db.run('UPDATE story SET total = ?, version = version + 1 WHERE id = ?', [total, id]);
  }
  return { changed };
}

async function openFlags(db: Db, id: StoryId): Promise<ReadonlyMap<CommentId, number>> {
  const rows = await db.all<{ comment_id: CommentId; n: number }>(
    `SELECT f.comment_id, count(*) AS n FROM flag f JOIN comment c ON c.id = f.comment_id
     WHERE c.story_id = ? AND f.resolved_at IS NULL AND f.${ASKS_FOR_MODERATOR} GROUP BY f.comment_id`,
    [id],
  );
  return new Map(rows.map((row) => [row.comment_id, row.n]));
}

/** The row's right counts. Tells them to its parent and root, and forgets what was told to it. */
function count(row: Row, { listedChildren, replies, flags }: Tally): Counts {
  const children = listedChildren.get(row.id) ?? 0;
  const below = replies.get(row.id) ?? 0;
  listedChildren.delete(row.id);
  replies.delete(row.id);
  const listed = Number(shouldList({ ...row, listed_children: children }));
  if (row.parent_id !== null) {
    listedChildren.set(row.parent_id, (listedChildren.get(row.parent_id) ?? 0) + listed);
    const counted = Number(isCounted(row, row.status));
    replies.set(row.root_id, (replies.get(row.root_id) ?? 0) + counted);
  }
  return {
    listed,
    listed_children: children,
    reply_total: below,
    open_flags: flags.get(row.id) ?? 0,
    score: bestScore(row.up, row.down),
  };
}

async function waitingIn(db: Db, id: StoryId): Promise<Map<CommentId, string>> {
  const sql = 'SELECT comment_id AS id, queue FROM waiting WHERE story_id = ?';
  const rows = await db.all<{ id: CommentId; queue: string }>(sql, [id]);
  return new Map(rows.map((row) => [row.id, row.queue]));
}

/** Makes the row of what waits anew where it cannot be right. Whether it was not. */
async function settleWrong(
  db: Db,
  row: Row,
  { counts, waiting }: { readonly counts: Counts; readonly waiting: ReadonlyMap<CommentId, string> },
): Promise<boolean> {
  const kept = waiting.get(row.id);
  const isOpen = row.kind === 'comment' && row.status === 'published';
  const isHeld = row.kind === 'comment' && row.status === 'held';
  const known = isHeld ? 'held' : isOpen && counts.open_flags > 0 ? 'flagged' : undefined;
  const isWrong =
    known === undefined ? kept !== undefined && !(isOpen && kept === 'unreviewed') : kept !== known;
  if (isWrong) {
    await setCounts(db, row.id, counts);
    await settleWaiting(db, row.id);
  }
  return isWrong;
}

function isRight(row: Row, counts: Counts): boolean {
  return (
    counts.listed === row.listed &&
    counts.listed_children === row.listed_children &&
    counts.reply_total === row.reply_total &&
    counts.open_flags === row.open_flags &&
    counts.score === row.score
  );
}

async function setCounts(db: Db, id: CommentId, counts: Counts): Promise<void> {
  await db.run(
    `UPDATE comment SET listed = ?, listed_children = ?, reply_total = ?, open_flags = ?, score = ? WHERE id = ?`,
    [counts.listed, counts.listed_children, counts.reply_total, counts.open_flags, counts.score, id],
  );
}
