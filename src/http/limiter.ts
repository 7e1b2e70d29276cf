import { LRUCache } from 'lru-cache';
import type { Ask, SharedCounts } from '../core/limit.js';
import { createRateLimiter } from './rate-limit.js';

export interface Limiter {
  /** Counts one event for each ask; 0 when all are within their limits, else the milliseconds until they would be. */
  take(asks: readonly Ask[], now: number): Promise<number>;
}

interface Parts {
  /** What all processes count together; null where there is one. */
  readonly shared: SharedCounts | null;
  /** Makes a key that tells nothing of what it stands for. */
  readonly digest: (key: string) => string;
  /** Called for what only this process could count. */
  readonly onAlone: () => void;
}

/** Nobody waits longer than this to be counted, in milliseconds; a count takes about one. */
const PATIENCE = 300;
/** A database that did not count is not asked again for so long. */
const ALONE_FOR = 1_000;
/** Refusals remembered at once, so that whoever goes on is not asked about again. */
const MOST_REFUSALS = 50_000;
/** The most that a refusal can last: the minute and the slot that it began in. A clock set back must not make it longer. */
const LONGEST_REFUSAL = 65_000;

/**
 * Counts in this process first, exactly; then, where processes share a database, for all of them together. A database that
 * does not count in time lets this process's own count decide: the limit is then once for each process, and never none.
 */
export function createLimiter({ shared, digest, onAlone }: Parts): Limiter {
  const own = createRateLimiter();
  const refusals = new LRUCache<string, number>({ max: MOST_REFUSALS });
  let aloneUntil = 0;

  async function takeShared(counts: SharedCounts, asks: readonly Ask[], now: number): Promise<number> {
    const waits = await inTime(counts.take(asks.map(({ key, most }) => ({ key: digest(key), most }))));
    if (waits === undefined) {
      aloneUntil = performance.now() + ALONE_FOR;
      onAlone();
      return 0;
    }
    for (const [i, wait] of waits.entries()) if (wait > 0) refusals.set(asks[i]?.key ?? '', now + wait);
    return Math.max(...waits);
  }

  return {
    async take(asks, now) {
      for (const { key, most } of asks) {
        const refused = (refusals.get(key) ?? 0) - now;
        if (refused > 0 && refused <= LONGEST_REFUSAL) return refused;
        const wait = own.take(key, most, now);
        if (wait > 0) return wait;
      }
      if (shared === null) return 0;
      if (performance.now() >= aloneUntil) return takeShared(shared, asks, now);
      onAlone();
      return 0;
    },
  };
}

/** What the promise gives, or undefined when it fails or takes too long. */
async function inTime<T>(promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE);
  });
  try {
    return await Promise.race([promise.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}
