/** How something that failed is tried again. Times in milliseconds. */
export interface Patience {
  /** Before the second attempt. */
  readonly first: number;
  /** How much longer each wait is than the one before. */
  readonly factor: number;
  readonly most: number;
  /** From the beginning to giving up. */
  readonly term: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A mail server may be away for a weekend; RFC 5321, 4.5.4.1 asks for four to five days. */
export const MAIL_PATIENCE: Patience = { first: MINUTE, factor: 2, most: 6 * HOUR, term: 5 * DAY };
/** 10 s, 30 s, 90 s … 12 h: the spread that Standard Webhooks suggests, for three days. */
export const WEBHOOK_PATIENCE: Patience = { first: 10_000, factor: 3, most: 12 * HOUR, term: 3 * DAY };
/** A notice of yesterday is none: half a minute, a minute … an hour, for a day. */
export const PUSH_PATIENCE: Patience = { first: 30_000, factor: 2, most: HOUR, term: DAY };
/** A fifth earlier or later, so that what failed together does not come back together. */
const JITTER = 0.2;

/**
 * When to try again after `attempts` that failed, or null to give up. `random` is from 0 to 1, without 1.
 */
export function retryAt(
  {
    attempts,
    createdAt,
    now,
  }: { readonly attempts: number; readonly createdAt: number; readonly now: number },
  patience: Patience,
  random: number,
): number | null {
  if (now - createdAt >= patience.term) return null;
  const wait = Math.min(patience.most, patience.first * patience.factor ** Math.max(0, attempts - 1));
  return Math.round(now + wait * (1 - JITTER + 2 * JITTER * random));
}
