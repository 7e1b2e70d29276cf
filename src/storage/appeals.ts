/** Authors' appeals, decided by somebody else. */
import { isAtLeast } from '../core/account.js';
import type { AccountId, CommentId, DecisionId, SiteId } from '../core/ids.js';
import { type Appeal, isAppealable } from '../core/process/appeal.js';
import { Refusal } from '../core/refusal.js';
import { staffOn } from './accounts.js';
import { type Db, insertInto } from './db.js';
import { decideComment } from './decide-comment.js';
import { decisionsOf } from './decisions.js';
import { ofDesk } from './desk-rows.js';
import { pageAbove } from './keyset.js';
import { lockComment } from './locks.js';
import { addLogEntry } from './log-entries.js';
import type { PeriodPage, ProcessReads, ProcessWrites } from './process-store.js';
import type { Desk, Staff } from './stored.js';

interface AppealRow {
  readonly id: number;
  readonly site_id: SiteId;
  readonly comment_id: CommentId;
  readonly decision_id: DecisionId;
  readonly text: string;
  readonly created_at: number;
  readonly decided_at: number | null;
  readonly decided_by: AccountId | null;
  readonly reversed: number | null;
  readonly answer: string | null;
  readonly by_same: number;
}

const COLUMNS =
  'id, site_id, comment_id, decision_id, text, created_at, decided_at, decided_by, reversed, answer, by_same';

function appealOf(row: AppealRow): Appeal {
  return {
    id: row.id,
    siteId: row.site_id,
    commentId: row.comment_id,
    decisionId: row.decision_id,
    text: row.text,
    createdAt: row.created_at,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    isReversed: row.reversed === null ? null : row.reversed === 1,
    answer: row.answer,
    isBySame: row.by_same === 1,
  };
}

export async function appealsOf(db: Db, { commentId }: { commentId: CommentId }): Promise<readonly Appeal[]> {
  const rows = await db.all<AppealRow>(`SELECT ${COLUMNS} FROM appeal WHERE comment_id = ?`, [commentId]);
  return rows.map(appealOf).sort((a, b) => a.id - b.id);
}

export async function appealById(db: Db, { id }: { id: number }): Promise<Appeal | undefined> {
  const row = await db.get<AppealRow>(`SELECT ${COLUMNS} FROM appeal WHERE id = ?`, [id]);
  return row && appealOf(row);
}

const byTime = pageAbove<AppealRow>({
  columns: COLUMNS,
  table: 'appeal',
  where: 'site_id = ? AND created_at >= ? AND created_at < ?',
  key: 'created_at',
});

export async function appealsPage(
  db: Db,
  { siteId, from, to, limit, after }: PeriodPage,
): Promise<readonly Appeal[]> {
  return (await byTime(db, { params: [siteId, from, to], after, limit })).map(appealOf);
}

export async function openAppeals(
  db: Db,
  { desks, limit, after }: Parameters<ProcessReads['openAppeals']>[0],
): Promise<readonly Appeal[]> {
  const found: Appeal[] = [];
  for (const desk of desks) {
    const { where, params } = openOn(db, desk);
    const open = pageAbove<AppealRow>({ columns: COLUMNS, table: 'appeal', where, key: 'created_at' });
    found.push(...(await open(db, { params, after, limit })).map(appealOf));
  }
  return found.sort((a, b) => a.createdAt - b.createdAt || a.id - b.id).slice(0, limit);
}

export async function openAppealCount(
  db: Db,
  { desks }: Parameters<ProcessReads['openAppealCount']>[0],
): Promise<number> {
  let total = 0;
  for (const desk of desks) {
    const { from, params } = openOn(db, desk);
    total += (await db.get<{ n: number }>(`SELECT count(*) AS n FROM ${from}`, params))?.n ?? 0;
  }
  return total;
}

function openOn(db: Db, desk: Desk) {
  const { where: here, params } = ofDesk(db, desk, 'appeal.comment_id');
  const where = `${here} AND decided_at IS NULL`;
  return { where, from: `appeal WHERE ${where}`, params };
}

