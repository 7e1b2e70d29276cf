import type { Actor } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import { type CommentId, encodeId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { Reads, Writes } from '../storage/store.js';
import { knownOf, tellingIn } from './author-standing.js';
import type { Signer, UseCaseDeps } from './deps.js';
import { networkOf, readerHash } from './reader-hash.js';
import { siteOf } from './site-of.js';

type Deps = Pick<UseCaseDeps, 'clock' | 'secrets'> & {
  readonly store: {
    readonly read: Pick<Reads, 'siteById' | 'commentById'>;
    readonly write: Pick<Writes, 'voteComment'>;
  };
};

/**
 * Sets the actor's vote on a comment: 1, -1, or 0 to take it back. What the same person said there as a guest goes with the
 * first vote after signing in. Refuses not_found, forbidden, restricted, and sign_in_required where too many of one network have voted.
 */
export async function voteComment(
  deps: Deps,
  actor: Actor,
  vote: {
    readonly commentId: CommentId;
    readonly value: number;
    readonly addressHash: string | null;
    readonly address?: string | null;
    /** Hash of the guest that we have met, also of whoever has signed in since. */
    readonly met?: string | undefined;
  },
): Promise<Pick<Comment, 'up' | 'down'>> {
  const now = deps.clock();
  const comment = await deps.store.read.commentById({ id: vote.commentId });
  if (!comment) throw new Refusal('not_found');
  const site = await siteOf(deps.store.read, comment.siteId);
  mustBeAllowed(actor, 'comment.vote', { now, site, comment, value: vote.value });
  const { address = null, addressHash, met } = vote;
  const by = knownOf(actor, { address, addressHash });
  const voter = voterOf(deps.secrets, actor, { commentId: comment.id, met, addressHash });
  return tellingIn(
    site,
    deps.store.write.voteComment({ commentId: comment.id, ...voter, value: vote.value, by, now }),
  );
}

interface AboutVoter {
  readonly commentId: CommentId;
  readonly met: string | undefined;
  readonly addressHash: string | null;
}

/** As whom an actor is counted on a comment. */
export function voterOf(
  secrets: Signer,
  actor: Actor,
  { commentId, met, addressHash }: AboutVoter,
): Pick<Parameters<Writes['voteComment']>[0], 'voterHash' | 'formerHash' | 'network'> {
  const about = `vote ${encodeId(commentId)}`;
  const voterHash = readerHash(secrets, actor, { about, met, addressHash });
  const network = networkOf(secrets, actor, { about, addressHash });
  if (network !== undefined) return { voterHash, network };
  const formerHash =
    met === undefined ? undefined : readerHash(secrets, { kind: 'anonymous' }, { about, met, addressHash });
  return { voterHash, formerHash };
}
