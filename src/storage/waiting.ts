/**
 * Keeps beside each comment whether it waits for a moderator, where and since when. To be called in every transaction that
 * changes what it follows from: status, complaints, decisions, the section of its story.
 */
import type { Comment } from '../core/comment.js';
import { type Decision, isJudgement } from '../core/decision.js';
import type { Evidence } from '../core/evidence.js';
import type { CommentId, StoryId } from '../core/ids.js';
import { harmOf } from '../core/triage/harm.js';
import { SECOND_READING } from '../core/triage/second-reading.js';
import { type QueueName, UNREVIEWED_FOR, type Waiting } from '../core/triage/triage.js';
import { type Db, insertInto, insertMany, list } from './db.js';
import { decisionsOf } from './decisions.js';
import { flagsOf } from './flags.js';
import { cell, type PackedComments } from './packed-batch.js';
import type { NewDecision } from './store.js';
import type { CommentRow } from './tables/comment.js';
import { WAITING_COLUMNS, waitingValues } from './tables/waiting.js';

/** What is looked at to tell where a comment waits. */
type Looked = Pick<CommentRow, 'kind' | 'status' | 'open_flags' | 'is_staff' | 'source_status'>;

/** The queue that a comment belongs to, read by a moderator or not; undefined for none. */
function queueOf(comment: Looked, isRead: boolean): QueueName | undefined {
  if (comment.kind !== 'comment') return undefined;
  if (comment.status === 'held') return 'held';
  if (comment.status !== 'published') return undefined;
  if (comment.open_flags > 0) return 'flagged';
  // What staff wrote, or an archive brought, nobody expects to be read again.
  const isOurs = comment.is_staff === 0 && comment.source_status === null;
  return isOurs && !isRead ? 'unreviewed' : undefined;
}

const NOTHING_KEPT = 'DELETE FROM waiting WHERE comment_id = ?';
const KEEP = `${insertInto('waiting', WAITING_COLUMNS)} ON CONFLICT (comment_id) DO UPDATE SET
  story_id = excluded.story_id, queue = excluded.queue, place = excluded.place, since = excluded.since, harm = excluded.harm,
  percent = excluded.percent, reach = excluded.reach, rule = excluded.rule, section = excluded.section`;

type Settled = Looked &
  Pick<CommentRow, 'id' | 'site_id' | 'story_id' | 'placed_at' | 'revision'> & {
    readonly total: number;
    readonly section: string;
    readonly second: number | null;
  };

/** Makes the row of a comment anew from what is stored of it. */
export async function settleWaiting(db: Db, id: CommentId): Promise<void> {
  const comment = await db.get<Settled>(
    `SELECT c.id, c.site_id, c.story_id, c.kind, c.status, c.open_flags, c.is_staff, c.source_status, c.placed_at, c.revision,
       s.total, s.section, w.second FROM comment c JOIN story s ON s.id = c.story_id LEFT JOIN waiting w ON w.comment_id = c.id
     WHERE c.id = ?`,
    [id],
  );
  const decisions = comment === undefined ? [] : await decisionsOf(db, { commentId: id });
  const isRead = decisions.some(
    ({ actorKind, revision }) => actorKind === 'account' && revision === comment?.revision,
  );
  const queue = comment && queueOf(comment, isRead);
  if (!comment || queue === undefined) {
    await db.run(NOTHING_KEPT, [id]);
    return;
  }
  const { site_id: siteId, story_id: storyId, section, total: reach } = comment;
  const why = await whyOf(db, { comment, queue, decisions });
  await db.run(KEEP, waitingValues({ commentId: id, siteId, storyId }, { ...why, queue, reach, section }));
}

interface Known {
  readonly comment: Settled;
  readonly queue: QueueName;
  /** The oldest first. */
  readonly decisions: readonly Decision[];
}

