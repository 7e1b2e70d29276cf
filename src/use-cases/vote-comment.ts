import type { Actor } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import { type CommentId, encodeId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { Reads, Writes } from '../storage/store.js';
import { knownOf, tellingIn } from './author-standing.js';
import type { UseCaseDeps } from './deps.js';
import { readerHash } from './reader-hash.js';
import { siteOf } from './site-of.js';

type Deps = Pick<UseCaseDeps, 'clock' | 'secrets'> & {
  readonly store: {
    readonly read: Pick<Reads, 'siteById' | 'commentById'>;
    readonly write: Pick<Writes, 'voteComment'>;
  };
};

/** Sets the actor's vote on a comment: 1, -1, or 0 to take it back. Refuses not_found, forbidden, restricted. */
export async function voteComment(
  deps: Deps,
  actor: Actor,
  vote: {
    readonly commentId: CommentId;
    readonly value: number;
    readonly addressHash: string | null;
    readonly address?: string | null;
  },
): Promise<Pick<Comment, 'up' | 'down'>> {
  const now = deps.clock();
  const comment = await deps.store.read.commentById({ id: vote.commentId });
  if (!comment) throw new Refusal('not_found');
  const site = await siteOf(deps.store.read, comment.siteId);
  mustBeAllowed(actor, 'comment.vote', { now, site, comment, value: vote.value });
  const about = `vote ${encodeId(comment.id)}`;
  const voterHash = readerHash(deps.secrets, actor, { about, addressHash: vote.addressHash });
  const { address = null, addressHash } = vote;
  const by = knownOf(actor, { address, addressHash });
  const cast = { commentId: comment.id, voterHash, value: vote.value, by, now };
  return tellingIn(site, deps.store.write.voteComment(cast));
}
