import type { CommentId } from '../core/ids.js';
import { pushMessage } from '../render/push-message.js';
import type { PushReads, PushSubscription, PushWrites } from '../storage/push-store.js';
import type { Reads } from '../storage/store.js';
import { type NewsDeps, visibleComments } from './mail-work.js';
import type { Outbound } from './outbound.js';
import { encryptPush } from './push-cipher.js';
import type { Vapid } from './vapid.js';
import type { Work } from './work.js';

/** What sends notices to browsers. Its client never asks this network: readers have named the addresses. */
export interface Pusher {
  readonly outbound: Outbound;
  readonly vapid: Vapid;
}

export interface PushDeps extends NewsDeps {
  readonly store: {
    readonly read: NewsDeps['store']['read'] & Pick<Reads, 'siteById'> & Pick<PushReads, 'pushById'>;
    readonly background: Pick<PushWrites, 'dropPush'>;
  };
  readonly baseUrl: () => string;
  /** Null where the setting is off: what waits is dropped. */
  readonly push: Pusher | null;
}

/** Seconds that a push service keeps a notice for a browser that is away. */
const TIME_TO_LIVE = 24 * 60 * 60;
/** RFC 8030, 7.3: the subscription has ended. */
const ENDED: readonly number[] = [404, 410];

/** Tells one browser of one answer, if everybody may see it at this moment. */
export function pushWork(deps: PushDeps): Work {
  return async ({ payload }) => {
    const { read, background } = deps.store;
    const browser = await read.pushById({ id: Number(payload.pushId) });
    if (!browser || deps.push === null) return { kind: 'done' };
    const text = await noticeFor(deps, browser, Number(payload.commentId) as CommentId);
    if (text === undefined) return { kind: 'done' };
    const status = await deliver(deps.push, browser, { text, now: deps.clock() });
    const hasEnded = status === undefined || ENDED.includes(status);
    if (hasEnded) await background.dropPush({ id: browser.id });
    if (hasEnded || (status >= 200 && status < 300)) return { kind: 'done' };
    throw new Error(`it answered ${status}`);
  };
}

async function noticeFor(
  deps: PushDeps,
  { accountId, siteId }: PushSubscription,
  commentId: CommentId,
): Promise<string | undefined> {
  const { read } = deps.store;
  const account = await read.accountById({ id: accountId });
  const site = await read.siteById({ id: siteId });
  if (account?.disabledAt !== null || !site) return undefined;
  const [news] = await visibleComments(deps, [commentId], { siteId });
  return news && pushMessage({ ...news, account, site, baseUrl: deps.baseUrl() });
}

/** Gives the answer's status; undefined for a browser whose key is none. */
async function deliver(
  { outbound, vapid }: Pusher,
  { endpoint, p256dh, auth }: PushSubscription,
  { text, now }: { readonly text: string; readonly now: number },
): Promise<number | undefined> {
  let body: Buffer;
  try {
    body = encryptPush(text, { p256dh, auth });
  } catch {
    return undefined;
  }
  const headers = {
    authorization: vapid.authorize(endpoint, now),
    'content-encoding': 'aes128gcm',
    'content-type': 'application/octet-stream',
    ttl: String(TIME_TO_LIVE),
    urgency: 'normal',
  };
  return (await outbound.post(endpoint, { headers, body })).status;
}
