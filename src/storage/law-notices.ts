/** Notices of illegal content, and what became of them. */
import type { Decision } from '../core/decision.js';
import type { AccountId, CommentId, DecisionId, SiteId } from '../core/ids.js';
import { createIdMaker } from '../core/ids.js';
import type { Notice, NoticeOutcome } from '../core/process/notice.js';
import { Refusal } from '../core/refusal.js';
import { type Db, insertInto } from './db.js';
import { ofDesk } from './desk-rows.js';
import { flagComment } from './flag-comment.js';
import { pageAbove } from './keyset.js';
import { addLogEntry } from './log-entries.js';
import { addJob } from './outbox.js';
import type { PeriodPage, ProcessReads, ProcessWrites } from './process-store.js';
import type { Desk } from './stored.js';

interface NoticeRow {
  readonly id: number;
  readonly site_id: SiteId;
  readonly comment_id: CommentId | null;
  readonly location: string;
  readonly kind: Notice['kind'];
  readonly explanation: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly language: string;
  readonly created_at: number;
  readonly ended_at: number | null;
  readonly ended_by: AccountId | null;
  readonly outcome: NoticeOutcome | null;
  readonly answer: string | null;
  readonly decision_id: DecisionId | null;
}

const COLUMNS =
  'id, site_id, comment_id, location, kind, explanation, name, email, language, created_at, ended_at, ended_by, outcome, answer, decision_id';

function noticeOf(row: NoticeRow): Notice {
  return {
    id: row.id,
    siteId: row.site_id,
    commentId: row.comment_id,
    location: row.location,
    kind: row.kind,
    explanation: row.explanation,
    name: row.name,
    email: row.email,
    language: row.language,
    createdAt: row.created_at,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
    outcome: row.outcome,
    answer: row.answer,
    decisionId: row.decision_id,
  };
}

export async function noticeById(db: Db, { id }: { id: number }): Promise<Notice | undefined> {
  const row = await db.get<NoticeRow>(`SELECT ${COLUMNS} FROM law_notice WHERE id = ?`, [id]);
  return row && noticeOf(row);
}

const byTime = pageAbove<NoticeRow>({
  columns: COLUMNS,
  table: 'law_notice',
  where: 'site_id = ? AND created_at >= ? AND created_at < ?',
  key: 'created_at',
});

export async function noticesPage(
  db: Db,
  { siteId, from, to, limit, after }: PeriodPage,
): Promise<readonly Notice[]> {
  return (await byTime(db, { params: [siteId, from, to], after, limit })).map(noticeOf);
}

export async function openNotices(
  db: Db,
  { desks, limit, after }: Parameters<ProcessReads['openNotices']>[0],
): Promise<readonly Notice[]> {
  const found: Notice[] = [];
  for (const desk of desks) {
    const { where, params } = openOn(db, desk);
    const open = pageAbove<NoticeRow>({ columns: COLUMNS, table: 'law_notice', where, key: 'created_at' });
    found.push(...(await open(db, { params, after, limit })).map(noticeOf));
  }
  return found.sort((a, b) => a.createdAt - b.createdAt || a.id - b.id).slice(0, limit);
}

export async function openNoticeCount(
  db: Db,
  { desks }: Parameters<ProcessReads['openNoticeCount']>[0],
): Promise<number> {
  let total = 0;
  for (const desk of desks) {
    const { from, params } = openOn(db, desk);
    const sql = `SELECT count(*) AS n FROM ${from}`;
    total += (await db.get<{ n: number }>(sql, params))?.n ?? 0;
  }
  return total;
}

function openOn(db: Db, desk: Desk) {
  const { where: here, params } = ofDesk(db, desk, 'law_notice.comment_id');
  const where = `${here} AND ended_at IS NULL`;
  return { where, from: `law_notice WHERE ${where}`, params };
}

export async function createNotice(
  db: Db,
  { notice, entryId }: Parameters<ProcessWrites['createNotice']>[0],
): Promise<void> {
  const { id, siteId, commentId, location, kind, explanation, name, email, language, createdAt } = notice;
  const names = COLUMNS.split(', ').slice(0, 10);
  await db.run(insertInto('law_notice', names), [
    ...[id, siteId, commentId, location, kind, explanation, name, email, language, createdAt],
  ]);
  if (commentId !== null) await complain(db, { ...notice, commentId });
  const entry = { id: entryId, siteId, about: id, actorId: null, createdAt };
  await addLogEntry(db, { ...entry, kind: 'notice.made', facts: { comment: commentId, kind } });
  if (email !== null) await mailReporter(db, { id, siteId, now: createdAt });
}

