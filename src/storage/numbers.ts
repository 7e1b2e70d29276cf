/** What a site's numbers are made from: the log since a time, without evidence, and what became of flags. */
import type { ReporterTally } from '../core/numbers/reporters.js';
import type { Act, Judgement } from '../core/numbers/rows.js';
import type { Db } from './db.js';
import { ASKS_FOR_MODERATOR } from './flags.js';
import type { NumberReads } from './number-store.js';
import type { DecisionRow } from './tables/decision.js';

export async function judgementsSince(
  db: Db,
  { siteId, from, limit }: Parameters<NumberReads['judgementsSince']>[0],
): Promise<readonly Judgement[]> {
  const sql = `SELECT id, comment_id, revision, outcome, rule, created_at FROM decision
    WHERE site_id = ? AND actor_kind = 'policy' AND created_at >= ?
    ORDER BY created_at DESC, id DESC LIMIT ?`;
  const rows = await db.all<DecisionRow>(sql, [siteId, from, limit]);
  return rows.map(({ id, comment_id: commentId, revision, outcome, rule, created_at: createdAt }) => {
    return { id, commentId, revision, outcome, rule, createdAt };
  });
}

export async function actsSince(
  db: Db,
  { siteId, from, limit }: Parameters<NumberReads['actsSince']>[0],
): Promise<readonly Act[]> {
  const sql = `SELECT id, comment_id, actor_id, outcome, rule, undoes, created_at FROM decision
    WHERE site_id = ? AND actor_kind = 'account' AND created_at >= ?
    ORDER BY created_at DESC, id DESC LIMIT ?`;
  const rows = await db.all<DecisionRow>(sql, [siteId, from, limit]);
  return rows.map(({ id, comment_id, actor_id, outcome, rule, undoes, created_at }) => {
    return { id, commentId: comment_id, actorId: actor_id, outcome, rule, undoes, createdAt: created_at };
  });
}

/** Flags carry the time of the decision that closed them; one that was undone has opened them again. */
const TALLIES = `
  SELECT count(*) AS closed, sum(b.upheld) AS upheld FROM (
    SELECT flag.reporter_hash AS reporter, CASE WHEN a.outcome IN ('remove', 'reject') THEN 1 ELSE 0 END AS upheld
    FROM (
      SELECT comment_id, outcome, created_at FROM decision
      WHERE site_id = ? AND actor_kind = 'account' AND created_at >= ?
      ORDER BY created_at DESC, id DESC LIMIT ?
    ) a
    CROSS JOIN flag
    WHERE flag.comment_id = a.comment_id AND flag.resolved_at = a.created_at
      AND a.outcome IN ('publish', 'keep', 'remove', 'reject') AND flag.${ASKS_FOR_MODERATOR}
    LIMIT ?
  ) b GROUP BY b.reporter`;

export async function reporterTallies(
  db: Db,
  { siteId, from, limit }: Parameters<NumberReads['reporterTallies']>[0],
): Promise<readonly ReporterTally[]> {
  return db.all<ReporterTally>(TALLIES, [siteId, from, limit, limit]);
}
