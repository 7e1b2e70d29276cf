import { type FollowClaim, readFollowToken } from '../core/follow-token.js';
import type { CommentId, StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import type { Follower, Subscription } from '../storage/follow-store.js';
import type { Reads, Writes } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { siteOf } from './site-of.js';

type Looks = Pick<Reads, 'siteById' | 'followerById' | 'subscriptionById' | 'storyById' | 'commentById'>;

interface Deps extends Pick<UseCaseDeps, 'clock' | 'secrets'> {
  readonly store: {
    readonly read: Looks;
    readonly write: Pick<Writes, 'confirmSubscription' | 'unsubscribe' | 'setRhythm'>;
  };
}

/** What a link of a mail is about. */
export interface LinkedFollowing {
  readonly site: Site;
  readonly follower: Follower;
  /** Null when the link is about all of a site, or the subscription is gone. */
  readonly subscription: Subscription | null;
  /** Of the subscription, where it has one that is still there. */
  readonly story: Story | null;
}

type Reading = Omit<Deps, 'store' | 'clock'> & { readonly store: { readonly read: Looks } };

/** Looks, and changes nothing: programs that scan mails fetch every link. Refuses not_found for a link that was not made here. */
export async function readFollowLink(
  deps: Reading,
  act: FollowClaim['act'],
  token: string,
): Promise<LinkedFollowing> {
  const { read } = deps.store;
  const claim = readFollowToken(deps.secrets, act, token);
  const follower = claim && (await read.followerById({ id: claim.followerId }));
  if (!follower) throw new Refusal('not_found');
  const { subscriptionId: id } = claim;
  const subscription = id === 0 ? null : ((await read.subscriptionById({ id })) ?? null);
  return {
    follower,
    subscription,
    site: await siteOf(read, follower.siteId),
    story: subscription && (await followedStory(read, subscription)),
  };
}

/** The story that a subscription is about; null for all answers, and for what is gone. */
async function followedStory(
  read: Pick<Looks, 'storyById' | 'commentById'>,
  { kind, target }: Pick<Subscription, 'kind' | 'target'>,
): Promise<Story | null> {
  if (kind === 'answers') return null;
  if (kind === 'thread') return (await read.storyById({ id: target as StoryId })) ?? null;
  const comment = await read.commentById({ id: target as CommentId });
  return comment ? ((await read.storyById({ id: comment.storyId })) ?? null) : null;
}

/** The yes to a question by mail. Refuses not_found for a link that is none, or that nobody answered for a week. */
export async function confirmFollowing(deps: Deps, token: string): Promise<LinkedFollowing> {
  const linked = await readFollowLink(deps, 'confirm', token);
  const { subscription } = linked;
  const isThere =
    subscription !== null &&
    (await deps.store.write.confirmSubscription({ id: subscription.id, now: deps.clock() }));
  if (!isThere) throw new Refusal('not_found');
  return linked;
}

export type StopWhat = 'these' | 'daily' | 'all' | 'ever';

/** Ends what a mail was about, gathers what comes into one mail a day, ends all mails of the site, or that for ever. Doing it again does no harm. Refuses not_found. */
export async function stopFollowing(deps: Deps, token: string, what: StopWhat): Promise<LinkedFollowing> {
  const linked = await readFollowLink(deps, 'stop', token);
  if (what === 'daily') {
    await deps.store.write.setRhythm({ followerId: linked.follower.id, rhythm: 'daily' });
    return linked;
  }
  const claim = readFollowToken(deps.secrets, 'stop', token);
  const one = what === 'these' && claim !== undefined && claim.subscriptionId !== 0;
  await deps.store.write.unsubscribe({
    followerId: linked.follower.id,
    subscriptionId: one ? claim.subscriptionId : null,
    block: what === 'ever',
    now: deps.clock(),
  });
  return linked;
}
