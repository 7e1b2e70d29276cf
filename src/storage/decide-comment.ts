import type { Comment } from '../core/comment.js';
import type { Outcome } from '../core/decision.js';
import { Refusal } from '../core/refusal.js';
import { areWordsGone, WORDS_GONE } from '../core/retention.js';
import { mustBeOwnHand } from './claims-in-queue.js';
import type { Db } from './db.js';
import { addDecision, fullDecision } from './decisions.js';
import { addEvent, STATUS_EVENT } from './events.js';
import { ASKS_FOR_MODERATOR, reopenFlags, resolveFlags } from './flags.js';
import { endNotices } from './law-notices.js';
import { changeStatus, touchStory } from './listing.js';
import { lockComment } from './locks.js';
import { setMarks } from './marked-comments.js';
import { addJob } from './outbox.js';
import { keepStatement } from './statements.js';
import type { Marks, Writes } from './store.js';
import { COMMENT_COLUMNS, type CommentRow, commentOf } from './tables/comment.js';
import { settleWaiting } from './waiting.js';

const CLOSES_FLAGS: ReadonlySet<Outcome> = new Set(['publish', 'keep', 'remove', 'reject']);

/** Every change of status: see Writes.decideComment. */
export async function decideComment(db: Db, input: Parameters<Writes['decideComment']>[0]): Promise<Comment> {
  const before = await lockComment(db, input.id);
  if (before.revision !== input.revision) throw new Refusal('stale_revision');
  if (!input.from.includes(before.status)) throw new Refusal('already_decided', { status: before.status });
  // Here and not only before: the words may go while somebody presses the button.
  if (input.to === 'published' && areWordsGone(commentOf(before)))
    throw new Refusal('forbidden', { reason: WORDS_GONE });
  await mustComeAfter(db, input);
  const { actorKind, actorId: by } = input.decision;
  if (actorKind === 'account') await mustBeOwnHand(db, { id: before.id, by, now: input.now });
  if (input.decision.outcome === 'keep') await mustAskForIt(db, before);
  if (CLOSES_FLAGS.has(input.decision.outcome)) await mustHaveSeenFlags(db, input);
  const decision = fullDecision(input.decision, before, { before: before.status, after: input.to });
  await addDecision(db, decision);
  if (before.status !== input.to) await keepStatement(db, decision, before);
  if (CLOSES_FLAGS.has(input.decision.outcome)) await resolveFlags(db, before.id, input.decision.createdAt);
  if (input.decision.undoes !== null) await reopenFlags(db, before.id, input.decision.undoes);
  await endNotices(db, decision);
  for (const job of input.jobs ?? []) await addJob(db, job);
  if (input.marks) await mark(db, before, { ...input.marks, now: input.now });
  if (before.status !== input.to) {
    await changeStatus(db, before, input.to);
    await addEvent(db, {
      siteId: before.site_id,
      storyId: before.story_id,
      commentId: before.id,
      kind: STATUS_EVENT[input.to],
      at: input.now,
    });
  }
  await settleWaiting(db, before.id);
  return readBack(db, before.id);
}

/** Readers see what is pinned or featured, so it is an event and a new version. */
async function mark(db: Db, before: CommentRow, marks: Marks & { readonly now: number }): Promise<void> {
  await setMarks(db, before, marks);
  await touchStory(db, { id: before.story_id, counted: 0, isVisible: true });
  const { site_id: siteId, story_id: storyId, id: commentId } = before;
  await addEvent(db, { siteId, storyId, commentId, kind: 'comment.edited', at: marks.now });
}

/** There is something to close: complaints, or that nobody of the newsroom has read it. */
async function mustAskForIt(db: Db, { id, open_flags: flags }: CommentRow): Promise<void> {
  if (flags > 0) return;
  const row = await db.get('SELECT comment_id FROM waiting WHERE comment_id = ?', [id]);
  if (row === undefined) throw new Refusal('already_decided');
}

/** A complaint that came while the moderator was reading would be closed unread. */
async function mustHaveSeenFlags(
  db: Db,
  { id, lastFlag }: Pick<Parameters<Writes['decideComment']>[0], 'id' | 'lastFlag'>,
): Promise<void> {
  if (lastFlag === undefined) return;
  const sql = `SELECT max(id) AS newest FROM flag WHERE comment_id = ? AND resolved_at IS NULL AND ${ASKS_FOR_MODERATOR}`;
  const newest = (await db.get<{ newest: number | null }>(sql, [id]))?.newest ?? null;
  if (newest !== null && newest > (lastFlag ?? 0)) throw new Refusal('new_complaint');
}

/** A decision that the moderator has not seen may be one that they agree with, or not: either way they should know. */
async function mustComeAfter(
  db: Db,
  { id, last }: Pick<Parameters<Writes['decideComment']>[0], 'id' | 'last'>,
): Promise<void> {
  if (last === undefined) return;
  const sql = 'SELECT max(id) AS newest FROM decision WHERE comment_id = ?';
  const newest = (await db.get<{ newest: number | null }>(sql, [id]))?.newest ?? null;
  if (newest !== last) throw new Refusal('already_decided');
}

/** The comment as this transaction has left it. */
export async function readBack(db: Db, id: Comment['id']): Promise<Comment> {
  const sql = `SELECT ${COMMENT_COLUMNS.join(', ')} FROM comment WHERE id = ?`;
  const row = await db.get<CommentRow>(sql, [id]);
  if (!row) throw new Refusal('not_found');
  return commentOf(row);
}
