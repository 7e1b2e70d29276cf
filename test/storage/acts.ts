/** What moderators and readers do to a comment. */
import type { CommentStatus } from '../../src/core/comment.js';
import type { CommentId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { makeDecision, NOON, nextId } from './fixtures.js';

type Decide = Parameters<Store['write']['decideComment']>[0];

/** A moderator's decision about the first revision. */
export function decide(id: CommentId, to: CommentStatus, changes: Partial<Decide> = {}): Decide {
  const outcome =
    to === 'published' ? 'publish' : to === 'held' ? 'hold' : to === 'removed' ? 'remove' : 'reject';
  const decision = makeDecision({ actorKind: 'account', actorId: 7, outcome, reason: 'off topic' });
  return { id, revision: 1, from: ['published', 'held'], to, decision, now: NOON + 1000, ...changes };
}

/** A reader's complaint. */
export function flag(commentId: CommentId, reporterHash: string, revision = 1) {
  const reason = 'abuse' as const;
  return { id: nextId(), commentId, revision, reporterHash, reason, text: 'rude', now: NOON };
}
