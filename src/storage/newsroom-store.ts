/** The part of the storage interface that is about writing reports: see `store.ts` for its rules. */

import type { Draft, DraftContent, NewsSource, ReportLogEntry } from '../core/draft.js';
import type { AccountId, SiteId, StoryId } from '../core/ids.js';
import type { Report, ReportAsset } from '../core/report.js';
import type { SitePage } from '../core/site-page.js';
import type { Story } from '../core/story.js';
import type { ActEntry } from './moderation-store.js';
import type { Position, ReportListing } from './stored.js';

export type TermKind = 'section' | 'tag' | 'author';

/** What a list of reports is made by. */
export interface Term {
  readonly kind: TermKind;
  readonly slug: string;
  readonly name: string;
}

/** A draft in a list, with how its report stands. */
export interface DraftListing {
  readonly draft: Omit<Draft, 'content'>;
  readonly headline: string;
  /** Null while it never was published. */
  readonly report: Pick<Report, 'status' | 'month' | 'slug'> | null;
}

export interface DraftRevision {
  readonly revision: number;
  readonly isAutosave: boolean;
  readonly savedBy: AccountId;
  readonly savedAt: number;
}

/** One file of a photo. */
export interface StoredPhotoFile {
  readonly photoId: number;
  /** `640.webp`, `card.jpg`: the end of its address. */
  readonly name: string;
  readonly storyId: StoryId;
  readonly siteId: SiteId;
  readonly content: Uint8Array;
  /** SHA-256, hex; the ETag. */
  readonly digest: string;
}

type PhotoContent = Pick<StoredPhotoFile, 'content' | 'digest'>;

/** A report that can be edited here, and has not been. */
export interface ReportWithoutDraft {
  readonly storyId: StoryId;
  readonly headline: string;
  readonly byline: string;
  readonly placedAt: number;
}

export interface NewsroomReads {
  /** A file of a photo of this report, published or not. */
  photoFile(input: { storyId: StoryId; photoId: number; name: string }): Promise<PhotoContent | undefined>;
  /** A file of a photo that a public report shows. */
  publicPhotoFile(input: {
    siteId: SiteId;
    photoId: number;
    name: string;
  }): Promise<PhotoContent | undefined>;
  draft(input: { storyId: StoryId }): Promise<Draft | undefined>;
  /** The one changed last first; `createdBy` only what one person began. */
  draftsPage(input: {
    siteId: SiteId;
    createdBy?: AccountId;
    limit: number;
    after?: Position;
  }): Promise<readonly DraftListing[]>;
  /** Published reports that have no working copy here, because they were brought or made elsewhere; newest first. */
  reportsWithoutDraft(input: {
    siteId: SiteId;
    limit: number;
    after?: Position;
  }): Promise<readonly ReportWithoutDraft[]>;
  /** Drafts whose time has come, the earliest first. */
  dueDrafts(input: { now: number; limit: number }): Promise<readonly StoryId[]>;
  /** The newest first. */
  draftRevisions(input: { storyId: StoryId; limit: number }): Promise<readonly DraftRevision[]>;
  draftRevision(input: { storyId: StoryId; revision: number }): Promise<DraftContent | undefined>;
  /** The newest first. */
  reportLog(input: { storyId: StoryId; limit: number }): Promise<readonly ReportLogEntry[]>;
  /** By name. */
  newsSources(input: { siteId: SiteId }): Promise<readonly NewsSource[]>;
  /** The report that had this address before. */
  reportByOldPath(input: { siteId: SiteId; month: string; slug: string }): Promise<StoryId | undefined>;
  /** Public reports of a section, tag or author, newest first, and its name as the newest has it. */
  reportsByTerm(input: {
    siteId: SiteId;
    kind: TermKind;
    slug: string;
    limit: number;
    after?: Position;
  }): Promise<{ readonly name: string; readonly reports: readonly ReportListing[] }>;
  /** When the reports of a month came out, those without a day left out; at most 5,000. */
  reportTimes(input: { siteId: SiteId; month: string }): Promise<readonly number[]>;
  /** Public reports in lists, withdrawn ones among them, that have something put right; the one changed last first. */
  correctedReports(input: { siteId: SiteId; limit: number }): Promise<readonly ReportListing['report'][]>;
  /** In the order of the footer. */
  sitePages(input: { siteId: SiteId }): Promise<readonly SitePage[]>;
  sitePageById(input: { id: number }): Promise<SitePage | undefined>;
  /** A page that readers may see. */
  publicSitePage(input: { siteId: SiteId; slug: string }): Promise<SitePage | undefined>;
  terms(input: { siteId: SiteId; kind: TermKind }): Promise<readonly (Term & { readonly count: number })[]>;
}

export interface NewsroomWrites {
  /** Tells of up to `most` threads that were to close at a time that has come; once each. Gives how many were due. */
  tellClosed(input: { now: number; most: number }): Promise<number>;
  /**
   * Makes a draft (`revision` 0) or saves its next revision. Refuses draft_changed unless the stored revision is `revision`.
   * An autosave replaces the autosave before it of the same person. `photos` are kept with it; those that it shows no more are
   * deleted unless the public report shows them.
   */
  saveDraft(input: {
    storyId: StoryId;
    siteId: SiteId;
    revision: number;
    content: DraftContent;
    isAutosave: boolean;
    photos?: readonly Omit<StoredPhotoFile, 'storyId' | 'siteId'>[];
    accountId: AccountId;
    now: number;
  }): Promise<Draft>;
  /** `publishAt` null takes the schedule back. Refuses draft_changed, not_found. */
  scheduleDraft(input: {
    storyId: StoryId;
    revision: number;
    publishAt: number | null;
    log: ReportLogEntry;
  }): Promise<void>;
  /**
   * Saves the report made of a draft's revision, with its files; the draft's schedule is over. Refuses draft_changed unless
   * the stored revision is `revision` and, where `isDue` is given, the draft still waits for its time; and slug_taken.
   */
  publishDraft(input: {
    story: Pick<Story, 'id' | 'siteId' | 'title' | 'language' | 'createdAt'>;
    report: Report;
    assets: readonly ReportAsset[];
    revision: number;
    isDue?: boolean;
    /** A hub is told, in the same transaction. */
    pingsHub?: boolean;
    log: readonly ReportLogEntry[];
    now: number;
  }): Promise<void>;
  /** Takes a report back to a draft, or withdraws it with its notice. Its files stay. */
  setReportStatus(input: {
    storyId: StoryId;
    status: Report['status'];
    corrections: Report['corrections'];
    pingsHub?: boolean;
    log: ReportLogEntry;
    now: number;
  }): Promise<void>;
  /** Deletes a draft that was never published. Refuses not_found. */
  deleteDraft(input: { storyId: StoryId }): Promise<void>;
  /**
   * Makes a page (`revision` 0) or saves its next revision, and the links of its site. Refuses page_changed unless the stored revision is
   * the page's, slug_taken.
   */
  saveSitePage(input: { page: SitePage; entry?: ActEntry }): Promise<void>;
  deleteSitePage(input: { id: number; siteId: SiteId; entry?: ActEntry }): Promise<void>;
  /** One per name and site; without `kind` a known source stays as it is. */
  saveNewsSource(input: NewsSource & { now: number }): Promise<void>;
}
