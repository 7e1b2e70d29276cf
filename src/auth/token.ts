import { createHash, randomBytes } from 'node:crypto';

/** A fresh bearer token: 256 random bits, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What storage keeps of a token: SHA-256, hex. Enough for 256 random bits; a stolen database signs nobody in. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
