import type { Comment } from '../core/comment.js';
import type { FollowKind } from '../core/follow.js';
import { type FollowSigner, followToken } from '../core/follow-token.js';
import type { CommentId } from '../core/ids.js';
import type { Mailer } from '../core/mail.js';
import { Refusal } from '../core/refusal.js';
import { forbids, standingFrom } from '../core/sanction/sanction.js';
import type { Site } from '../core/site.js';
import { sight } from '../core/visibility.js';
import { type MailedComment, newsMail } from '../render/mails/news-mail.js';
import type { Follower, FollowWrites, OutboxJob } from '../storage/follow-store.js';
import type { Reads } from '../storage/store.js';
import { type MailCaps, mayMailAt } from './mail-caps.js';
import { type Done, GivenUp, type Work } from './work.js';

/** What is asked to know what may be told. */
export interface NewsDeps {
  readonly store: {
    readonly read: Pick<
      Reads,
      'accountById' | 'commentsByIds' | 'storyById' | 'reportByStory' | 'sanctionsMeeting'
    >;
  };
  readonly clock: () => number;
}

export interface MailDeps extends MailCaps {
  readonly store: {
    readonly read: Pick<
      Reads,
      | 'followerById'
      | 'followItems'
      | 'subscriptionById'
      | 'accountById'
      | 'siteById'
      | 'commentsByIds'
      | 'storyById'
      | 'reportByStory'
      | 'mailsSent'
      | 'sanctionsMeeting'
    >;
    readonly background: Pick<FollowWrites, 'finishMail' | 'countMail'>;
  };
  readonly clock: () => number;
  readonly mail: Mailer;
  readonly secrets: FollowSigner & { sign(purpose: 'address-hash', text: string): string };
  /** Where our pages are, without a slash at the end; from the settings. */
  readonly baseUrl: () => string;
}

/** What one mail shows; a follower who was away for long gets one mail, not two hundred. */
const MOST_SHOWN = 20;
const MOST_TOLD = 200;

/** Mails a follower what they have not been told yet, as far as it may be seen at this moment. */
export function mailWork(deps: MailDeps): Work {
  return async (job) => {
    const { read } = deps.store;
    const followerId = Number(job.payload.followerId);
    const follower = await read.followerById({ id: followerId });
    const to = follower && (await addressOf(deps, follower));
    if (!follower || to === undefined) return { kind: 'done' };
    const items = await read.followItems({ followerId, limit: MOST_TOLD });
    const commentIds = items.map(({ commentId }) => commentId);
    const finish = { id: job.id, attempts: job.attempts, followerId, commentIds, now: deps.clock() };
    const comments = await visibleComments(deps, commentIds, follower);
    if (comments.length === 0) {
      await deps.store.background.finishMail({ ...finish, sent: null });
      return { kind: 'kept' };
    }
    const addressHash = deps.secrets.sign('address-hash', to);
    const dueAt = await mayMailAt(deps, { siteId: job.siteId, addressHash });
    if (dueAt !== null) return { kind: 'later', dueAt };
    await send(deps, {
      job,
      to,
      followerId,
      comments,
      subscriptions: new Set(items.map((i) => i.subscriptionId)),
    });
    await deps.store.background.finishMail({ ...finish, now: deps.clock(), sent: { addressHash } });
    return { kind: 'kept' };
  };
}

/** Where a follower's mails go; undefined when there is nobody any more, or nobody who wants them. */
export async function addressOf(
  { store }: Pick<MailDeps, 'store'>,
  { accountId, email, blockedAt }: Follower,
): Promise<string | undefined> {
  if (blockedAt !== null) return undefined;
  if (accountId === null) return email ?? undefined;
  const account = await store.read.accountById({ id: accountId });
  return account?.disabledAt === null ? (account.email ?? undefined) : undefined;
}

/** Oldest first: what everybody may see now, on stories that everybody may see, by authors who are not shut out. */
export async function visibleComments(
  deps: NewsDeps,
  ids: readonly CommentId[],
  { siteId }: Pick<Follower, 'siteId'>,
): Promise<readonly MailedComment[]> {
  const { read } = deps.store;
  const comments = await read.commentsByIds({ ids });
  const shown = comments.filter((one) => one.siteId === siteId && sight(one, 'public') === 'text');
  const parents = await read.commentsByIds({ ids: shown.flatMap(({ parentId }) => parentId ?? []) });
  const found: MailedComment[] = [];
  for (const comment of [...shown].sort((a, b) => a.id - b.id)) {
    const story = await read.storyById({ id: comment.storyId });
    const report = story?.reportPath == null ? undefined : await read.reportByStory({ storyId: story.id });
    const isHidden = !story || report?.status === 'draft' || (await isShutOut(deps, comment));
    if (isHidden) continue;
    found.push({ comment, story, parent: parents.find(({ id }) => id === comment.parentId) ?? null });
  }
  return found;
}

/** Whoever may not write any more is not mailed about either. */
async function isShutOut(
  { store: { read }, clock }: NewsDeps,
  { author, siteId }: Comment,
): Promise<boolean> {
  const { accountId, guestHash } = author;
  const account = accountId === null ? undefined : await read.accountById({ id: accountId });
  if ((account?.disabledAt ?? null) !== null) return true;
  const emails = account?.email ? [account.email] : [];
  const person = { accountId, guestHash, emails, address: null, addressHash: null };
  const met = await read.sanctionsMeeting({ siteId, person });
  return forbids(standingFrom(met, clock()), 'write') !== null;
}

async function send(
  deps: MailDeps,
  about: {
    readonly job: OutboxJob;
    readonly to: string;
    readonly followerId: number;
    readonly comments: readonly MailedComment[];
    readonly subscriptions: ReadonlySet<number>;
  },
): Promise<void> {
  const { job, to, followerId, comments, subscriptions } = about;
  const site = await siteOf(deps, job);
  const [only = 0] = subscriptions.size === 1 ? subscriptions : [];
  const baseUrl = deps.baseUrl();
  const token = followToken(deps.secrets, { act: 'stop', followerId, subscriptionId: only });
  await mailOrGiveUp(
    deps.mail,
    newsMail({
      ...{ to, site, baseUrl, followerId },
      comments: comments.slice(0, MOST_SHOWN),
      more: Math.max(0, comments.length - MOST_SHOWN),
      kind: await kindOf(deps, only),
      stopUrl: `${baseUrl}/unsubscribe/${token}`,
    }),
  );
}

export async function siteOf({ store }: Pick<MailDeps, 'store'>, { siteId }: OutboxJob): Promise<Site> {
  const site = await store.read.siteById({ id: siteId });
  if (!site) throw new GivenUp('its site is gone');
  return site;
}

async function kindOf({ store }: MailDeps, subscriptionId: number): Promise<FollowKind | null> {
  if (subscriptionId === 0) return null;
  return (await store.read.subscriptionById({ id: subscriptionId }))?.kind ?? null;
}

/** Sends; what the mail server will never take is given up at once. */
export async function mailOrGiveUp(mail: Mailer, letter: Parameters<Mailer['send']>[0]): Promise<Done> {
  try {
    await mail.send(letter);
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'email_invalid' || error.details.isFinal === true))
      throw new GivenUp('the mail server does not take mail for this address');
    throw error;
  }
  return { kind: 'done' };
}
