import type { SiteId, StoryId } from './ids.js';
import type { PostingMode } from './site.js';

/** `questions`: readers ask, and only the newsroom and the people named for it answer. */
export const STORY_KINDS = ['discussion', 'questions'] as const;
export type StoryKind = (typeof STORY_KINDS)[number];

/** What is discussed: a report hosted here, or an article that lives elsewhere and has a URL. */
export interface Story {
  readonly id: StoryId;
  readonly siteId: SiteId;
  /** The CMS's own id of the article; null when only URLs are known. */
  readonly key: string | null;
  /** The address to link to; aliases live in their own table. Null for hosted reports. */
  readonly url: string | null;
  readonly title: string;
  readonly language: string | null;
  readonly mode: PostingMode | null;
  readonly kind: StoryKind;
  readonly createdAt: number;
  /** From then on the thread takes no comments; may lie in the future. */
  readonly closedAt: number | null;
  readonly closedReason: string | null;
  /** Who closed it or opened it again: a person, whom nothing overrules, or its age. */
  readonly closedBy: 'person' | 'age' | null;
  /** Grows with every change that a reader could see; part of every cache key and ETag. */
  readonly version: number;
  /** Published comments; tombstones and other kinds do not count. */
  readonly total: number;
  /** Path of the hosted report (`2026/11/some-slug`), or null. */
  readonly reportPath: string | null;
  /** The slug of its section: a hosted report's own, else the first part of its address's path; '' for none. */
  readonly section: string;
}

/** Why the thread of an imported story is closed when its archive says only that it was. */
export const CLOSED_BEFORE_IMPORT = 'The discussion was closed before it came here.';

/** Why a thread is closed that its site's term has closed. */
export const CLOSED_BY_AGE = 'Discussions close here some time after publication.';

export const DAY = 24 * 60 * 60_000;

/**
 * When the thread is going to close (Unix milliseconds): at the time that somebody has set, else by its site's term in
 * days, if it has one and nobody has opened the thread again. Null when it is not going to.
 */
export function closesAt(
  story: Pick<Story, 'closedAt' | 'closedBy' | 'createdAt'>,
  closeAfterDays: number | undefined,
): number | null {
  if (story.closedAt !== null) return story.closedAt;
  if (closeAfterDays === undefined || story.closedBy === 'person') return null;
  return story.createdAt + closeAfterDays * DAY;
}

/** Whether the thread takes comments at `now` (Unix milliseconds). */
export function isOpen(story: Pick<Story, 'closedAt'>, now: number): boolean {
  return story.closedAt === null || story.closedAt > now;
}
