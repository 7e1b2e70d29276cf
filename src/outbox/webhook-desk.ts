import { randomUUID } from 'node:crypto';
import type { Webhook } from '../storage/follow-store.js';
import { createOutbound } from './outbound.js';
import { newWebhookSecret } from './webhook-signature.js';
import { deliver, type Tried, type WebhookDeps } from './webhook-work.js';

/** What an operator does with webhooks beside listing them. */
export interface WebhookDesk {
  /** A new secret: as the receiver gets it, and as it is kept. */
  makeSecret(): { readonly shown: string; readonly sealed: string };
  /** Sends a message of the type `webhook.test` now, past the outbox; nothing is written down. */
  test(hook: Pick<Webhook, 'url' | 'secret'>): Promise<Tried>;
}

export function webhookDesk({
  secrets,
  clock,
  allowsPrivate,
}: Pick<WebhookDeps, 'clock'> & {
  readonly secrets: WebhookDeps['secrets'] & { seal(purpose: 'webhook', text: string): string };
  readonly allowsPrivate: boolean;
}): WebhookDesk {
  return {
    makeSecret: () => {
      const shown = newWebhookSecret();
      return { shown, sealed: secrets.seal('webhook', shown) };
    },
    test: async (hook) => {
      const outbound = createOutbound({ allowsPrivate });
      const timestamp = new Date(clock()).toISOString();
      const body = JSON.stringify({ type: 'webhook.test', timestamp, data: {} });
      const tried = await deliver({ secrets, clock, outbound }, hook, { id: `msg_${randomUUID()}`, body });
      outbound.close();
      return tried;
    },
  };
}
