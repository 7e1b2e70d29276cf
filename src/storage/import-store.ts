/** What storage does for the time after an import: finding what a run brought, and taking it away again. */
import type { CommentId, SiteId, StoryId } from '../core/ids.js';
import type { ImportRun } from './stored.js';

/** Where a record of an archive went, as `importedBy` gives it. */
export interface ImportedRef {
  readonly system: string;
  readonly instance: string;
  readonly kind: 'thread' | 'comment';
  readonly sourceId: string;
  readonly targetId: number;
}

/** A comment of a run, as far as taking it away needs to know it. */
export interface ImportedPlace {
  readonly id: CommentId;
  readonly storyId: StoryId;
  readonly depth: number;
}

/** Why something that a run brought stays when the run is undone. */
export type KeptBecause = 'answered' | 'edited' | 'moderated';

export interface ImportReads {
  /** The runs of a site, the newest first. */
  importRuns(input: { siteId: SiteId; limit: number }): Promise<readonly ImportRun[]>;
  /** What a run brought, in the order of its keys; `after` is the last one of the page before. Reads the site's keys once in all. */
  importedBy(input: {
    siteId: SiteId;
    runId: number;
    after?: ImportedRef;
    limit: number;
  }): Promise<readonly ImportedRef[]>;
  importedPlaces(input: { ids: readonly CommentId[] }): Promise<readonly ImportedPlace[]>;
}

export interface ImportWrites {
  /**
   * Takes away comments that a run brought, all of one depth: those that nobody has answered, edited or decided on since
   * the run began. Their words leave the search index. Counts are rebuilt by `recountStory` afterwards.
   */
  removeImported(input: { runId: number; ids: readonly CommentId[] }): Promise<{
    readonly removed: number;
    readonly kept: readonly { readonly id: CommentId; readonly because: KeptBecause }[];
  }>;
  /** Takes away stories that a run made, with their reports, where no comment stands under them and nobody has changed them. */
  removeImportedStories(input: { runId: number; ids: readonly StoryId[] }): Promise<{
    readonly removed: readonly StoryId[];
  }>;
  /** Forgets authors that came with the run and have no comment left, and marks the run. */
  endUndo(input: { runId: number; state: 'undone' | 'partly undone'; now: number }): Promise<void>;
}
