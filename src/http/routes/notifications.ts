import Type from 'typebox';
import { newToken, tokenHash } from '../../auth/token.js';
import { Refusal } from '../../core/refusal.js';
import { correctionLines } from '../../render/correction-lines.js';
import { presentComment, presentTime } from '../../render/present-comment.js';
import {
  markNotificationsRead,
  readNotifications,
  type ToldCorrection,
} from '../../use-cases/notifications.js';
import { siteNamed } from '../../use-cases/site-of.js';
import {
  FeedAddressSchema,
  MakeFeedSchema,
  MarkReadSchema,
  NotificationsSchema,
} from '../../wire/notifications.js';
import { sendJson } from '../answer.js';
import { limitWrite } from '../limits.js';
import { mustBeLawfulRead, mustBeLawfulWrite } from '../origin.js';
import { bodyOf, queryOf, readerOf } from '../read-request.js';
import { sessionOf } from '../reader-session.js';
import type { Exchange, Route } from '../route.js';
import { answersFeedUrl } from './auth/answers-form.js';
import { baseUrlFor } from './story-pages.js';

async function handleList(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  const site = queryOf(exchange, 'site') ?? '';
  mustBeLawfulRead(exchange, await siteNamed(deps.store.read, site));
  const { unread, list, corrections } = await readNotifications(deps, readerOf(exchange), { site });
  return sendJson(exchange, 200, {
    unread,
    corrections: await presentCorrections(exchange, site, corrections),
    notifications: list.map(({ at, isRead, ...placed }) => ({
      comment: presentComment(placed, 'public'),
      at: presentTime(at),
      isRead,
    })),
  });
}

async function presentCorrections(exchange: Exchange, slug: string, told: readonly ToldCorrection[]) {
  const site = await siteNamed(exchange.app.deps.store.read, slug);
  const baseUrl = await baseUrlFor(exchange, site);
  return told.flatMap((one) => correctionLines(one, { ...site, baseUrl }));
}

async function handleRead(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  const { site, upTo } = bodyOf(exchange, MarkReadSchema);
  mustBeLawfulWrite(exchange, await siteNamed(deps.store.read, site));
  await limitWrite(exchange);
  const at = Date.parse(upTo);
  if (Number.isNaN(at)) throw new Refusal('invalid_request', { problem: 'upTo is no time.' });
  await markNotificationsRead(deps, readerOf(exchange), { site, upTo: at });
  return exchange.reply.code(204).send();
}

/** Makes the secret address of the answers' feed, or ends it. */
async function setFeed(exchange: Exchange, slug: string, token: string | null): Promise<void> {
  const { store, clock } = exchange.app.deps;
  const site = await siteNamed(store.read, slug);
  mustBeLawfulWrite(exchange, site);
  await limitWrite(exchange);
  const { id: accountId } = sessionOf(exchange).actor.account;
  const hash = token === null ? null : tokenHash(token);
  await store.write.setReplyFeed({ accountId, siteId: site.id, tokenHash: hash, now: clock() });
}

async function handleMakeFeed(exchange: Exchange): Promise<unknown> {
  const token = newToken();
  await setFeed(exchange, bodyOf(exchange, MakeFeedSchema).site, token);
  return sendJson(exchange, 201, { url: answersFeedUrl(exchange.app.own.baseUrl, token) });
}

async function handleEndFeed(exchange: Exchange): Promise<unknown> {
  await setFeed(exchange, queryOf(exchange, 'site') ?? '', null);
  return exchange.reply.code(204).send();
}

const SITE = { schema: Type.String(), about: 'Short name of the site.', required: true };
const shared = { space: 'me', who: 'author' } as const;

export const notificationRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/me/notifications',
    about:
      "The newest answers of others to this reader's comments on a site, at most 50, and how many are unread.",
    query: { site: SITE },
    answers: { 200: NotificationsSchema },
    handle: handleList,
  },
  {
    ...shared,
    method: 'POST',
    path: '/api/v1/me/notifications/read',
    about: 'Marks the notifications up to a time as read.',
    body: MarkReadSchema,
    answers: { 204: null },
    handle: handleRead,
  },
  {
    ...shared,
    method: 'POST',
    path: '/api/v1/me/answers-feed',
    about:
      'Makes a secret address under which a feed reader finds the answers to this reader; the one before ends.',
    body: MakeFeedSchema,
    answers: { 201: FeedAddressSchema },
    handle: handleMakeFeed,
  },
  {
    ...shared,
    method: 'DELETE',
    path: '/api/v1/me/answers-feed',
    about: 'Ends the secret address.',
    query: { site: SITE },
    answers: { 204: null },
    handle: handleEndFeed,
  },
];
