import type { Badge } from './badge.js';
import type { Body, SourceFormat } from './body/tree.js';
import type { AccountId, CommentId, SiteId, StoryId } from './ids.js';

/** held: awaits a moderator · rejected: never published · removed: by a moderator · deleted: by its author, or erased. */
export type CommentStatus = 'published' | 'held' | 'rejected' | 'removed' | 'deleted';
export const COMMENT_STATUSES: readonly CommentStatus[] = [
  'published',
  'held',
  'rejected',
  'removed',
  'deleted',
];

export type AuthorKind = 'guest' | 'account' | 'ghost';

export interface Author {
  readonly kind: AuthorKind;
  /** Empty when an import knows none. */
  readonly name: string;
  readonly website: string | null;
  readonly accountId: AccountId | null;
  /** Row of the import's author; null but for ghosts with a stable account in the source. */
  readonly ghostId: number | null;
  /** SHA-256 (hex) of a guest's secret; proves authorship, never leaves the server. */
  readonly guestHash: string | null;
  readonly isStaff: boolean;
  /** What the site says of the author; never of a guest. */
  readonly badges: readonly Badge[];
}

export interface Comment {
  readonly id: CommentId;
  readonly siteId: SiteId;
  readonly storyId: StoryId;
  readonly parentId: CommentId | null;
  /** Its own id for a root. */
  readonly rootId: CommentId;
  /** 1 for a root. */
  readonly depth: number;
  /** Place in the conversation: see `nextSeq`. */
  readonly seq: number;
  /** `comment`; anything else (pingback, order_note …) is stored and counted, never shown. */
  readonly kind: string;
  readonly status: CommentStatus;
  /** Has a place on public pages: published, or a tombstone with replies that have one. */
  readonly isListed: boolean;
  /** Children that are listed. */
  readonly listedChildren: number;
  /** Roots only: published comments below it at any depth. */
  readonly replyTotal: number;
  /** Of a question: published answers by people with a badge. Null for everything else. */
  readonly answers: number | null;
  /** Null when an import does not know it; then `createdLocal` may hold a wall-clock time without a zone. */
  readonly createdAt: number | null;
  readonly createdLocal: string | null;
  /** What orders it among others: `createdAt` where known, else the importer's best place. Never null. */
  readonly placedAt: number;
  readonly editedAt: number | null;
  /** 1 at first; every edit adds one. A moderator's decision names the revision it judged. */
  readonly revision: number;
  readonly author: Author;
  readonly body: Body;
  readonly source: string;
  readonly sourceFormat: SourceFormat;
  readonly up: number;
  readonly down: number;
  /** Order under `best`: see core/ranking. */
  readonly score: number;
  readonly openFlags: number;
  /** Since when it stands first in its thread; roots only. */
  readonly pinnedAt: number | null;
  /** Since when the newsroom shows it elsewhere too. */
  readonly featuredAt: number | null;
  /** Status in the system that it was imported from (published, pending, spam, trash, deleted), else null. */
  readonly sourceStatus: string | null;
  /** Of the normalised text, for near-duplicates (core/fingerprint); null for empty bodies. */
  readonly fingerprint: number | null;
  /** Imported fields that Parley has no column for; passed an allow-list. */
  readonly meta: Readonly<Record<string, unknown>> | null;
}

/** Pinned comments of one story: more would be the thread itself. */
export const MOST_PINNED = 3;

/**
 * A reply's place among the replies of its root: later than its parent however badly the two are dated, so that every
 * prefix of the order (seq, id) holds the parents of all it holds, and a page of replies is a connected tree.
 */
export function nextSeq(placedAt: number, parent: Pick<Comment, 'seq'> | null): number {
  return parent === null ? placedAt : Math.max(placedAt, parent.seq + 1);
}
