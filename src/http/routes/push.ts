import { Refusal } from '../../core/refusal.js';
import { siteNamed } from '../../use-cases/site-of.js';
import { EndPushSchema, PushKeySchema, PushStateSchema, StartPushSchema } from '../../wire/push.js';
import { sendJson } from '../answer.js';
import { limitWrite } from '../limits.js';
import { mustBeLawfulWrite } from '../origin.js';
import { bodyOf } from '../read-request.js';
import { ownSessionOf } from '../reader-session.js';
import type { Exchange, Route } from '../route.js';
import { sendFile } from './files.js';

/** Browsers of one reader on one site. */
const MOST_BROWSERS = 10;
/** A worker may ask nobody anything. */
const WORKER_POLICY = "default-src 'none'";

/** Refuses not_found where the operator has not turned notices on. */
function keyOf({ app }: Exchange): string {
  const { pushKey } = app.deps.config;
  if (pushKey === null) throw new Refusal('not_found');
  return pushKey;
}

function handleKey(exchange: Exchange): unknown {
  return sendJson(exchange, 200, { key: keyOf(exchange) });
}

async function handleStart(exchange: Exchange): Promise<unknown> {
  keyOf(exchange);
  const { site: slug, endpoint, keys } = bodyOf(exchange, StartPushSchema);
  const { store, clock, newId } = exchange.app.deps;
  const site = await siteNamed(store.read, slug);
  mustBeLawfulWrite(exchange, site);
  const { actor, tokenHash: sessionHash } = ownSessionOf(exchange);
  const { id: accountId } = actor.account;
  await limitWrite(exchange);
  mustBePushService(endpoint);
  await store.write.addPush({
    ...{ id: newId<number>(), siteId: site.id, accountId, endpoint, ...keys },
    ...{ createdAt: clock(), most: MOST_BROWSERS, sessionHash },
  });
  return exchange.reply.code(204).send();
}

/** Where its host leads is looked at when something is sent: see outbox/outbound. */
function mustBePushService(endpoint: string): void {
  const url = URL.parse(endpoint);
  const isLawful = url?.protocol === 'https:' && url.username === '' && url.password === '';
  if (!isLawful) throw new Refusal('invalid_request', { problem: 'endpoint is no https address.' });
}

async function handleEnd(exchange: Exchange): Promise<unknown> {
  const { site: slug, endpoint } = bodyOf(exchange, EndPushSchema);
  const { store } = exchange.app.deps;
  mustBeLawfulWrite(exchange, await siteNamed(store.read, slug));
  const { id: accountId } = ownSessionOf(exchange).actor.account;
  await limitWrite(exchange);
  await store.write.removePush({ accountId, endpoint });
  return exchange.reply.code(204).send();
}

async function handleState(exchange: Exchange): Promise<unknown> {
  const { site: slug, endpoint } = bodyOf(exchange, EndPushSchema);
  const { read } = exchange.app.deps.store;
  mustBeLawfulWrite(exchange, await siteNamed(read, slug));
  await limitWrite(exchange);
  const { id: accountId } = ownSessionOf(exchange).actor.account;
  const kept = await read.pushesOf({ accountId });
  return sendJson(exchange, 200, { isOn: kept.some((one) => one.endpoint === endpoint) });
}

function handleWorker(exchange: Exchange): unknown {
  keyOf(exchange);
  exchange.reply.header('content-security-policy', WORKER_POLICY);
  return sendFile(exchange, exchange.app.files.named('push-worker.js'), 'no-cache');
}

export const pushRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/public/push-key',
    space: 'public',
    who: 'anyone',
    about: 'The key that a browser subscribes to notices with; 404 where they are turned off.',
    answers: { 200: PushKeySchema },
    handle: handleKey,
  },
  {
    method: 'POST',
    path: '/api/v1/me/push',
    space: 'me',
    who: 'author',
    about:
      'Notices of answers to this reader go to a browser, at most ten on a site, until they sign out there; only from our own pages.',
    body: StartPushSchema,
    answers: { 204: null },
    handle: handleStart,
  },
  {
    method: 'POST',
    path: '/api/v1/me/push/end',
    space: 'me',
    who: 'author',
    about: 'No notice goes to that browser any more.',
    body: EndPushSchema,
    answers: { 204: null },
    handle: handleEnd,
  },
  {
    method: 'POST',
    path: '/api/v1/me/push/state',
    space: 'me',
    who: 'author',
    about:
      'Whether notices to this reader go to that browser; signing out there ends them. The address is a secret, so it is not in the query.',
    body: EndPushSchema,
    answers: { 200: PushStateSchema },
    handle: handleState,
  },
  {
    method: 'GET',
    path: '/push-worker.js',
    space: 'asset',
    who: 'anyone',
    about: 'The service worker that shows notices; it keeps no page and answers no request.',
    handle: handleWorker,
  },
];
