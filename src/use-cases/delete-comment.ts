import type { Actor } from '../core/account.js';
import type { Comment, CommentStatus } from '../core/comment.js';
import type { CommentId, DecisionId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { Reads, Writes } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { siteOf } from './site-of.js';

type Deps = Pick<UseCaseDeps, 'clock' | 'newId'> & {
  readonly store: {
    readonly read: Pick<Reads, 'siteById' | 'commentById'>;
    readonly write: Pick<Writes, 'decideComment'>;
  };
};

const DELETABLE: readonly CommentStatus[] = ['published', 'held', 'rejected', 'removed'];

/** Takes one's own comment back within the site's window; twice is once. Refuses not_found, forbidden, edit_window_over. */
export async function deleteComment(
  deps: Deps,
  actor: Actor,
  { commentId }: { readonly commentId: CommentId },
): Promise<void> {
  const { read, write } = deps.store;
  const now = deps.clock();
  const comment = await read.commentById({ id: commentId });
  if (!comment) throw new Refusal('not_found');
  const site = await siteOf(read, comment.siteId);
  mustBeAllowed(actor, 'comment.delete', { now, site, comment });
  if (comment.status === 'deleted') return;
  await write.decideComment({
    id: comment.id,
    // An author takes back whatever stands there: their own edit of a moment ago is no obstacle worth explaining.
    revision: comment.revision,
    from: DELETABLE,
    to: 'deleted',
    decision: authorDecision(deps, comment, now),
    now,
  });
}

function authorDecision({ newId }: Deps, comment: Comment, now: number) {
  return {
    id: newId<DecisionId>(),
    actorKind: 'author',
    actorId: comment.author.accountId,
    outcome: 'delete',
    rule: null,
    reason: null,
    policyVersion: null,
    evidence: [],
    matched: [],
    undoes: null,
    createdAt: now,
  } as const;
}
