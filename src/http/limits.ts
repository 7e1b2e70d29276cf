import { encodeId, type StoryId } from '../core/ids.js';
import type { Ask } from '../core/limit.js';
import { Refusal } from '../core/refusal.js';
import { clientOf } from './read-request.js';
import type { Exchange } from './route.js';

/** Counts a post against its address and its story. Refuses `rate_limited`. */
export async function limitPost(exchange: Exchange, storyId: StoryId): Promise<void> {
  if (isSpared(exchange)) return;
  const { limits } = exchange.app.deps.config;
  await take(exchange, [
    byAddress(exchange, 'post', limits.postsPerAddress),
    { key: `story ${encodeId(storyId)}`, most: limits.postsPerStory },
  ]);
}

/** Counts any other write against its address. Refuses `rate_limited`. */
export async function limitWrite(exchange: Exchange): Promise<void> {
  await limitAddress(exchange, 'write', exchange.app.deps.config.limits.writesPerAddress);
}

/**
 * Tries at signing in, per address and minute: an honest hand needs few.
 * @public The reference of the API tells it.
 */
export const SIGN_INS_PER_MINUTE = 10;
/** More than anybody types. */
const SEARCHES_PER_MINUTE = 60;

/** Every search asks the database. Refuses `rate_limited`. */
export async function limitSearch(exchange: Exchange): Promise<void> {
  await limitAddress(exchange, 'search', SEARCHES_PER_MINUTE);
}

/** A page's mistakes come by the dozen, and count against nothing else that a reader does. */
const POLICY_REPORTS_PER_MINUTE = 20;

/** Refuses `rate_limited`. */
export async function limitPolicyReports(exchange: Exchange): Promise<void> {
  await limitAddress(exchange, 'policy-report', POLICY_REPORTS_PER_MINUTE);
}

/** New guests of one address: a household has few in a minute. */
const GUESTS_PER_MINUTE = 10;

/** Refuses `rate_limited`. */
export async function limitGuests(exchange: Exchange): Promise<void> {
  await limitAddress(exchange, 'guest', GUESTS_PER_MINUTE);
}

/** Refuses `rate_limited`. */
export async function limitSignIn(exchange: Exchange): Promise<void> {
  await limitAddress(exchange, 'sign-in', SIGN_INS_PER_MINUTE);
}

/** The same for one account, whichever addresses the tries come from. Refuses `rate_limited`. */
export async function limitSignInAs(exchange: Exchange, email: string): Promise<void> {
  if (isSpared(exchange)) return;
  const account = exchange.app.deps.secrets.sign('address-hash', email.trim().toLowerCase());
  await take(exchange, [{ key: `sign-in as ${account}`, most: SIGN_INS_PER_MINUTE }]);
}

/** The demo does not limit its own machine. */
function isSpared(exchange: Exchange): boolean {
  return exchange.app.deps.config.exemptLoopback && clientOf(exchange).isLoopback;
}

function byAddress(exchange: Exchange, what: string, most: number): Ask {
  return { key: `${what} ${clientOf(exchange).bucket}`, most };
}

async function limitAddress(exchange: Exchange, what: string, most: number): Promise<void> {
  if (!isSpared(exchange)) await take(exchange, [byAddress(exchange, what, most)]);
}

async function take({ app }: Exchange, asks: readonly Ask[]): Promise<void> {
  const wait = await app.limiter.take(asks, app.deps.clock());
  if (wait > 0) throw new Refusal('rate_limited', { seconds: Math.ceil(wait / 1000) });
}