/** What is not on the site any more needs no complaint: the notice waits by itself. */
async function complain(
  db: Db,
  {
    id,
    commentId,
    explanation,
    createdAt,
  }: Pick<Notice, 'id' | 'explanation' | 'createdAt'> & {
    readonly commentId: CommentId;
  },
): Promise<void> {
  const comment = await db.get<{ status: string; revision: number }>(
    'SELECT status, revision FROM comment WHERE id = ?',
    [commentId],
  );
  if (comment?.status !== 'published') return;
  const flag = { id, commentId, revision: comment.revision, reporterHash: `notice ${id}` };
  await flagComment(db, { ...flag, reason: 'illegal', text: explanation, now: createdAt });
}

/** Of what is known when the job is done: the receipt while the notice waits, else the answer. */
async function mailReporter(
  db: Db,
  { id, siteId, now }: { readonly id: number; readonly siteId: SiteId; readonly now: number },
): Promise<void> {
  await addJob(db, { siteId, lane: 'mail', kind: 'notice', payload: { noticeId: id }, dueAt: now, now });
}

const ENDS: Readonly<Partial<Record<Decision['outcome'], NoticeOutcome>>> = {
  remove: 'removed',
  reject: 'removed',
  delete: 'removed',
  erase: 'removed',
  keep: 'kept',
};

/** A decision about a comment answers every notice about it that waits; undone, they wait again. */
export async function endNotices(db: Db, decision: Decision): Promise<void> {
  const { commentId, id, reason, createdAt, actorKind, actorId } = decision;
  if (decision.undoes !== null) {
    await db.run(
      `UPDATE law_notice SET ended_at = NULL, ended_by = NULL, outcome = NULL, answer = NULL, decision_id = NULL
       WHERE comment_id = ? AND decision_id = ?`,
      [commentId, decision.undoes],
    );
    return;
  }
  const outcome = ENDS[decision.outcome];
  if (outcome === undefined) return;
  const waiting = await db.all<{ id: number; site_id: SiteId; email: string | null }>(
    'SELECT id, site_id, email FROM law_notice WHERE comment_id = ? AND ended_at IS NULL',
    [commentId],
  );
  const by = actorKind === 'account' ? actorId : null;
  const makeId = createIdMaker(() => createdAt, Math.random);
  for (const one of waiting) {
    await db.run(
      `UPDATE law_notice SET ended_at = ?, ended_by = ?, outcome = ?, answer = ?, decision_id = ? WHERE id = ?`,
      [createdAt, by, outcome, reason, id, one.id],
    );
    const entry = { id: makeId<number>(), siteId: one.site_id, about: one.id, actorId: by, createdAt };
    await addLogEntry(db, { ...entry, kind: 'notice.answered', facts: { outcome, decision: id } });
    if (one.email !== null) await mailReporter(db, { id: one.id, siteId: one.site_id, now: createdAt });
  }
}

export async function answerNotice(
  db: Db,
  { id, by, outcome, answer, entryId, now }: Parameters<ProcessWrites['answerNotice']>[0],
): Promise<void> {
  const notice = await noticeById(db, { id });
  if (!notice) throw new Refusal('not_found');
  const ended = await db.run(
    'UPDATE law_notice SET ended_at = ?, ended_by = ?, outcome = ?, answer = ? WHERE id = ? AND ended_at IS NULL',
    [now, by, outcome, answer, id],
  );
  if (ended === 0) throw new Refusal('already_decided');
  const { siteId, email } = notice;
  const entry = { id: entryId, siteId, about: id, actorId: by, createdAt: now };
  await addLogEntry(db, { ...entry, kind: 'notice.answered', facts: { outcome, decision: null } });
  if (email !== null) await mailReporter(db, { id, siteId, now });
}

/** Forgets who reported by this address, and what they wrote; that there was a notice, and how it ended, stays. */
export async function forgetReporter(db: Db, email: string): Promise<void> {
  await db.run(
    `UPDATE flag SET text = NULL WHERE id IN (SELECT id FROM law_notice WHERE email = ? AND email IS NOT NULL)`,
    [email],
  );
  await db.run("UPDATE law_notice SET name = NULL, email = NULL, explanation = '' WHERE email = ?", [email]);
}

/** Forgets what was said about an erased comment. */
export async function forgetNoticesAbout(db: Db, commentId: CommentId): Promise<void> {
  await db.run("UPDATE law_notice SET explanation = '' WHERE comment_id = ?", [commentId]);
  await db.run('UPDATE flag SET text = NULL WHERE comment_id = ?', [commentId]);
}