async function whyOf(
  db: Db,
  { comment, queue, decisions }: Known,
): Promise<Pick<Waiting, 'since' | 'harm' | 'rule'>> {
  const judgement = decisions.findLast(isJudgement);
  const evidence = [...(judgement?.evidence ?? []), ...secondOf(comment)];
  const rule = judgement?.rule ?? '';
  if (queue === 'flagged') {
    const open = (await flagsOf(db, { commentId: comment.id })).filter(
      ({ resolvedAt }) => resolvedAt === null,
    );
    const reasons = open.map(({ reason }) => reason);
    const since = open.find(({ reason }) => reason !== 'disagree')?.createdAt ?? comment.placed_at;
    return { since, harm: harmOf(evidence, reasons), rule: mostFrequent(reasons) };
  }
  const held = decisions.findLast(
    // An undo puts it back where it was.
    (one) => one.statusAfter === 'held' && one.statusBefore !== 'held' && one.outcome !== 'undo',
  );
  const from = queue === 'held' ? held : judgement;
  return { since: from?.createdAt ?? comment.placed_at, harm: harmOf(evidence, []), rule };
}

/** What a second reading of the words as they stand has found, if there was one. */
function secondOf({ second }: Settled): readonly Pick<Evidence, 'signal' | 'score'>[] {
  return second === null ? [] : [{ signal: SECOND_READING, score: second / 100 }];
}

function mostFrequent(reasons: readonly string[]): string {
  const counted = [...Map.groupBy(reasons, (reason) => reason)].filter(([reason]) => reason !== 'disagree');
  return counted.sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? '';
}

/** The row of a comment that was just posted, from what the post knows. */
export async function addWaiting(
  db: Db,
  {
    comment,
    decision,
    total,
  }: { readonly comment: Comment; readonly decision: NewDecision; readonly total: number },
): Promise<void> {
  const looked: Looked = {
    ...{ kind: comment.kind, status: comment.status, open_flags: 0 },
    ...{ is_staff: comment.author.isStaff ? 1 : 0, source_status: comment.sourceStatus },
  };
  const queue = queueOf(looked, false);
  if (queue === undefined) return;
  const section = await sectionOf(db, comment.storyId);
  const { id: commentId, siteId, storyId } = comment;
  const waiting = { queue, since: decision.createdAt, harm: harmOf(decision.evidence, []), reach: total };
  await db.run(
    KEEP,
    waitingValues({ commentId, siteId, storyId }, { ...waiting, rule: decision.rule ?? '', section }),
  );
}

async function sectionOf(db: Db, storyId: StoryId): Promise<string> {
  const sql = 'SELECT section FROM story WHERE id = ?';
  return (await db.get<{ section: string }>(sql, [storyId]))?.section ?? '';
}

/** Rows of those of a batch of an archive that wait to be decided. */
export async function addImportedWaiting(db: Db, { rows, sourceIds, more }: PackedComments): Promise<void> {
  const held = [...sourceIds.keys()].filter(
    (n) => cell(rows, n, 'status') === 'held' && cell(rows, n, 'kind') === 'comment',
  );
  if (held.length === 0) return;
  const stories = await db.all<{ id: StoryId; total: number; section: string }>(
    `SELECT s.id, s.total, s.section FROM story s WHERE ${db.dialect.isOneOf('s.id')}`,
    [list([...new Set(held.map((n) => cell(rows, n, 'story_id')))])],
  );
  const byId = new Map(stories.map((story) => [story.id, story]));
  const decisions = new Map(more.map(({ n, decision }) => [n, decision]));
  const values = held.map((n) => {
    const decision = decisions.get(n);
    const [commentId, storyId] = [cell(rows, n, 'id'), cell(rows, n, 'story_id')];
    const { total: reach = 0, section = '' } = byId.get(storyId) ?? {};
    const harm = harmOf(decision?.evidence ?? [], []);
    const since = cell(rows, n, 'placed_at');
    const waiting = { queue: 'held', since, harm, reach, rule: decision?.rule ?? '', section } as const;
    return waitingValues({ commentId, siteId: cell(rows, n, 'site_id'), storyId }, waiting);
  });
  await insertMany(
    db,
    { table: 'waiting', columns: WAITING_COLUMNS, rest: 'ON CONFLICT DO NOTHING' },
    values,
  );
}

/** What nobody has looked at for so long is looked at by nobody: at most `most` rows at once. */
export async function dropUnreviewed(
  db: Db,
  { now, most }: { readonly now: number; readonly most: number },
): Promise<void> {
  await db.run(
    `DELETE FROM waiting WHERE comment_id IN
       (SELECT comment_id FROM waiting WHERE queue = 'unreviewed' AND since < ? ORDER BY since LIMIT ?)`,
    [now - UNREVIEWED_FOR, most],
  );
}
