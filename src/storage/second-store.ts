/** The part of the storage interface that is about second readings: see `store.ts` for its rules. */
import type { Body } from '../core/body/tree.js';
import type { CommentId } from '../core/ids.js';

/** A comment that waits for moderators and was not read a second time. */
export interface UnreadTwice {
  readonly commentId: CommentId;
  readonly revision: number;
  readonly body: Body;
  /** BCP 47, the story's or else the site's. */
  readonly language: string;
}

export interface SecondReading {
  readonly commentId: CommentId;
  readonly revision: number;
  /** How probable it is that the comment is toxic, 0 to 100. */
  readonly percent: number;
}

export interface SecondReads {
  /** The newest first. */
  unreadTwice(input: { limit: number }): Promise<readonly UnreadTwice[]>;
}

export interface SecondWrites {
  /** Keeps what was found with those that still wait with the same words, and puts them where that puts them in their queues. */
  keepSecondReadings(input: { readings: readonly SecondReading[] }): Promise<void>;
}
