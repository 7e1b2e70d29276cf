import type { CommentId, StoryId } from '../core/ids.js';
import { webhookBody } from '../render/webhook-body.js';
import type { FollowWrites, Webhook, WebhookDelivery } from '../storage/follow-store.js';
import type { Reads } from '../storage/store.js';
import type { Outbound } from './outbound.js';
import { webhookHeaders } from './webhook-signature.js';
import { GivenUp, type Work } from './work.js';

export interface WebhookDeps {
  readonly store: {
    readonly read: Pick<Reads, 'webhookById' | 'siteById' | 'storyById' | 'commentById'>;
    readonly background: Pick<FollowWrites, 'logDelivery' | 'setWebhookDisabled' | 'addJob'>;
  };
  readonly clock: () => number;
  readonly secrets: { open(purpose: 'webhook', sealed: string): string | undefined };
  readonly outbound: Outbound;
  readonly baseUrl: () => string;
}

/** An endpoint from which nothing has been heard for so long is gone. */
const MOST_FAILING = 5 * 24 * 60 * 60_000;
/** RFC 9110, 15.5.11: the receiver says that it is so for good. */
const GONE = 410;

/** Hands one event to one endpoint, signed. What does not arrive is tried again; an endpoint that is gone is turned off. */
export function webhookWork(deps: WebhookDeps): Work {
  return async (job) => {
    const { payload, attempts } = job;
    const hook = await deps.store.read.webhookById({ id: Number(payload.webhookId) });
    if (!hook) return { kind: 'done' };
    if (hook.disabledAt !== null) throw new GivenUp('the webhook is turned off');
    const kind = payload.kind as WebhookDelivery['kind'];
    const body = await bodyFor(deps, hook, payload);
    const tried = await deliver(deps, hook, { id: String(payload.messageId), body });
    const { failingSince } = await deps.store.background.logDelivery({
      ...{ webhookId: hook.id, messageId: String(payload.messageId), kind, attempt: attempts },
      ...tried,
    });
    if (tried.arrived) return { kind: 'done' };
    const isGone = tried.status === GONE || (failingSince !== null && tried.at - failingSince > MOST_FAILING);
    if (isGone) await turnOff(deps, hook);
    if (isGone) throw new GivenUp('the webhook is turned off');
    throw new Error(tried.problem ?? `it answered ${tried.status}`);
  };
}

async function bodyFor(
  { store: { read }, baseUrl }: WebhookDeps,
  { siteId }: Webhook,
  payload: Parameters<Work>[0]['payload'],
): Promise<string> {
  const site = await read.siteById({ id: siteId });
  if (!site) throw new GivenUp('its site is gone');
  const { kind, at, storyId, commentId } = payload;
  return webhookBody({
    ...{ kind: String(kind), at: Number(at), site, baseUrl: baseUrl() },
    story: storyId == null ? undefined : await read.storyById({ id: Number(storyId) as StoryId }),
    comment: commentId == null ? undefined : await read.commentById({ id: Number(commentId) as CommentId }),
  });
}

export type Tried = Pick<WebhookDelivery, 'status' | 'took' | 'problem' | 'at'> & {
  readonly arrived: boolean;
};

/** One attempt; never throws for what the other side does. */
export async function deliver(
  { secrets, outbound, clock }: Pick<WebhookDeps, 'secrets' | 'outbound' | 'clock'>,
  hook: Pick<Webhook, 'url' | 'secret'>,
  message: { readonly id: string; readonly body: string },
): Promise<Tried> {
  const secret = secrets.open('webhook', hook.secret);
  if (secret === undefined)
    throw new GivenUp('its secret was sealed under another PARLEY_SECRET: add it anew');
  const at = clock();
  const headers = webhookHeaders(secret, { ...message, at });
  const start = performance.now();
  const took = (): number => Math.round(performance.now() - start);
  try {
    const { status } = await outbound.post(hook.url, { headers, body: message.body });
    const arrived = status >= 200 && status < 300;
    return { at, status, took: took(), arrived, problem: arrived ? null : `it answered ${status}` };
  } catch (error) {
    return {
      at,
      status: null,
      took: took(),
      arrived: false,
      problem: String((error as Error).message).slice(0, 200),
    };
  }
}

async function turnOff(
  { store: { background }, clock }: WebhookDeps,
  { id, siteId }: Webhook,
): Promise<void> {
  const now = clock();
  await background.setWebhookDisabled({ id, disabledAt: now });
  const payload = { webhookId: id };
  await background.addJob({
    siteId,
    lane: 'mail',
    kind: 'operator',
    payload,
    dedup: `off:${id}`,
    dueAt: now,
    now,
  });
}
