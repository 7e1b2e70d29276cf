import type { ParsedComment, ParsedThread } from '../core/archive.js';

/** What became of a record handed to the staging area: `merged` an equal one was there, `conflict` a different one. */
export type Staged = 'added' | 'merged' | 'conflict';

/** A comment's place in the archive; `parent` is the number of its parent's row, null for none or an unknown one. */
export interface StagedLink {
  readonly n: number;
  /** Instant, or local time read as UTC; null when the archive tells none. */
  readonly at: number | null;
  readonly isComment: boolean;
  readonly thread: number | null;
  readonly parent: number | null;
  readonly hasParentRef: boolean;
}

/** `firstAt` is the earliest time of its comments, as `StagedLink.at`. */
export interface StagedThread {
  readonly n: number;
  readonly thread: ParsedThread;
  readonly hasComments: boolean;
  readonly firstAt: number | null;
}

/**
 * Where an archive waits between reading and writing: a scratch database in `folder`, one per import, without any
 * promise of durability. Rows are numbered from 1 in file order. It keeps memory small however large the archive is,
 * and nothing reaches the site before the whole file has been understood.
 */
export interface Staging {
  addThread(thread: ParsedThread, digest: string): Staged;
  /** `at` orders the comment among others: Unix milliseconds, null when nothing is known. */
  addComment(comment: ParsedComment, digest: string, at: number | null): Staged;
  /** Call once when everything is added. */
  link(): void;
  threadCount(): number;
  commentCount(): number;
  threads(): IterableIterator<StagedThread>;
  /** Thread references that comments name and no thread record explains. */
  unknownThreads(): readonly string[];
  links(): IterableIterator<StagedLink>;
  /** Comments by their numbers, in that order. */
  comments(
    numbers: readonly number[],
  ): readonly { readonly comment: ParsedComment; readonly digest: string }[];
  /** The number of the comment with that source id. */
  numberOf(sourceId: string): number | undefined;
  /** Source ids by number, a page at a time. */
  commentIds(afterN: number, limit: number): readonly { readonly n: number; readonly sourceId: string }[];
  /** Parents that comments name and that are not in the archive. */
  missingParents(): IterableIterator<{ readonly n: number; readonly parentRef: string }>;
  /** Deletes the scratch database. */
  discard(): void;
}
