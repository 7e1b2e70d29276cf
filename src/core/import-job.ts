import type { Ledger } from './ledger.js';

/** The steps of an import that is done in the console, each the work of a process of its own. */
export const IMPORT_WORKS = ['check', 'import', 'verify', 'undo'] as const;
export type ImportWork = (typeof IMPORT_WORKS)[number];

/** What whoever uploads an archive says of it; null leaves it to detection or to nothing. */
export interface ImportWishes {
  readonly timezone: string | null;
  readonly instance: string | null;
  readonly baseUrl: string | null;
  readonly judge: 'off' | 'report' | 'hold';
  readonly keepParsed: boolean;
  readonly articles: boolean;
}

/** How far a step is: `share` from 0 to 1 and `leftMs` by the rate so far, null while nobody can tell. */
export interface ImportProgress {
  readonly phase: 'reading' | 'writing';
  readonly comments: number;
  readonly of: number | null;
  readonly share: number | null;
  readonly leftMs: number | null;
}

export interface ImportFailure {
  readonly work: ImportWork;
  readonly code: string;
  readonly message: string;
}

/** An import as the console knows it. Its files lie beside it, under `0`, `1` … and, of the rules, `rules`. */
export interface ImportJob {
  readonly id: string;
  /** The site's slug and public id. */
  readonly site: string;
  readonly siteId: string;
  readonly createdAt: string;
  readonly createdBy: string;
  /** As the browser named them. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly hasRules: boolean;
  readonly wishes: ImportWishes;
  /** What is under way, or waits while `isPaused`. */
  readonly work: ImportWork | null;
  readonly isPaused: boolean;
  readonly progress: ImportProgress | null;
  /** Public id of the run; null until the import has begun and once it has been taken back. */
  readonly run: string | null;
  /** When each step was last brought to its end. */
  readonly done: Readonly<Partial<Record<ImportWork, string>>>;
  readonly failure: ImportFailure | null;
  readonly isCancelled: boolean;
  /** The uploaded files were taken away; nothing more can be read from them. */
  readonly isEmptied: boolean;
}

/** Into which of these a story of the archive falls; it can be in several. */
export const STORY_GROUPS = ['new', 'matched', 'several', 'suspicious'] as const;
export type StoryGroup = (typeof STORY_GROUPS)[number];

/** What a check or an import leaves beside its list of stories and its list of held comments. */
export interface ImportSummary {
  readonly ledger: Ledger;
  readonly stories: Readonly<Record<StoryGroup | 'all', number>>;
  /** Hosts of the archive's pages that are not on the site's list. */
  readonly newHosts: readonly { readonly host: string; readonly stories: number }[];
  /** Null when nothing was judged. */
  readonly held: {
    readonly count: number;
    readonly byRule: readonly { readonly rule: string; readonly reason: string; readonly count: number }[];
  } | null;
  /** Where the file broke, when what came before was kept. */
  readonly failure: string | null;
}

/** A comment that the policy holds, or would hold, and why. */
export interface HeldExample {
  readonly sourceId: string;
  readonly name: string;
  readonly text: string;
  readonly rule: string;
  readonly reason: string;
  readonly evidence: readonly string[];
}

/** What the process of a step tells while it works. */
export type ImportNews =
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'failure'; readonly code: string; readonly message: string };
