import type { Actor } from '../core/account.js';
import { Refusal } from '../core/refusal.js';
import type { Followed } from '../storage/follow-store.js';
import type { Reads, Writes } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { siteNamed } from './site-of.js';

interface Reading {
  readonly store: { readonly read: Pick<Reads, 'siteBySlug' | 'followedOn'> };
}

interface Ending extends Pick<UseCaseDeps, 'clock'> {
  readonly store: {
    readonly read: Pick<Reads, 'siteBySlug' | 'followerOf'>;
    readonly write: Pick<Writes, 'unsubscribe'>;
  };
}

/** What the actor follows by mail on a site, newest first. Refuses unknown_site, sign_in_required. */
export async function whatIFollow(
  { store: { read } }: Reading,
  actor: Actor,
  { site: slug }: { readonly site: string },
): Promise<readonly Followed[]> {
  const { id: siteId } = await siteNamed(read, slug);
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  return read.followedOn({ accountId: actor.account.id, siteId });
}

/** Ends one of the actor's own; what is another's, or gone, stays as it is. Refuses unknown_site, sign_in_required. */
export async function endFollowing(
  { store, clock }: Ending,
  actor: Actor,
  { site: slug, subscriptionId }: { readonly site: string; readonly subscriptionId: number },
): Promise<void> {
  const { id: siteId } = await siteNamed(store.read, slug);
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const follower = await store.read.followerOf({ accountId: actor.account.id, siteId });
  if (!follower) return;
  await store.write.unsubscribe({
    ...{ followerId: follower.id, subscriptionId, block: false },
    now: clock(),
  });
}
