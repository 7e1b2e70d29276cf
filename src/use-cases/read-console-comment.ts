import type { Actor } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import { isJudgement } from '../core/decision.js';
import type { CommentId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Reads, Revision } from '../storage/store.js';
import { mustModerate } from './must-moderate.js';
import { type DecisionBy, peopleBehind } from './people-behind.js';
import type { QueuedComment } from './read-queue.js';
import { siteOf } from './site-of.js';

/** Of what a comment answers the nearest are shown, and of what answers it the first. */
const MOST_ABOVE = 8;
const MOST_BELOW = 5;

export interface ConsoleComment {
  readonly row: QueuedComment;
  /** What it answers, the outermost first; at most MOST_ABOVE. */
  readonly above: readonly Comment[];
  /** The first replies that have a place on the site. */
  readonly below: readonly Comment[];
  /** The oldest first. */
  readonly decisions: readonly DecisionBy[];
  readonly revisions: readonly Revision[];
}

type NeededReads = Pick<
  Reads,
  | 'siteById'
  | 'commentById'
  | 'storyById'
  | 'ancestors'
  | 'childrenPage'
  | 'decisionsOf'
  | 'flagsOf'
  | 'revisionsOf'
  | 'accountById'
>;

interface Deps {
  readonly store: { readonly read: NeededReads };
  readonly clock: () => number;
}

/**
 * All that a moderator needs to decide one comment. Refuses sign_in_required, and not_found also for a comment of a site
 * that the actor does not moderate.
 */
export async function readConsoleComment(
  { store: { read }, clock }: Deps,
  actor: Actor,
  id: CommentId,
): Promise<ConsoleComment> {
  const comment = await read.commentById({ id });
  if (comment === undefined) throw new Refusal('not_found');
  const site = await siteOf(read, comment.siteId);
  mustModerate(actor, { now: clock(), site });
  const story = await read.storyById({ id: comment.storyId });
  if (story === undefined) throw new Refusal('not_found');
  const above = (await read.ancestors({ id, limit: MOST_ABOVE })).toReversed();
  const decisions = await peopleBehind(read, await read.decisionsOf({ commentId: id }));
  const last = decisions.at(-1);
  const judgement = decisions.findLast(({ decision }) => isJudgement(decision));
  return {
    row: {
      comment,
      site,
      story,
      parent: above.at(-1) ?? null,
      decision: last?.decision ?? null,
      by: last?.by ?? null,
      judgement: judgement?.decision ?? null,
      flags: await read.flagsOf({ commentId: id }),
    },
    above,
    below: await read.childrenPage({ parentId: id, limit: MOST_BELOW }),
    decisions,
    revisions: await read.revisionsOf({ id }),
  };
}
