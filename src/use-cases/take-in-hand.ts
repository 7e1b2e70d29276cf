import type { Account, Actor } from '../core/account.js';
import type { AccountId, CommentId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { QueueWrites } from '../storage/queue-store.js';
import type { QueueRow, Reads } from '../storage/store.js';
import { commentOnDesk, type LooksAtComment } from './comment-on-desk.js';

/** How long a moderator has a comment to themselves: time to read a thread, and not to go for lunch (milliseconds). */
const IN_HAND_FOR = 15 * 60_000;
/** As many as a page of a queue shows. */
const MOST_TAKEN = 20;

interface Deps {
  readonly clock: () => number;
  readonly store: {
    readonly read: LooksAtComment['store']['read'];
    readonly write: QueueWrites;
  };
}

/**
 * Takes waiting comments in hand, so that nobody else decides them meanwhile; taking again begins the time anew. `left`
 * counts those that somebody else has, or that wait no more. Refuses sign_in_required, invalid_request (none, too many),
 * not_found and forbidden as deciding does.
 */
export async function takeInHand(
  { store: { read, write }, clock }: Deps,
  actor: Actor,
  ids: readonly CommentId[],
): Promise<{ readonly taken: number; readonly left: number }> {
  if (ids.length === 0 || ids.length > MOST_TAKEN)
    throw new Refusal('invalid_request', { problem: `choose from 1 to ${MOST_TAKEN} comments.` });
  const now = clock();
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  for (const id of ids) {
    const { comment, site, story } = await commentOnDesk({ store: { read }, clock }, actor, id);
    mustBeAllowed(actor, 'comment.moderate', { now, site, comment, section: story.section });
  }
  const until = now + IN_HAND_FOR;
  const taken = await write.takeInHand({ ids, by: actor.account.id, now, until });
  return { taken: taken.length, left: ids.length - taken.length };
}

/** Gives a comment back. Refuses sign_in_required. */
export async function letGo(
  { store: { write } }: { readonly store: { readonly write: Pick<QueueWrites, 'letGo'> } },
  actor: Actor,
  id: CommentId,
): Promise<void> {
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  await write.letGo({ id, by: actor.account.id });
}

/** Who has the comments of rows in hand at this moment, by their accounts; claims that are over are nobody's. */
export async function holdersOf(
  read: Pick<Reads, 'accountById'>,
  rows: readonly Pick<QueueRow, 'claim'>[],
  now: number,
): Promise<ReadonlyMap<AccountId, Account>> {
  const ids = new Set(rows.flatMap(({ claim }) => (claim !== null && claim.until > now ? [claim.by] : [])));
  const accounts = await Promise.all([...ids].map((id) => read.accountById({ id })));
  return new Map(accounts.flatMap((account) => (account ? [[account.id, account]] : [])));
}
