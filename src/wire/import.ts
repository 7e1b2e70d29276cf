/** What the console's pages about imports are painted from. */
import type { ImportJob, StoryGroup } from '../core/import-job.js';

/** A story of an archive, and what becomes of it. */
export interface ImportedStoryView {
  readonly id: string | null;
  readonly title: string;
  readonly url: string | null;
  readonly isNew: boolean;
  readonly suspicious: readonly string[];
  readonly threads: { readonly count: number; readonly sourceIds: readonly string[] };
  readonly read: number;
  readonly written: number;
  readonly merged: number;
  readonly skipped: number;
  readonly groups: readonly StoryGroup[];
}

/** How one story of an archive stands in the store. */
export interface VerifiedStoryView {
  readonly id: string | null;
  readonly title: string;
  readonly url: string | null;
  readonly read: number;
  readonly found: number;
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  readonly elsewhere: readonly string[];
}

export interface VerifiedView {
  readonly isWhole: boolean;
  readonly comments: { readonly read: number; readonly found: number };
  readonly stories: readonly VerifiedStoryView[];
}

/** What became of an import that was taken back. */
export interface UndoneView {
  readonly comments: { readonly found: number; readonly removed: number };
  readonly stories: { readonly found: number; readonly removed: number; readonly kept: readonly string[] };
  readonly kept: readonly { readonly id: string; readonly because: string }[];
}

/** An import that was done with the command. */
export interface ImportRunView {
  readonly run: string;
  readonly format: string;
  readonly state: string;
  readonly startedAt: string;
}

/** How far an import is, as its page asks every second. */
export type ImportProgressView = Pick<ImportJob, 'work' | 'isPaused' | 'progress'>;
