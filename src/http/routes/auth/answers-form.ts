import { newToken, tokenHash } from '../../../auth/token.js';
import { decodeId, encodeId } from '../../../core/ids.js';
import { Refusal } from '../../../core/refusal.js';
import { correctionLines } from '../../../render/correction-lines.js';
import type { MePageProps } from '../../../render/pages/me-page.js';
import { presentComment, presentTime } from '../../../render/present-comment.js';
import { endIgnoring, whomIIgnore } from '../../../use-cases/ignore-author.js';
import { myReplies } from '../../../use-cases/my-replies.js';
import { markNotificationsRead, readNotifications } from '../../../use-cases/notifications.js';
import { siteNamed } from '../../../use-cases/site-of.js';
import { endFollowing, whatIFollow } from '../../../use-cases/what-i-follow.js';
import { limitWrite } from '../../limits.js';
import { formOf } from '../../read-request.js';
import { ownSessionOf } from '../../reader-session.js';
import type { Exchange } from '../../route.js';
import { baseUrlFor } from '../story-pages.js';
import { ownPage } from './page.js';

/** What the reader's own page tells of answers to them, and of what they follow. */
export async function answersFor(
  exchange: Exchange,
  slug: string,
): Promise<Pick<MePageProps, 'replies' | 'corrections' | 'unread' | 'followed' | 'ignored'>> {
  const { deps } = exchange.app;
  const { actor } = ownSessionOf(exchange);
  const site = { site: slug };
  const replies = await myReplies(deps, actor, site);
  const { unread, list, corrections } = await readNotifications(deps, actor, site);
  const fresh = new Set(list.filter(({ isRead }) => !isRead).map(({ comment }) => comment.id));
  const newest = Math.max(0, ...[...list, ...corrections].map(({ at }) => at));
  const whole = await siteNamed(deps.store.read, slug);
  const voice = { ...whole, baseUrl: await baseUrlFor(exchange, whole) };
  return {
    replies: replies.map((reply) => ({
      comment: presentComment(reply, 'public'),
      isNew: fresh.has(reply.comment.id),
    })),
    corrections: corrections.flatMap((one) => correctionLines(one, voice)),
    unread: newest === 0 || unread === 0 ? null : { count: unread, upTo: presentTime(newest) },
    followed: (await whatIFollow(deps, actor, site)).map(({ id, kind, target, story }) => ({
      ...{ id: encodeId(id), kind, target: encodeId(target) },
      title: story?.title ?? '',
    })),
    ignored: (await whomIIgnore(deps, actor, site)).map(({ id, name }) => ({ id: encodeId(id), name })),
  };
}

/** Marks what the page showed as read; what came since stays new. Refuses invalid_request. */
export async function markShownRead(exchange: Exchange): Promise<void> {
  await limitWrite(exchange);
  const { slug } = await ownPage(exchange);
  const upTo = Date.parse(formOf(exchange)('upTo'));
  if (Number.isNaN(upTo)) throw new Refusal('invalid_request', { problem: 'upTo is no time.' });
  await markNotificationsRead(exchange.app.deps, ownSessionOf(exchange).actor, { site: slug, upTo });
}

/** Ends one of the reader's own subscriptions. Refuses not_found for what is no id. */
export async function endOne(exchange: Exchange): Promise<void> {
  await limitWrite(exchange);
  const { slug } = await ownPage(exchange);
  const subscriptionId = decodeId<number>(formOf(exchange)('subscription'));
  if (subscriptionId === undefined) throw new Refusal('not_found');
  await endFollowing(exchange.app.deps, ownSessionOf(exchange).actor, { site: slug, subscriptionId });
}

/** Shows somebody again whom the reader has ignored. Refuses not_found for what is no id. */
export async function showAgain(exchange: Exchange): Promise<void> {
  await limitWrite(exchange);
  const { slug } = await ownPage(exchange);
  const id = decodeId<number>(formOf(exchange)('ignored'));
  if (id === undefined) throw new Refusal('not_found');
  await endIgnoring(exchange.app.deps, ownSessionOf(exchange).actor, { site: slug, id });
}

/** Makes the secret address of a feed of answers, in place of the one before, and gives it: only a hash is kept. */
export async function makeFeed(exchange: Exchange): Promise<string> {
  const token = newToken();
  await setFeed(exchange, tokenHash(token));
  return answersFeedUrl(exchange.app.own.baseUrl, token);
}

/** Ends the secret address, if there is one. */
export async function endFeed(exchange: Exchange): Promise<void> {
  await setFeed(exchange, null);
}

async function setFeed(exchange: Exchange, hash: string | null): Promise<void> {
  await limitWrite(exchange);
  const { store, clock } = exchange.app.deps;
  const { id: siteId } = await siteNamed(store.read, (await ownPage(exchange)).slug);
  const { id: accountId } = ownSessionOf(exchange).actor.account;
  await store.write.setReplyFeed({ accountId, siteId, tokenHash: hash, now: clock() });
}

export function answersFeedUrl(baseUrl: string, token: string): string {
  return `${baseUrl}/answers/${token}/feed.atom`;
}
