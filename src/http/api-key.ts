import { tokenHash } from '../auth/token.js';
import { Refusal } from '../core/refusal.js';
import type { ApiKey } from '../use-cases/suggest-score.js';
import { headerOf, queryOf } from './read-request.js';
import type { Exchange } from './route.js';

/** Requests that one key may make a minute. */
export const SCORES_PER_MINUTE = 1200;

/**
 * The key of the program that asks, from where Google's clients put it: `key` in the query, the header X-Goog-Api-Key, or a bearer
 * token. Refuses sign_in_required without one, token_refused for one that is not good, rate_limited.
 */
export async function apiKeyOf(exchange: Exchange): Promise<ApiKey> {
  const shown = queryOf(exchange, 'key') ?? headerOf(exchange, 'x-goog-api-key') ?? bearerOf(exchange);
  if (shown === undefined) throw new Refusal('sign_in_required');
  const { store, clock } = exchange.app.deps;
  const key = await store.read.apiKeyByHash({ keyHash: tokenHash(shown) });
  if (key === undefined) throw new Refusal('token_refused');
  const ask = { key: `api-key ${key.id}`, most: SCORES_PER_MINUTE };
  const wait = await exchange.app.limiter.take([ask], clock());
  if (wait > 0) throw new Refusal('rate_limited', { seconds: Math.ceil(wait / 1000) });
  return key;
}

function bearerOf(exchange: Exchange): string | undefined {
  return /^Bearer (\S+)$/i.exec(headerOf(exchange, 'authorization') ?? '')?.[1];
}
