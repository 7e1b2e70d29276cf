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
  /** Within the report; features of its map may name it. */
  readonly id?: string;
  /** The claim that the headline is about. */
  readonly isLead?: boolean;
  /** Why it counts as confirmed. */
  readonly basis?: string;
}

export interface Source {
  readonly name: string;
  readonly url: string | null;
  /** What it has to do with the claim; missing: it says so. */
  readonly stance?: 'says' | 'denies' | 'repeats';
  /** Whom it repeats. */
  readonly repeats?: string;
  /** What readers should know of it: "pro-government". */
  readonly note?: string;
  readonly quote?: string;
}

export interface Correction {
  readonly at: number;
  readonly kind: CorrectionKind;
  /** May be empty where `change` says it. */
  readonly text: string;
  /** A claim whose status changed after publication. */
  readonly change?: StatusChange;
}

export type CorrectionKind = 'correction' | 'clarification' | 'update' | 'withdrawal';

export interface StatusChange {
  readonly claim: string;
  readonly from: ClaimStatus;
  readonly to: ClaimStatus;
}

/** A picture of a report, with all that its publication needs. */
export interface Photo {
  /** Of the stored picture; part of its addresses. */
  readonly id: string;
  /** In pixels, of the largest width that is kept. */
  readonly width: number;
  readonly height: number;
  /** The widths that are kept, ascending. */
  readonly widths: readonly number[];
  /** What it shows, for those who do not see it. */
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  readonly licence: string;
}

/** Where a photo stands: before the block of the body with this index; at its length: at the end. */
export interface PhotoPlace {
  readonly photo: string;
  readonly before: number;
}

/** What a report written here has beside its text. */
export interface ReportDetails {
  /** Empty for none. */
  readonly section: string;
  readonly tags: readonly string[];
  /** Names, in their order; each has a page. */
  readonly authors: readonly string[];
  readonly photos: readonly Photo[];
  readonly places: readonly PhotoPlace[];
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
  /** Missing for reports that were never edited here. */
  readonly details?: ReportDetails;
  /** Reached by its address only, in no list, feed or search. */
  readonly isUnlisted?: boolean;
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
