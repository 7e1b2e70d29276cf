import { createHmac, randomBytes } from 'node:crypto';

/** Standard Webhooks: a secret is 24 to 64 random bytes, written after this. */
const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

export function newWebhookSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/**
 * The headers of a message by https://www.standardwebhooks.com: HMAC-SHA-256 over id, time (Unix seconds) and body, so that
 * neither can be taken from one message and put on another. `secret` as `newWebhookSecret` makes it.
 */
export function webhookHeaders(
  secret: string,
  message: { readonly id: string; readonly at: number; readonly body: string },
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(message.at / 1000));
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signed = `${message.id}.${timestamp}.${message.body}`;
  return {
    'content-type': 'application/json',
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
  };
}
