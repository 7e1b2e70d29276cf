import { encodeId, type StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { clientOf } from './read-request.js';
import type { Exchange } from './route.js';

/** Counts a post against its address and its story. Refuses `rate_limited`. */
export function limitPost(exchange: Exchange, storyId: StoryId): void {
  const { limits } = exchange.app.deps.config;
  if (limitAddress(exchange, 'post', limits.postsPerAddress)) {
    take(exchange, `story ${encodeId(storyId)}`, limits.postsPerStory);
  }
}

/** Counts any other write against its address. Refuses `rate_limited`. */
export function limitWrite(exchange: Exchange): void {
  limitAddress(exchange, 'write', exchange.app.deps.config.limits.writesPerAddress);
}

/**
 * Tries at signing in, per address and minute: an honest hand needs few.
 * @public The reference of the API tells it.
 */
export const SIGN_INS_PER_MINUTE = 10;
/** More than anybody types. */
const SEARCHES_PER_MINUTE = 60;

/** Every search asks the database. Refuses `rate_limited`. */
export function limitSearch(exchange: Exchange): void {
  limitAddress(exchange, 'search', SEARCHES_PER_MINUTE);
}

/** New guests of one address: a household has few in a minute. */
const GUESTS_PER_MINUTE = 10;

/** Refuses `rate_limited`. */
export function limitGuests(exchange: Exchange): void {
  limitAddress(exchange, 'guest', GUESTS_PER_MINUTE);
}

/** Refuses `rate_limited`. */
export function limitSignIn(exchange: Exchange): void {
  limitAddress(exchange, 'sign-in', SIGN_INS_PER_MINUTE);
}

/** The same for one account, whichever addresses the tries come from. Refuses `rate_limited`. */
export function limitSignInAs(exchange: Exchange, email: string): void {
  const { config, secrets } = exchange.app.deps;
  if (config.exemptLoopback && clientOf(exchange).isLoopback) return;
  const account = secrets.sign('address-hash', email.trim().toLowerCase());
  take(exchange, `sign-in as ${account}`, SIGN_INS_PER_MINUTE);
}

/** Whether the address is counted at all: the demo does not limit its own machine. */
function limitAddress(exchange: Exchange, what: string, limit: number): boolean {
  const client = clientOf(exchange);
  if (exchange.app.deps.config.exemptLoopback && client.isLoopback) return false;
  take(exchange, `${what} ${client.bucket}`, limit);
  return true;
}

function take({ app }: Exchange, key: string, limit: number): void {
  const wait = app.limiter.take(key, limit, app.deps.clock());
  if (wait > 0) throw new Refusal('rate_limited', { seconds: Math.ceil(wait / 1000) });
}
