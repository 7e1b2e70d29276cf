import type { Actor } from '../core/account.js';
import type { FlagReason } from '../core/decision.js';
import { type CommentId, encodeId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import { checkText } from '../core/text.js';
import type { Reads, Writes } from '../storage/store.js';
import { knownOf, tellingIn } from './author-standing.js';
import type { UseCaseDeps } from './deps.js';
import { networkOf, readerHash } from './reader-hash.js';
import { siteOf } from './site-of.js';

const TEXT_LIMITS = { codePoints: 1000, bytes: 4000 };

type Deps = Pick<UseCaseDeps, 'clock' | 'newId' | 'secrets'> & {
  readonly store: {
    readonly read: Pick<Reads, 'siteById' | 'commentById'>;
    readonly write: Pick<Writes, 'flagComment'>;
  };
};

/** A reader's complaint, for the moderators; a second one by the same reader takes the first one's place. Refuses not_found, forbidden, restricted, and sign_in_required where too many of one network have complained. */
export async function flagComment(
  deps: Deps,
  actor: Actor,
  flag: {
    readonly commentId: CommentId;
    readonly reason: FlagReason;
    readonly text?: string | undefined;
    readonly addressHash: string | null;
    /** Text form; only looked at. */
    readonly address?: string | null;
    /** Hash of the guest that we have met. */
    readonly met?: string | undefined;
  },
): Promise<void> {
  const now = deps.clock();
  const comment = await deps.store.read.commentById({ id: flag.commentId });
  if (!comment) throw new Refusal('not_found');
  const site = await siteOf(deps.store.read, comment.siteId);
  mustBeAllowed(actor, 'comment.flag', { now, site, comment });
  const { address = null, addressHash, met } = flag;
  const about = `flag ${encodeId(comment.id)}`;
  const flagged = deps.store.write.flagComment({
    id: deps.newId(),
    commentId: comment.id,
    revision: comment.revision,
    reporterHash: readerHash(deps.secrets, actor, { about, met, addressHash }),
    network: networkOf(deps.secrets, actor, { about, addressHash }),
    reason: flag.reason,
    text: flag.text === undefined || flag.text.trim() === '' ? null : checkText(flag.text, TEXT_LIMITS),
    by: knownOf(actor, { address, addressHash }),
    now,
  });
  await tellingIn(site, flagged);
}
