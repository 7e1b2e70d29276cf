import type { Actor } from '../core/account.js';
import type { CommentId, DecisionId } from '../core/ids.js';
import { Refusal, type RefusalCode } from '../core/refusal.js';
import { type ModeratorsAct, moderateComment } from './moderate-comment.js';

/** As many as a page of a queue shows: nobody decides over what they have not seen. */
export const MOST_AT_ONCE = 20;

/** What leaves one comment out and stops nothing else. */
const LEFT_OUT: ReadonlySet<RefusalCode> = new Set([
  'stale_revision',
  'already_decided',
  'new_complaint',
  'in_hand',
  'not_found',
  'forbidden',
]);

export interface DecidedMany {
  readonly done: readonly { readonly commentId: CommentId; readonly decisionId: DecisionId }[];
  /** Comments that have changed, were decided meanwhile, or are not the actor's to decide. */
  readonly left: number;
}

/**
 * One act over several comments, each at the revision and after the decision that was seen, each a decision of its own in
 * the log. Refuses sign_in_required, and invalid_request for none or too many.
 */
export async function moderateMany(
  deps: Parameters<typeof moderateComment>[0],
  actor: Actor,
  acts: readonly ModeratorsAct[],
): Promise<DecidedMany> {
  if (acts.length === 0 || acts.length > MOST_AT_ONCE)
    throw new Refusal('invalid_request', { problem: `choose from 1 to ${MOST_AT_ONCE} comments.` });
  const done: DecidedMany['done'][number][] = [];
  for (const act of acts) {
    try {
      const { decisionId } = await moderateComment(deps, actor, act);
      done.push({ commentId: act.commentId, decisionId });
    } catch (error) {
      if (!(error instanceof Refusal) || !LEFT_OUT.has(error.code)) throw error;
    }
  }
  return { done, left: acts.length - done.length };
}
