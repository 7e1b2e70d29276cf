import { decodeId, encodeId } from '../../../core/ids.js';
import { Refusal } from '../../../core/refusal.js';
import type { MePageProps } from '../../../render/pages/me-page.js';
import { presentComment, presentTime } from '../../../render/present-comment.js';
import { myReplies } from '../../../use-cases/my-replies.js';
import { markNotificationsRead, readNotifications } from '../../../use-cases/notifications.js';
import { endFollowing, whatIFollow } from '../../../use-cases/what-i-follow.js';
import { limitWrite } from '../../limits.js';
import { formOf } from '../../read-request.js';
import { ownSessionOf } from '../../reader-session.js';
import type { Exchange } from '../../route.js';
import { ownPage } from './page.js';

/** What the reader's own page tells of answers to them, and of what they follow. */
export async function answersFor(
  exchange: Exchange,
  slug: string,
): Promise<Pick<MePageProps, 'replies' | 'unread' | 'followed'>> {
  const { deps } = exchange.app;
  const { actor } = ownSessionOf(exchange);
  const site = { site: slug };
  const replies = await myReplies(deps, actor, site);
  const { unread, list } = await readNotifications(deps, actor, site);
  const fresh = new Set(list.filter(({ isRead }) => !isRead).map(({ comment }) => comment.id));
  const [newest] = list;
  return {
    replies: replies.map((reply) => ({
      comment: presentComment(reply, 'public'),
      isNew: fresh.has(reply.comment.id),
    })),
    unread: newest === undefined || unread === 0 ? null : { count: unread, upTo: presentTime(newest.at) },
    followed: (await whatIFollow(deps, actor, site)).map(({ id, kind, target, story }) => ({
      ...{ id: encodeId(id), kind, target: encodeId(target) },
      title: story?.title ?? '',
    })),
  };
}

/** Marks what the page showed as read; what came since stays new. Refuses invalid_request. */
export async function markShownRead(exchange: Exchange): Promise<void> {
  limitWrite(exchange);
  const { slug } = await ownPage(exchange);
  const upTo = Date.parse(formOf(exchange)('upTo'));
  if (Number.isNaN(upTo)) throw new Refusal('invalid_request', { problem: 'upTo is no time.' });
  await markNotificationsRead(exchange.app.deps, ownSessionOf(exchange).actor, { site: slug, upTo });
}

/** Ends one of the reader's own subscriptions. Refuses not_found for what is no id. */
export async function endOne(exchange: Exchange): Promise<void> {
  limitWrite(exchange);
  const { slug } = await ownPage(exchange);
  const subscriptionId = decodeId<number>(formOf(exchange)('subscription'));
  if (subscriptionId === undefined) throw new Refusal('not_found');
  await endFollowing(exchange.app.deps, ownSessionOf(exchange).actor, { site: slug, subscriptionId });
}
