import { createSha256 } from './sha256.js';

/** Bits that a rule may ask for. Each more doubles the work; 16 are 65,000 hashes, far below a second on a phone. */
export const LEAST_EFFORT = 8;
export const MOST_EFFORT = 24;
export const DEFAULT_EFFORT = 16;

const NONCE = /^[0-9a-z]{1,12}$/;

/** Whether the SHA-256 of `challenge.nonce` begins with so many zero bits. */
export function isProof(challenge: string, nonce: string, effort: number): boolean {
  if (!NONCE.test(nonce)) return false;
  return zeroBits(createSha256(`${challenge}.`)(nonce)) >= effort;
}

export interface ProofSearch {
  /** Tries so many more; gives a nonce, or undefined when none was among them. */
  tryMore(count: number): string | undefined;
}

/** Looks for the nonce of a challenge, from 0 on. */
export function createProofSearch(challenge: string, effort: number): ProofSearch {
  const hash = createSha256(`${challenge}.`);
  let next = 0;
  return {
    tryMore(count) {
      for (const end = next + count; next < end; next++) {
        const nonce = next.toString(36);
        if (zeroBits(hash(nonce)) >= effort) return nonce;
      }
      return undefined;
    },
  };
}

function zeroBits(digest: Int32Array): number {
  const first = Math.clz32(digest[0] ?? 0);
  return first < 32 ? first : 32 + Math.clz32(digest[1] ?? 0);
}
