import type { Body } from './body/tree.js';
import type { SiteId, StoryId } from './ids.js';

export type ClaimStatus = 'confirmed' | 'reported' | 'claimed' | 'disputed' | 'withdrawn';

/** A statement in a report, with whose it is. */
export interface Claim {
  readonly text: string;
  readonly status: ClaimStatus;
  /** Who says so, as printed: "the governor's office". */
  readonly attribution: string;
  readonly sources: readonly Source[];
}

export interface Source {
  readonly name: string;
  readonly url: string | null;
}

export interface Correction {
  readonly at: number;
  readonly kind: 'correction' | 'clarification' | 'update' | 'withdrawal';
  readonly text: string;
}

export type ReportStatus = 'draft' | 'published' | 'withdrawn';

/** A published news report: text, claims, sources, map. It shares its id with its story. */
export interface Report {
  readonly storyId: StoryId;
  readonly siteId: SiteId;
  /** With `month` the address: /{yyyy}/{mm}/{slug}/. Unique within site and month. */
  readonly slug: string;
  /** `YYYY-MM` in the site's time zone at publication; imports without a date keep the page's month. */
  readonly month: string;
  readonly status: ReportStatus;
  /** Null for imported pages that tell only their month. */
  readonly publishedAt: number | null;
  readonly placedAt: number;
  readonly updatedAt: number;
  readonly headline: string;
  readonly summary: string;
  readonly byline: string;
  readonly body: Body;
  readonly source: string;
  readonly claims: readonly Claim[];
  readonly corrections: readonly Correction[];
  /** A publish/map document, or null. Its pictures are the assets `map-wide.svg`, `map-narrow.svg`, `card.png`. */
  readonly map: unknown;
  readonly mapWords: string | null;
}

/** A file made when a report is saved. */
export interface ReportAsset {
  readonly storyId: StoryId;
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  /** SHA-256, hex; the ETag. */
  readonly digest: string;
}
