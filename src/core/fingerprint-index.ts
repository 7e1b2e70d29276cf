import type { CommentStatus } from './comment.js';
import { countBits, halvesOf } from './fingerprint.js';
import type { CommentId, StoryId } from './ids.js';

/** A comment as the search for near-duplicates knows it. */
export interface FingerprintEntry {
  readonly commentId: CommentId;
  readonly storyId: StoryId;
  readonly fingerprint: number;
  readonly status: CommentStatus;
  /** Who wrote it, in any form that is equal for equal authors; null when nobody can tell. */
  readonly author: string | null;
  readonly createdAt: number;
}

export interface FingerprintMatch extends FingerprintEntry {
  readonly distance: number;
}

/** The newest fingerprints of one site, searched by distance. */
export interface FingerprintIndex {
  /** Takes the place of an entry with the same comment id; beyond the capacity the oldest addition is forgotten. */
  put(entry: FingerprintEntry): void;
  /** Up to `limit` entries within `distance`, made at `since` or later, the latest addition first. */
  near(query: {
    readonly fingerprint: number;
    readonly distance: number;
    readonly since: number;
    readonly limit: number;
  }): readonly FingerprintMatch[];
}

/**
 * Holds `capacity` entries in memory and reads all of them on each search: at 20,000 that takes 0.1 ms, and no
 * band of bits has to match exactly.
 */
export function createFingerprintIndex(capacity: number): FingerprintIndex {
  const ring: FingerprintEntry[] = [];
  const highs = new Int32Array(capacity);
  const lows = new Int32Array(capacity);
  const places = new Map<CommentId, number>();
  let next = 0;

  return {
    put(entry) {
      const known = places.get(entry.commentId);
      const place = known ?? next;
      if (known === undefined) {
        const forgotten = ring[place];
        if (forgotten !== undefined) places.delete(forgotten.commentId);
        next = (next + 1) % capacity;
      }
      ring[place] = entry;
      const { high, low } = halvesOf(entry.fingerprint);
      highs[place] = high;
      lows[place] = low;
      places.set(entry.commentId, place);
    },

    near({ fingerprint, distance, since, limit }) {
      const matches: FingerprintMatch[] = [];
      const { high, low } = halvesOf(fingerprint);
      for (let age = 1; age <= ring.length && matches.length < limit; age++) {
        const place = (next - age + capacity) % capacity;
        const apart = countBits(high ^ (highs[place] ?? 0)) + countBits(low ^ (lows[place] ?? 0));
        if (apart > distance) continue;
        const entry = ring[place];
        if (entry === undefined || entry.createdAt < since) continue;
        matches.push({ ...entry, distance: apart });
      }
      return matches;
    },
  };
}
