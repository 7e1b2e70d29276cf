/** FNV-1a over 32 bits (Fowler, Noll, Vo), one symbol at a time. */
export const SEED = 0x811c9dc5 | 0;

/** The hash so far with one symbol more. */
export function mix(hash: number, symbol: number): number {
  return Math.imul(hash ^ symbol, 0x01000193);
}

/** Spreads a hash over all its bits: the end of MurmurHash3 (Appleby). */
export function spread(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** The hash of a word's letters. */
export function hashOf(word: string): number {
  let hash = SEED;
  for (const letter of word) hash = mix(hash, letter.codePointAt(0) ?? 0);
  return hash;
}
