import type { Actor } from '../core/account.js';
import { checkEmail } from '../core/email.js';
import type { FollowKind } from '../core/follow.js';
import type { CommentId, SiteId, StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { sight } from '../core/visibility.js';
import type { SubscribeOutcome } from '../storage/follow-store.js';
import type { Reads, Writes } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { type LooksForStories, publicStory } from './public-story.js';

/** Questions by mail to one address and site in a day: whoever writes down somebody else's address bothers them no more than that. */
const MOST_ASKED = 3;

interface Writing extends Pick<UseCaseDeps, 'clock' | 'newId'> {
  readonly store: { readonly write: Pick<Writes, 'subscribe'> };
}

interface Reading extends Writing {
  readonly store: Writing['store'] & { readonly read: LooksForStories & Pick<Reads, 'commentById'> };
}

/** What a follower is told at once. Whether an address was known before is none of it. */
export type Followed = 'confirmed' | 'asked';

/** Mails every new comment of a story. Refuses not_found, email_invalid. */
export async function followStory(
  deps: Reading,
  actor: Actor,
  { storyId, email }: { readonly storyId: StoryId; readonly email: string | undefined },
): Promise<Followed> {
  const story = await publicStory(deps.store.read, storyId);
  return subscribe(deps, actor, { siteId: story.siteId, kind: 'thread', target: storyId, email });
}

/** Mails every answer to a comment that everybody may see. Refuses not_found, email_invalid. */
export async function followReplies(
  deps: Reading,
  actor: Actor,
  { commentId, email }: { readonly commentId: CommentId; readonly email: string | undefined },
): Promise<Followed> {
  const comment = await deps.store.read.commentById({ id: commentId });
  if (!comment || sight(comment, 'public') !== 'text') throw new Refusal('not_found');
  await publicStory(deps.store.read, comment.storyId);
  return subscribe(deps, actor, { siteId: comment.siteId, kind: 'replies', target: commentId, email });
}

/** Mails the answers to what the actor has just written, seen by others or not yet. Refuses email_invalid. */
export async function followOwn(
  deps: Writing,
  actor: Actor,
  own: { readonly commentId: CommentId; readonly siteId: SiteId; readonly email: string | undefined },
): Promise<Followed> {
  return subscribe(deps, actor, {
    siteId: own.siteId,
    kind: 'replies',
    target: own.commentId,
    email: own.email,
  });
}

/** Whether mails about answers would have somewhere to go. Refuses email_invalid. */
export function mustBeReachable(actor: Actor, email: string | undefined): void {
  whoIs(actor, email);
}

async function subscribe(
  { store, clock, newId }: Writing,
  actor: Actor,
  wanted: {
    readonly siteId: SiteId;
    readonly kind: FollowKind;
    readonly target: number;
    readonly email: string | undefined;
  },
): Promise<Followed> {
  const { email, ...what } = wanted;
  const outcome = await store.write.subscribe({
    ...what,
    ...{ id: newId<number>(), followerId: newId<number>(), now: clock(), mostAsked: MOST_ASKED },
    who: whoIs(actor, email),
    guestHash: actor.kind === 'anonymous' ? null : (actor.guestHash ?? null),
  });
  return told(outcome);
}

/** An account is told at its own address, whatever else was written down. */
function whoIs(actor: Actor, email: string | undefined): Parameters<Writes['subscribe']>[0]['who'] {
  if (actor.kind === 'account' && actor.account.email !== null) return { accountId: actor.account.id };
  return { email: checkEmail(email ?? '') };
}

/** Somebody else's address says nothing about itself: what was asked, refused for good or asked too often looks alike. */
function told(outcome: SubscribeOutcome): Followed {
  return outcome === 'confirmed' ? 'confirmed' : 'asked';
}
