import { followToken } from '../core/follow-token.js';
import type { StoryId } from '../core/ids.js';
import type { Story } from '../core/story.js';
import { sight } from '../core/visibility.js';
import { confirmMail } from '../render/mails/confirm-mail.js';
import type { Subscription } from '../storage/follow-store.js';
import { mayMailAt } from './mail-caps.js';
import { addressOf, type MailDeps, mailOrGiveUp, siteOf } from './mail-work.js';
import type { Work } from './work.js';

/** Asks by mail whether an address is to be told of something. */
export function confirmWork(deps: MailDeps): Work {
  return async (job) => {
    const { read, background } = deps.store;
    const id = Number(job.payload.subscriptionId);
    const subscription = await read.subscriptionById({ id });
    const follower = subscription && (await read.followerById({ id: subscription.followerId }));
    const to = follower && (await addressOf(deps, follower));
    if (!subscription || subscription.confirmedAt !== null || !follower || to === undefined)
      return { kind: 'done' };
    const story = await storyOf(deps, subscription);
    if (story === undefined || subscription.kind === 'answers') return { kind: 'done' };
    const addressHash = deps.secrets.sign('address-hash', to);
    const dueAt = await mayMailAt(deps, { siteId: job.siteId, addressHash });
    if (dueAt !== null) return { kind: 'later', dueAt };
    const baseUrl = deps.baseUrl();
    const token = (act: 'confirm' | 'stop', subscriptionId: number): string =>
      followToken(deps.secrets, { act, followerId: follower.id, subscriptionId });
    const done = await mailOrGiveUp(
      deps.mail,
      confirmMail({
        ...{ to, story, kind: subscription.kind, site: await siteOf(deps, job) },
        confirmUrl: `${baseUrl}/follow/confirm/${token('confirm', id)}`,
        stopUrl: `${baseUrl}/unsubscribe/${token('stop', 0)}`,
      }),
    );
    await background.countMail({ siteId: job.siteId, addressHash, kind: 'confirm', now: deps.clock() });
    return done;
  };
}

/** The story that is followed, or that of the comment whose answers are; undefined when it is not there to be seen. */
async function storyOf(
  { store: { read } }: MailDeps,
  { kind, target }: Subscription,
): Promise<Story | undefined> {
  if (kind === 'thread') return read.storyById({ id: target as StoryId });
  const [comment] = await read.commentsByIds({ ids: [target as never] });
  if (!comment || (sight(comment, 'public') !== 'text' && comment.status !== 'held')) return undefined;
  return read.storyById({ id: comment.storyId });
}
