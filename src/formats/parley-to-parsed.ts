import type { CommentStatus } from '../core/comment.js';
import type { ParsedComment, ParsedSite, ParsedThread, SourceStatus } from './format.js';
import type { ParleyAuthor, ParleyComment, ParleySite, ParleyStory } from './parley-records.js';
import { AUTHOR_FIELDS, RECORD_FIELDS, unknownFields } from './parley-schema.js';

/** A line that the schema accepts. */
export type ParleyLine = Readonly<Record<string, unknown>>;

/** A record as a file gives it: what the writer leaves out is absent. */
type Given<Written> = { readonly [Field in keyof Written]?: Written[Field] | null };

const STATUS_OF: Readonly<Record<CommentStatus, SourceStatus>> = {
  published: 'published',
  held: 'pending',
  rejected: 'spam',
  removed: 'trash',
  deleted: 'deleted',
};

/** Without the fields that are null, undefined or an empty list. */
function given<T extends ParleyLine>(fields: T): { readonly [K in keyof T]?: NonNullable<T[K]> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept) as { readonly [K in keyof T]?: NonNullable<T[K]> };
}

function milliseconds(time: string | null | undefined): number | undefined {
  return time === null || time === undefined ? undefined : Date.parse(time);
}

/** Everything of the line stands in `settings`. */
export function siteOf(line: ParleyLine): ParsedSite {
  const { slug = '', name } = line as Given<ParleySite>;
  const { type: _, ...settings } = line;
  return { type: 'site', instance: slug ?? '', ...(name ? { title: name } : {}), settings };
}

/** `exportedAt` (milliseconds): a story that closes later than that is still open. */
export function threadOf(line: ParleyLine, exportedAt: number): ParsedThread {
  const story = line as Given<ParleyStory>;
  const { language, mode, kind, closedAt, closedReason, report, provenance, meta } = story;
  const urls = [story.url, ...(story.urls ?? [])].filter((url) => url !== null && url !== undefined);
  const kept = { url: story.url, language, mode, kind, closedAt, closedReason, report, provenance, meta };
  const closes = milliseconds(closedAt);
  return {
    type: 'thread',
    sourceId: story.id ?? '',
    urls: [...new Set(urls)],
    ...given({ key: story.key, title: story.title, createdAt: milliseconds(story.createdAt) }),
    closed: closes !== undefined && closes <= exportedAt,
    ...articleOf(report),
    meta: { parley: given({ ...kept, unknown: unknownFields(line, RECORD_FIELDS.story) }) },
  };
}

/** The report as an article too, so that it can become a report again where its JSON is not understood. */
function articleOf(report: ParleyLine | null | undefined) {
  const { source, byline, month } = report ?? {};
  if (typeof source !== 'string') return {};
  const author = typeof byline === 'string' && byline !== '' ? { author: byline } : {};
  const dated = typeof month === 'string' && /^\d{4}-\d\d$/.test(month) ? { month } : {};
  return { article: { text: source, format: 'markdown' as const, ...author, ...dated } };
}

/** Statuses become those of archives; the exact one stands in `meta.parley.status`. */
export function commentOf(line: ParleyLine): ParsedComment {
  const comment = line as Given<ParleyComment>;
  const author = (comment.author ?? {}) as Given<ParleyAuthor>;
  const status = comment.status ?? 'held';
  const {
    sourceStatus,
    placedAt,
    revision,
    body,
    pinnedAt,
    featuredAt,
    provenance,
    revisions,
    decisions,
    meta,
  } = comment;
  const kept = {
    status,
    sourceStatus,
    placedAt,
    revision,
    body,
    pinnedAt,
    featuredAt,
    provenance,
    revisions,
    decisions,
    meta,
  };
  const unknown = unknownFields(line, RECORD_FIELDS.comment);
  const unknownOfAuthor = unknownFields(author as ParleyLine, AUTHOR_FIELDS);
  return {
    type: 'comment',
    sourceId: comment.id ?? '',
    threadRef: comment.storyId ?? '',
    ...given({ parentRef: comment.parentId, createdLocal: comment.createdLocal }),
    ...given({ createdAt: milliseconds(comment.createdAt), editedAt: milliseconds(comment.editedAt) }),
    text: comment.source ?? '',
    format: comment.sourceFormat ?? 'plain',
    status: STATUS_OF[status],
    kind: comment.kind ?? 'comment',
    author: {
      ...given({ sourceId: author.id, url: author.website, isStaff: author.isStaff }),
      name: author.name ?? '',
      isAnonymous: author.kind === 'guest',
    },
    votes: { up: comment.up ?? 0, down: comment.down ?? 0 },
    meta: {
      parley: given({ ...kept, authorKind: author.kind, badges: author.badges, unknown, unknownOfAuthor }),
    },
  };
}
