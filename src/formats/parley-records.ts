/**
 * Parley's own archive, version 1: JSON lines, one record a line, first the header, last `end` with the counts, so that a
 * cut file is never taken for a whole one. Times are RFC 3339 in UTC. Fields that are null or empty are left out.
 * Ids are public ids; they only have to be unique within the file. No secrets, no e-mails, no addresses of readers.
 */
import type { Body, SourceFormat } from '../core/body/tree.js';
import type { AuthorKind, CommentStatus } from '../core/comment.js';

export const PARLEY_VERSION = 1;

type Json = Readonly<Record<string, unknown>>;

export interface ParleyHeader {
  readonly type: 'parley';
  readonly version: typeof PARLEY_VERSION;
  /** Program and version that wrote the file. */
  readonly generator: string;
  readonly exportedAt: string;
}

export interface ParleySite {
  readonly type: 'site';
  readonly slug: string;
  readonly name: string;
  readonly language: string;
  readonly timezone: string;
  readonly hosts: readonly string[];
  readonly settings: Json;
  readonly createdAt: string;
}

/** Where an imported record came from. */
export interface Provenance {
  readonly system: string;
  readonly instance: string;
  readonly sourceId: string;
}

export interface ParleyStory {
  readonly type: 'story';
  readonly id: string;
  readonly key: string | null;
  readonly url: string | null;
  /** Other addresses of the page. */
  readonly urls: readonly string[];
  readonly title: string;
  readonly language: string | null;
  readonly mode: string | null;
  /** A round of `questions`, or a `discussion`. */
  readonly kind: string;
  readonly createdAt: string;
  readonly closedAt: string | null;
  readonly closedReason: string | null;
  /** The hosted report as JSON (core/report without its ids), or null for stories that live elsewhere. */
  readonly report: Json | null;
  readonly provenance: readonly Provenance[];
  readonly meta: Json | null;
}

export interface ParleyAuthor {
  readonly kind: AuthorKind;
  /** Tells authors with one name apart within the file; null for guests. */
  readonly id: string | null;
  readonly name: string;
  readonly website: string | null;
  readonly isStaff: boolean;
  /** What the site said of the author: names of core/badge. */
  readonly badges: readonly string[];
}

export interface ParleyComment {
  readonly type: 'comment';
  readonly id: string;
  readonly storyId: string;
  readonly parentId: string | null;
  readonly kind: string;
  readonly status: CommentStatus;
  readonly sourceStatus: string | null;
  readonly author: ParleyAuthor;
  readonly createdAt: string | null;
  readonly createdLocal: string | null;
  readonly placedAt: string;
  readonly editedAt: string | null;
  readonly revision: number;
  readonly source: string;
  readonly sourceFormat: SourceFormat;
  /** For readers of the file; an import makes it anew from `source`. */
  readonly body: Body;
  readonly up: number;
  readonly down: number;
  readonly pinnedAt: string | null;
  readonly featuredAt: string | null;
  readonly provenance: Provenance | null;
  /** Earlier revisions: `{revision, source, createdAt}`. */
  readonly revisions: readonly Json[];
  /** What was decided, by which rule, oldest first: `{outcome, rule, reason, actorKind, revision, createdAt}`. */
  readonly decisions: readonly Json[];
  readonly meta: Json | null;
}

export interface ParleyEnd {
  readonly type: 'end';
  readonly stories: number;
  readonly comments: number;
}

/** What an export hands to the writer, between header and end. */
export type ParleyRecord = ParleySite | ParleyStory | ParleyComment;
