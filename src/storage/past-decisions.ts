/** What policies decided, from what, and what people said of it later; for replays. */
import type { AuthorKind } from '../core/comment.js';
import type { CommentId, StoryId } from '../core/ids.js';
import { type DecisionFacts, newcomer } from '../core/policy/facts.js';
import type { PastDecision } from '../core/policy/replay.js';
import type { Db } from './db.js';
import { pageBelow } from './keyset.js';
import type { ProcessReads } from './process-store.js';

interface PastRow {
  readonly id: number;
  readonly comment_id: CommentId;
  readonly story_id: StoryId;
  readonly evidence: string;
  readonly outcome: string;
  readonly created_at: number;
  readonly facts: string | null;
  readonly author_kind: AuthorKind;
  readonly is_staff: number;
  readonly language: string | null;
  readonly story_at: number;
  readonly verdict: string | null;
}

const page = pageBelow<PastRow>({
  columns: `id, comment_id, story_id, evidence, outcome, created_at,
    (SELECT f.facts FROM decision_facts f WHERE f.decision_id = decision.id) AS facts,
    (SELECT c.author_kind FROM comment c WHERE c.id = decision.comment_id) AS author_kind,
    (SELECT c.is_staff FROM comment c WHERE c.id = decision.comment_id) AS is_staff,
    (SELECT s.language FROM story s WHERE s.id = decision.story_id) AS language,
    (SELECT s.created_at FROM story s WHERE s.id = decision.story_id) AS story_at,
    (SELECT a.outcome FROM decision a WHERE a.comment_id = decision.comment_id AND a.actor_kind = 'account'
       AND a.outcome IN ('publish', 'keep', 'reject', 'remove', 'undo') ORDER BY a.id DESC LIMIT 1) AS verdict`,
  table: 'decision',
  where: "site_id = ? AND actor_kind = 'policy'",
  key: 'created_at',
});

export async function pastDecisions(
  db: Db,
  { siteId, language, limit, after }: Parameters<ProcessReads['pastDecisions']>[0],
): ReturnType<ProcessReads['pastDecisions']> {
  const rows = await page(db, { params: [siteId], after, limit });
  const last = rows.at(-1);
  return {
    decisions: rows.map((row) => pastOf(row, language)),
    last: last === undefined ? null : { key: last.created_at, id: last.id },
  };
}

function pastOf(row: PastRow, language: string): PastDecision {
  return {
    commentId: row.comment_id,
    storyId: row.story_id,
    evidence: JSON.parse(row.evidence),
    facts: row.facts === null ? guessedFacts(row, language) : JSON.parse(row.facts),
    wasHeld: row.outcome !== 'publish',
    verdict: row.verdict === null || row.verdict === 'undo' ? 'unread' : (VERDICTS[row.verdict] ?? 'unread'),
    at: row.created_at,
  };
}

const VERDICTS: Readonly<Record<string, PastDecision['verdict']>> = {
  publish: 'good',
  keep: 'good',
  reject: 'bad',
  remove: 'bad',
};

/** Decisions of before this was kept: of their authors no more is known than the comment says. */
function guessedFacts(row: PastRow, language: string): DecisionFacts {
  const standing = { ...newcomer(row.author_kind), staff: row.is_staff === 1 };
  const story = { language: row.language ?? language, createdAt: row.story_at };
  return { now: row.created_at, standing, story, mode: 'publish-first', mayNudge: true };
}
