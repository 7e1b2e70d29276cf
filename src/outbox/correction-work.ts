import { followToken } from '../core/follow-token.js';
import type { StoryId } from '../core/ids.js';
import { correctionMail } from '../render/mails/correction-mail.js';
import { mayMailAt } from './mail-caps.js';
import { addressOf, type MailDeps, mailOrGiveUp, siteOf } from './mail-work.js';
import type { Work } from './work.js';

/** Mails a follower what one change of a report put right, if they still follow it and the report is still to be read. */
export function correctionWork(deps: MailDeps): Work {
  return async (job) => {
    const { read, background } = deps.store;
    const { subscriptionId, storyId, at } = job.payload;
    const subscription = await read.subscriptionById({ id: Number(subscriptionId) });
    const follower = subscription && (await read.followerById({ id: subscription.followerId }));
    const to = follower && (await addressOf(deps, follower));
    const report = await read.reportByStory({ storyId: Number(storyId) as StoryId });
    const corrections = report?.corrections.filter((one) => one.at === at) ?? [];
    if (!follower || to === undefined || !report || report.status === 'draft' || corrections.length === 0)
      return { kind: 'done' };
    const addressHash = deps.secrets.sign('address-hash', to);
    const dueAt = await mayMailAt(deps, { siteId: job.siteId, addressHash });
    if (dueAt !== null) return { kind: 'later', dueAt };
    const baseUrl = deps.baseUrl();
    const story = await read.storyById({ id: report.storyId });
    const claim = { act: 'stop', followerId: follower.id, subscriptionId: Number(subscriptionId) } as const;
    const done = await mailOrGiveUp(
      deps.mail,
      correctionMail({
        ...{ to, report, corrections, baseUrl, followerId: follower.id },
        site: await siteOf(deps, job),
        language: story?.language ?? null,
        stopUrl: `${baseUrl}/unsubscribe/${followToken(deps.secrets, claim)}`,
      }),
    );
    await background.countMail({ siteId: job.siteId, addressHash, kind: 'correction', now: deps.clock() });
    return done;
  };
}
