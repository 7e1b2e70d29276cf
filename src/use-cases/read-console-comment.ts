import type { Account, Actor } from '../core/account.js';
import type { Decision } from '../core/decision.js';
import type { AccountId, CommentId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { QueueRow, Reads, Revision } from '../storage/store.js';
import { siteOf } from './site-of.js';

export interface ConsoleComment {
  readonly row: QueueRow;
  /** The oldest first, each with its moderator where the account still exists. */
  readonly decisions: readonly { readonly decision: Decision; readonly by: Account | null }[];
  readonly revisions: readonly Revision[];
}

type NeededReads = Pick<
  Reads,
  'siteById' | 'commentById' | 'storyById' | 'decisionsOf' | 'flagsOf' | 'revisionsOf' | 'accountById'
>;

/** All that a moderator needs to decide one comment. Refuses not_found, sign_in_required, forbidden. */
export async function readConsoleComment(
  {
    store: { read },
    clock,
  }: { readonly store: { readonly read: NeededReads }; readonly clock: () => number },
  actor: Actor,
  id: CommentId,
): Promise<ConsoleComment> {
  const comment = await read.commentById({ id });
  if (comment === undefined) throw new Refusal('not_found');
  const site = await siteOf(read, comment.siteId);
  mustBeAllowed(actor, 'comment.moderate', { now: clock(), site, comment });
  const story = await read.storyById({ id: comment.storyId });
  if (story === undefined) throw new Refusal('not_found');
  const parent = comment.parentId === null ? undefined : await read.commentById({ id: comment.parentId });
  const decisions = [...(await read.decisionsOf({ commentId: id }))].sort((a, b) => a.id - b.id);
  const policy = decisions.findLast((decision) => decision.evidence.length > 0 || decision.rule !== null);
  return {
    row: {
      comment,
      story,
      parent: parent ?? null,
      decision: policy ?? null,
      flags: await read.flagsOf({ commentId: id }),
    },
    decisions: await Promise.all(
      decisions.map(async (decision) => ({ decision, by: await personBehind(read, decision) })),
    ),
    revisions: await read.revisionsOf({ id }),
  };
}

async function personBehind(read: Pick<Reads, 'accountById'>, decision: Decision): Promise<Account | null> {
  if (decision.actorKind !== 'account' || decision.actorId === null) return null;
  return (await read.accountById({ id: decision.actorId as AccountId })) ?? null;
}
