import type { IdMaker } from '../core/ids.js';
import type { Claim, ReportAsset } from '../core/report.js';
import type { Reads, Writes } from '../storage/store.js';

/** Draws a report's map where no request waits for it. Refuses map_refused. */
export interface MapMaker {
  draw(request: {
    readonly document: unknown;
    readonly language: string;
    readonly claims: readonly Pick<Claim, 'id' | 'status'>[];
  }): Promise<DrawnPictures>;
}

/** Places by their names in any script, called as the newsroom calls them in a language (a BCP 47 tag). */
export interface PlaceFinder {
  search(text: string, limit: number, language: string): Promise<readonly KnownPlace[]>;
  /** For each name exactly, the place that is meant most often. */
  named(names: readonly string[], language: string): Promise<readonly KnownPlace[]>;
}

export interface KnownPlace {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The letters of its state or province, where it has letters. */
  readonly region: string;
  readonly lat: number;
  readonly lon: number;
  readonly population: number;
  readonly isCapital: boolean;
}

export interface DrawnPictures {
  readonly files: readonly Omit<ReportAsset, 'storyId'>[];
  /** The map in words. */
  readonly words: string;
  /** What an editor should mend; the map is true without it. */
  readonly problems: readonly string[];
  /** Where the map lies on its wide picture. */
  readonly frame: {
    readonly width: number;
    readonly height: number;
    readonly box: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
  };
}

/** Reads an uploaded picture where no request can be hurt by it. Refuses photo_refused, photos_unavailable. */
export interface PhotoMaker {
  make(bytes: Uint8Array): Promise<{
    readonly width: number;
    readonly height: number;
    readonly files: readonly {
      readonly name: string;
      readonly content: Uint8Array;
      readonly digest: string;
    }[];
  }>;
}

type NewsroomReads =
  | 'siteById'
  | 'sites'
  | 'storyById'
  | 'reportByStory'
  | 'reportByPath'
  | 'reportByOldPath'
  | 'draft'
  | 'draftsPage'
  | 'draftRevisions'
  | 'draftRevision'
  | 'dueDrafts'
  | 'newsSources'
  | 'reportLog'
  | 'accountById'
  | 'terms'
  | 'photoFile'
  | 'sitePages'
  | 'sitePageById';
type NewsroomWrites =
  | 'saveDraft'
  | 'scheduleDraft'
  | 'publishDraft'
  | 'setReportStatus'
  | 'deleteDraft'
  | 'saveNewsSource'
  | 'saveSitePage'
  | 'deleteSitePage';

/** What writing and publishing reports asks of the outside. */
export interface NewsroomDeps {
  readonly clock: () => number;
  readonly newId: IdMaker;
  readonly maps: MapMaker;
  readonly photos: PhotoMaker;
  /** Whether a hub is told of changed feeds. */
  readonly pingsHub: boolean;
  readonly store: { readonly read: Pick<Reads, NewsroomReads>; readonly write: Pick<Writes, NewsroomWrites> };
}
