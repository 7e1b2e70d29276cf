/** The part of the storage interface that is about programs that ask for scores: see `store.ts` for its rules. */
import type { SiteId } from '../core/ids.js';

/** A key with which a program asks for scores. */
export interface ApiKey {
  readonly id: number;
  /** Null is every site. */
  readonly siteId: SiteId | null;
  /** What the newsroom calls it. */
  readonly name: string;
  readonly createdAt: number;
  readonly revokedAt: number | null;
}

/** What a program says a text should have scored; without the text. */
export interface SuggestedScore {
  readonly id: number;
  readonly siteId: SiteId;
  readonly keyId: number;
  /** Whether the text was rightly refused. */
  readonly isRefused: boolean;
  /** What the shipped model had said before calibration, in thousandths. */
  readonly base: number;
  /** Buckets of the text's features. */
  readonly buckets: readonly number[];
  readonly createdAt: number;
}

export interface ScoringReads {
  /** The key that has this hash and was not revoked. */
  apiKeyByHash(input: { keyHash: string }): Promise<ApiKey | undefined>;
  /** All, the oldest first; revoked ones are among them. */
  apiKeys(input: Record<never, never>): Promise<readonly ApiKey[]>;
  /** The newest `limit` of a site since `since`, the oldest first. */
  suggestedScores(input: {
    siteId: SiteId;
    since: number;
    limit: number;
  }): Promise<readonly SuggestedScore[]>;
}

export interface ScoringWrites {
  createApiKey(input: { key: Omit<ApiKey, 'revokedAt'>; keyHash: string }): Promise<void>;
  /** False when there is no such key, or it was revoked before. */
  revokeApiKey(input: { id: number; now: number }): Promise<boolean>;
  addSuggestedScore(input: { score: SuggestedScore }): Promise<void>;
}
