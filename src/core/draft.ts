import type { AccountId, SiteId, StoryId } from './ids.js';
import type { ClaimStatus, Photo } from './report.js';

export const SOURCE_KINDS = [
  'official',
  'party',
  'media',
  'monitor',
  'witness',
  'social',
  'document',
  'own',
] as const;
/** What a source is; `party` is a side in the matter, `own` the newsroom's own reporting. */
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** A source as the newsroom knows it: what it is and whose side it is on stand here once, for every report. */
export interface NewsSource {
  readonly siteId: SiteId;
  readonly name: string;
  /** Null until somebody has said. */
  readonly kind: SourceKind | null;
  /** The side that it belongs or leans to; empty for none. */
  readonly side: string;
  /** For readers: "pro-government". */
  readonly note: string;
}

export const STANCES = ['says', 'denies', 'repeats'] as const;
export type Stance = (typeof STANCES)[number];

/** What one source has to do with a claim. */
export interface Attribution {
  /** The name of a NewsSource. */
  readonly source: string;
  readonly stance: Stance;
  /** Whom it repeats; empty unless `stance` is `repeats`. */
  readonly repeats: string;
  readonly quote: string;
  readonly url: string;
}

export interface DraftClaim {
  /** Within the report; the map's features may name it. */
  readonly id: string;
  readonly text: string;
  readonly status: ClaimStatus;
  /** The claim that the headline is about. */
  readonly isLead: boolean;
  /** Why it counts as confirmed. */
  readonly basis: string;
  readonly attributions: readonly Attribution[];
}

/** What an editor writes; a report is made of it when it is published. */
export interface DraftContent {
  readonly headline: string;
  readonly summary: string;
  readonly bylines: readonly string[];
  readonly section: string;
  readonly tags: readonly string[];
  /** BCP 47; empty: the site's. */
  readonly language: string;
  /** Empty: made from the headline. */
  readonly slug: string;
  /** The small Markdown of reports. */
  readonly source: string;
  readonly claims: readonly DraftClaim[];
  readonly photos: readonly Photo[];
  /** A map document or null; checked when it is drawn. */
  readonly map: unknown;
  /** Reached by its address only: in no list, feed or search. */
  readonly isUnlisted: boolean;
}

export const EMPTY_DRAFT: DraftContent = {
  headline: '',
  summary: '',
  bylines: [],
  section: '',
  tags: [],
  language: '',
  slug: '',
  source: '',
  claims: [],
  photos: [],
  map: null,
  isUnlisted: false,
};

/** The working copy of a report, whether or not it was ever published. It shares its id with the story it becomes. */
export interface Draft {
  readonly storyId: StoryId;
  readonly siteId: SiteId;
  /** Goes up by one with every save; whoever saves names the one they read. */
  readonly revision: number;
  readonly content: DraftContent;
  /** When it is to be published by itself; null: by hand. */
  readonly publishAt: number | null;
  /** The revision that the public reads; null while it reads none. */
  readonly publishedRevision: number | null;
  readonly createdBy: AccountId;
  readonly updatedBy: AccountId;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What happened to a report, for the newsroom. */
export const REPORT_ACTS = [
  'publish',
  'change',
  'schedule',
  'unschedule',
  'unpublish',
  'withdraw',
  'override',
] as const;
export type ReportAct = (typeof REPORT_ACTS)[number];

export interface ReportLogEntry {
  readonly act: ReportAct;
  readonly accountId: AccountId;
  readonly at: number;
  /** Warnings that were passed over, by code; the new time of a schedule. */
  readonly detail: string;
  readonly reason: string;
}
