import type { Actor } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import { decodeCursor, encodeCursor } from '../core/cursor.js';
import type { Decision } from '../core/decision.js';
import type { CommentId, DecisionId } from '../core/ids.js';
import type { Appeal } from '../core/process/appeal.js';
import type { Reads } from '../storage/store.js';
import { moderatedDesks } from './moderated-desks.js';
import { type DecisionBy, peopleBehind } from './people-behind.js';

const LOG_PAGE = 50;

export interface LoggedDecision extends DecisionBy {
  readonly comment: Comment;
  /** Nothing was decided on the comment since. */
  readonly isLast: boolean;
  /** It was appealed, or ended an appeal, and one person took both decisions. */
  readonly isAppealBySame: boolean;
}

type NeededReads = Pick<
  Reads,
  'sites' | 'decisionLog' | 'decisionsOf' | 'appealsOf' | 'commentsByIds' | 'accountById'
>;

/** The newest decisions by people on the actor's sites. Refuses sign_in_required, forbidden, invalid_cursor. */
export async function readDecisionLog(
  { store }: { readonly store: { readonly read: NeededReads } },
  actor: Actor,
  input: { readonly cursor?: string | undefined },
): Promise<{ readonly decisions: readonly LoggedDecision[]; readonly nextCursor: string | null }> {
  const { read } = store;
  const { desks } = await moderatedDesks({ store }, actor);
  const beforeId = input.cursor === undefined ? {} : { beforeId: decodeCursor('log', input.cursor).id };
  const found = await read.decisionLog({ desks, limit: LOG_PAGE + 1, ...beforeId });
  const page = found.slice(0, LOG_PAGE);
  const last = page.at(-1);
  const ids = [...new Set(page.map(({ commentId }) => commentId))];
  const comments = new Map((await read.commentsByIds({ ids })).map((comment) => [comment.id, comment]));
  const newest = await newestDecisions(read, ids);
  const own = (await Promise.all(ids.map((commentId) => read.appealsOf({ commentId }))))
    .flat()
    .filter(({ isBySame }) => isBySame);
  return {
    decisions: (await peopleBehind(read, page)).flatMap((row) => {
      const comment = comments.get(row.decision.commentId);
      const isAppealBySame = own.some((appeal) => belongsTo(appeal, row.decision));
      return comment ? { ...row, comment, isLast: newest.has(row.decision.id), isAppealBySame } : [];
    }),
    nextCursor: found.length > page.length && last ? encodeCursor('log', { key: 0, id: last.id }) : null,
  };
}

/** Whether it is the decision appealed against, or the one by which the appeal was won. */
function belongsTo(appeal: Appeal, { id, commentId, rule, createdAt }: Decision): boolean {
  if (appeal.decisionId === id) return true;
  return rule === 'appeal' && appeal.commentId === commentId && appeal.decidedAt === createdAt;
}

/** Of each comment the newest decision, also where the policy or the author took it. */
async function newestDecisions(
  read: Pick<Reads, 'decisionsOf'>,
  ids: readonly CommentId[],
): Promise<ReadonlySet<DecisionId>> {
  const newest = await Promise.all(
    ids.map(async (commentId) => (await read.decisionsOf({ commentId })).at(-1)?.id),
  );
  return new Set(newest.flatMap((id) => id ?? []));
}
