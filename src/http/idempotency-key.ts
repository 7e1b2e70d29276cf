import { Refusal } from '../core/refusal.js';

const PRINTABLE = /^[\x20-\x7e]{1,255}$/;

/** The key of a post. Refuses `idempotency_key_missing` for one that is absent, too long or not printable. */
export function requireKey(key: string | undefined): string {
  if (key === undefined || !PRINTABLE.test(key)) throw new Refusal('idempotency_key_missing');
  return key;
}
