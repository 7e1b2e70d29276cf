import { LRUCache } from 'lru-cache';

/** Keys remembered at once; beyond that the longest quiet one starts afresh. */
const MOST_KEYS = 50_000;
const WINDOW = 60_000;

export interface RateLimiter {
  /** Counts one more for `key`; 0 when that is within `limit` a minute, else the milliseconds until it would be. */
  take(key: string, limit: number, now: number): number;
}

/**
 * Counts the last minute of every key exactly: the times of the last `limit` events. In this process's memory only.
 */
export function createRateLimiter(): RateLimiter {
  const times = new LRUCache<string, number[]>({ max: MOST_KEYS });
  return {
    take(key, limit, now) {
      const known = times.get(key) ?? [];
      // A clock set back must not lock anybody out for longer than a window.
      const recent = known.filter((at) => at > now - WINDOW && at <= now);
      const oldest = recent[0];
      if (oldest !== undefined && recent.length >= limit) return oldest + WINDOW - now;
      recent.push(now);
      times.set(key, recent);
      return 0;
    },
  };
}
