/** The append-only log of decisions. */
import type { CommentStatus } from '../core/comment.js';
import type { Decision } from '../core/decision.js';
import { type Db, insertInto } from './db.js';
import { ofDesk } from './desk-rows.js';
import { pageBelow } from './keyset.js';
import type { NewDecision, Position, Reads } from './store.js';
import type { CommentRow } from './tables/comment.js';
import { DECISION_COLUMNS, type DecisionRow, decisionOf, decisionValues } from './tables/decision.js';

const COLUMNS = DECISION_COLUMNS.join(', ');

/** What a decision was about: the comment as it was before. */
export type Decided = Pick<CommentRow, 'id' | 'site_id' | 'story_id' | 'revision'>;

export function fullDecision(
  decision: NewDecision,
  about: Decided,
  status: { readonly before: CommentStatus | null; readonly after: CommentStatus },
): Decision {
  return {
    ...decision,
    siteId: about.site_id,
    storyId: about.story_id,
    commentId: about.id,
    revision: about.revision,
    statusBefore: status.before,
    statusAfter: status.after,
  };
}

export async function addDecision(db: Db, decision: Decision): Promise<void> {
  await db.run(insertInto('decision', DECISION_COLUMNS), decisionValues(decision));
}

/** Oldest first. */
export async function decisionsOf(
  db: Db,
  { commentId }: Parameters<Reads['decisionsOf']>[0],
): Promise<readonly Decision[]> {
  const rows = await db.all<DecisionRow>(`SELECT ${COLUMNS} FROM decision WHERE comment_id = ?`, [commentId]);
  return rows.map(decisionOf).sort((a, b) => a.id - b.id);
}

export async function decisionLog(
  db: Db,
  input: Parameters<Reads['decisionLog']>[0],
): Promise<readonly Decision[]> {
  const before =
    input.beforeId === undefined
      ? undefined
      : await db.get<Position>('SELECT created_at AS key, id FROM decision WHERE id = ?', [input.beforeId]);
  const pages: Decision[] = [];
  for (const desk of input.desks) {
    const { where, params } = ofDesk(db, desk, 'decision.comment_id');
    const byPeople = pageBelow<DecisionRow>({
      ...{ columns: COLUMNS, table: 'decision', key: 'created_at' },
      where: `${where} AND actor_kind = 'account'`,
    });
    const rows = await byPeople(db, { params, after: before, limit: input.limit });
    pages.push(...rows.map(decisionOf));
  }
  return pages.sort((a, b) => b.createdAt - a.createdAt || b.id - a.id).slice(0, input.limit);
}
