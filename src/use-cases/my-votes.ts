import type { Actor } from '../core/account.js';
import type { CommentId } from '../core/ids.js';
import type { Reads } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { voterOf } from './vote-comment.js';

type Deps = Pick<UseCaseDeps, 'secrets'> & { readonly store: { readonly read: Pick<Reads, 'votesBy'> } };

/**
 * What the actor has said of comments: 1 or -1, by the comment's id; what they said as a guest counts until they vote there
 * anew. Empty for a guest that we have not met: others may have voted from the same address.
 */
export async function myVotes(
  { store, secrets }: Deps,
  actor: Actor,
  { ids, met }: { readonly ids: readonly CommentId[]; readonly met: string | undefined },
): Promise<ReadonlyMap<CommentId, number>> {
  if (actor.kind !== 'account' && met === undefined) return new Map();
  const voters = ids.map((commentId) => voterOf(secrets, actor, { commentId, met, addressHash: null }));
  const own = new Set(voters.map(({ voterHash }) => voterHash));
  const former = voters.flatMap(({ formerHash }) => formerHash ?? []);
  const found = await store.read.votesBy({ commentIds: ids, voterHashes: [...own, ...former] });
  const bySeniority = [...found].sort((a, b) => Number(own.has(a.voterHash)) - Number(own.has(b.voterHash)));
  return new Map(bySeniority.map(({ commentId, value }) => [commentId, value]));
}