export async function createAppeal(
  db: Db,
  { appeal, entryId }: Parameters<ProcessWrites['createAppeal']>[0],
): Promise<void> {
  const { id, siteId, commentId, decisionId, text, createdAt } = appeal;
  const comment = await lockComment(db, commentId);
  const last = (await decisionsOf(db, { commentId })).at(-1) ?? null;
  const appeals = await appealsOf(db, { commentId });
  if (last?.id !== decisionId || !isAppealable(comment, { last, appeals, now: createdAt }))
    throw new Refusal('already_decided');
  const names = ['id', 'site_id', 'comment_id', 'decision_id', 'text', 'created_at'];
  await db.run(insertInto('appeal', names), [id, siteId, commentId, decisionId, text, createdAt]);
  const entry = { id: entryId, siteId, about: id, actorId: null, createdAt };
  await addLogEntry(db, { ...entry, kind: 'appeal.made', facts: { decision: decisionId } });
}

/** Forgets what was said in the appeals of an erased comment; that there were some, and how they ended, stays. */
export async function forgetAppeals(db: Db, commentId: CommentId): Promise<void> {
  await db.run('DELETE FROM appeal WHERE comment_id = ? AND decided_at IS NULL', [commentId]);
  await db.run("UPDATE appeal SET text = '', answer = '' WHERE comment_id = ?", [commentId]);
}

export async function decideAppeal(
  db: Db,
  input: Parameters<ProcessWrites['decideAppeal']>[0],
): Promise<Appeal> {
  const { id, by, answer, decision, entryId, now } = input;
  const appeal = await appealById(db, { id });
  if (!appeal) throw new Refusal('not_found');
  const comment = await lockComment(db, appeal.commentId);
  const isBySame = await mustBeAnother(db, appeal, by);
  const reversed = decision === undefined ? 0 : 1;
  const ended = await db.run(
    `UPDATE appeal SET decided_at = ?, decided_by = ?, reversed = ?, answer = ?, by_same = ?
     WHERE id = ? AND decided_at IS NULL`,
    [now, by, reversed, answer, isBySame ? 1 : 0, id],
  );
  if (ended === 0) throw new Refusal('already_decided');
  if (decision) {
    const from = ['rejected', 'removed'] as const;
    const to = { id: comment.id, revision: comment.revision, from, to: 'published' as const };
    await decideComment(db, { ...to, decision, now });
  }
  const facts = { decision: appeal.decisionId, reversed, bySame: isBySame ? 1 : 0 };
  const entry = { id: entryId, siteId: appeal.siteId, about: id, actorId: by, createdAt: now };
  await addLogEntry(db, { ...entry, kind: 'appeal.decided', facts });
  return { ...appeal, decidedAt: now, decidedBy: by, isReversed: reversed === 1, answer, isBySame };
}

/** Whether the decision was `by`'s own. Refuses `forbidden` where somebody else could decide. */
async function mustBeAnother(db: Db, appeal: Appeal, by: AccountId): Promise<boolean> {
  const decision = (await decisionsOf(db, appeal)).find((one) => one.id === appeal.decisionId);
  if (decision?.actorKind !== 'account' || decision.actorId !== by) return false;
  const section = await sectionOf(db, appeal.commentId);
  const staff = await staffOn(db, appeal);
  const isAnother = ({ account, held: { role, sections } }: Staff) =>
    account.id !== by && isAtLeast(role, 'moderator') && (sections?.includes(section) ?? true);
  if (staff.some(isAnother))
    throw new Refusal('forbidden', { reason: 'you took the decision; somebody else decides its appeal.' });
  return true;
}

async function sectionOf(db: Db, commentId: CommentId): Promise<string> {
  const sql = 'SELECT s.section FROM comment c JOIN story s ON s.id = c.story_id WHERE c.id = ?';
  return (await db.get<{ section: string }>(sql, [commentId]))?.section ?? '';
}
