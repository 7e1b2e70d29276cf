/** Statements of reasons, made with the decisions that they are about. */
import type { Decision } from '../core/decision.js';
import type { CommentId, DecisionId } from '../core/ids.js';
import { type Statement, statementFor } from '../core/process/statement.js';
import { type Db, insertInto } from './db.js';
import { pageAbove } from './keyset.js';
import { addJob } from './outbox.js';
import type { ProcessReads } from './process-store.js';
import type { CommentRow } from './tables/comment.js';

/** Milliseconds in which a moderator takes a wrong press of a key back. */
const UNDO_GRACE = 30_000;

interface StatementRow {
  readonly id: DecisionId;
  readonly site_id: Statement['siteId'];
  readonly story_id: Statement['storyId'];
  readonly comment_id: CommentId;
  readonly restriction: Statement['restriction'];
  readonly source: Statement['source'];
  readonly detection: Statement['detection'];
  readonly decided_by: Statement['decidedBy'];
  readonly ground: Statement['ground'];
  readonly rule: string | null;
  readonly explanation: string | null;
  readonly category: string;
  readonly keyword: string | null;
  readonly content_at: number;
  readonly created_at: number;
  readonly undone_at: number | null;
}

const NAMES = [
  'decision_id',
  'site_id',
  'story_id',
  'comment_id',
  'restriction',
  'source',
  'detection',
  'decided_by',
  'ground',
  'rule',
  'explanation',
  'category',
  'keyword',
  'content_at',
  'created_at',
  'undone_at',
];
const COLUMNS = NAMES.join(', ').replace('decision_id', 'decision_id AS id');

function statementOfRow(row: StatementRow): Statement {
  return {
    decisionId: row.id,
    siteId: row.site_id,
    storyId: row.story_id,
    commentId: row.comment_id,
    restriction: row.restriction,
    source: row.source,
    detection: row.detection,
    decidedBy: row.decided_by,
    ground: row.ground,
    rule: row.rule,
    explanation: row.explanation,
    category: row.category,
    keyword: row.keyword,
    contentAt: row.content_at,
    createdAt: row.created_at,
    undoneAt: row.undone_at,
  };
}

/** Keeps the statement that a decision asks for, and ends the one of a decision that it takes back. */
export async function keepStatement(db: Db, decision: Decision, comment: CommentRow): Promise<void> {
  if (decision.statusAfter === 'published' || decision.undoes !== null)
    await db.run('UPDATE statement SET undone_at = ? WHERE comment_id = ? AND undone_at IS NULL', [
      decision.createdAt,
      decision.commentId,
    ]);
  const about = { placedAt: comment.placed_at };
  const flags = await db.all<{ reason: Decision['rule'] }>(
    'SELECT reason FROM flag WHERE comment_id = ? AND resolved_at IS NULL',
    [comment.id],
  );
  const held = await db.get<{ rule: string | null }>(
    `SELECT rule FROM decision WHERE comment_id = ? AND actor_kind = 'policy' AND id < ? ORDER BY id DESC LIMIT 1`,
    [comment.id, decision.id],
  );
  const wasHeldByRule = comment.status === 'held' && held?.rule != null;
  const statement = statementFor(decision, { comment: about, wasHeldByRule, flags: flags as never });
  if (statement) await addStatement(db, statement);
  if (statement && isTold(statement)) await mailAuthor(db, statement);
}

/** Article 17(1) of Regulation (EU) 2022/2065 owes none for deceptive advertising in bulk. */
function isTold({ rule }: Statement): boolean {
  return rule !== 'spam';
}

async function mailAuthor(db: Db, { decisionId, siteId, createdAt }: Statement): Promise<void> {
  const about = { payload: { decisionId }, dedup: `statement ${decisionId}` };
  // Not at once: what is undone within the moment is not told.
  const dueAt = createdAt + UNDO_GRACE;
  await addJob(db, { siteId, lane: 'mail', kind: 'statement', ...about, dueAt, now: createdAt });
}

async function addStatement(db: Db, one: Statement): Promise<void> {
  await db.run(insertInto('statement', NAMES), [
    one.decisionId,
    one.siteId,
    one.storyId,
    one.commentId,
    one.restriction,
    one.source,
    one.detection,
    one.decidedBy,
    one.ground,
    one.rule,
    one.explanation,
    one.category,
    one.keyword,
    one.contentAt,
    one.createdAt,
    one.undoneAt,
  ]);
}

export async function statementOf(
  db: Db,
  { decisionId }: Parameters<ProcessReads['statementOf']>[0],
): Promise<Statement | undefined> {
  const sql = `SELECT ${COLUMNS} FROM statement WHERE decision_id = ?`;
  const row = await db.get<StatementRow>(sql, [decisionId]);
  return row && statementOfRow(row);
}

const byTime = pageAbove<StatementRow>({
  columns: COLUMNS,
  table: 'statement',
  where: 'site_id = ? AND created_at >= ? AND created_at < ?',
  key: 'created_at',
  id: 'decision_id',
});

export async function statementsPage(
  db: Db,
  { siteId, from, to, limit, after }: Parameters<ProcessReads['statementsPage']>[0],
): Promise<readonly Statement[]> {
  return (await byTime(db, { params: [siteId, from, to], after, limit })).map(statementOfRow);
}
