import { packBadges, unpackBadges } from '../../core/badge.js';
import type { Comment } from '../../core/comment.js';
import type { AccountId, CommentId, SiteId, StoryId } from '../../core/ids.js';
import type { Value } from '../db.js';

/** A row of the table `comment`. */
export interface CommentRow {
  readonly id: CommentId;
  readonly site_id: SiteId;
  readonly story_id: StoryId;
  readonly parent_id: CommentId | null;
  readonly root_id: CommentId;
  readonly depth: number;
  readonly seq: number;
  readonly kind: string;
  readonly status: Comment['status'];
  readonly listed: number;
  readonly listed_children: number;
  readonly reply_total: number;
  readonly answers: number | null;
  readonly created_at: number | null;
  readonly created_local: string | null;
  readonly placed_at: number;
  readonly edited_at: number | null;
  readonly revision: number;
  readonly author_kind: Comment['author']['kind'];
  readonly author_name: string;
  readonly author_website: string | null;
  readonly account_id: AccountId | null;
  readonly ghost_id: number | null;
  readonly guest_hash: string | null;
  readonly is_staff: number;
  /** Packed by core/badge. */
  readonly badges: string | null;
  readonly body: string;
  readonly source: string;
  readonly source_format: Comment['sourceFormat'];
  readonly up: number;
  readonly down: number;
  readonly score: number;
  readonly open_flags: number;
  readonly pinned_at: number | null;
  readonly featured_at: number | null;
  readonly source_status: string | null;
  readonly fingerprint: number | null;
  readonly meta: string | null;
}

const names: Readonly<Record<keyof CommentRow, true>> = {
  id: true,
  site_id: true,
  story_id: true,
  parent_id: true,
  root_id: true,
  depth: true,
  seq: true,
  kind: true,
  status: true,
  listed: true,
  listed_children: true,
  reply_total: true,
  answers: true,
  created_at: true,
  created_local: true,
  placed_at: true,
  edited_at: true,
  revision: true,
  author_kind: true,
  author_name: true,
  author_website: true,
  account_id: true,
  ghost_id: true,
  guest_hash: true,
  is_staff: true,
  badges: true,
  body: true,
  source: true,
  source_format: true,
  up: true,
  down: true,
  score: true,
  open_flags: true,
  pinned_at: true,
  featured_at: true,
  source_status: true,
  fingerprint: true,
  meta: true,
};

export const COMMENT_COLUMNS = Object.keys(names) as readonly (keyof CommentRow)[];

/** The record behind a row. */
export function commentOf(row: CommentRow): Comment {
  return {
    id: row.id,
    siteId: row.site_id,
    storyId: row.story_id,
    parentId: row.parent_id,
    rootId: row.root_id,
    depth: row.depth,
    seq: row.seq,
    kind: row.kind,
    status: row.status,
    isListed: row.listed === 1,
    listedChildren: row.listed_children,
    replyTotal: row.reply_total,
    answers: row.answers,
    createdAt: row.created_at,
    createdLocal: row.created_local,
    placedAt: row.placed_at,
    editedAt: row.edited_at,
    revision: row.revision,
    author: {
      kind: row.author_kind,
      name: row.author_name,
      website: row.author_website,
      accountId: row.account_id,
      ghostId: row.ghost_id,
      guestHash: row.guest_hash,
      isStaff: row.is_staff === 1,
      badges: unpackBadges(row.badges),
    },
    body: JSON.parse(row.body),
    source: row.source,
    sourceFormat: row.source_format,
    up: row.up,
    down: row.down,
    score: row.score,
    openFlags: row.open_flags,
    pinnedAt: row.pinned_at,
    featuredAt: row.featured_at,
    sourceStatus: row.source_status,
    fingerprint: row.fingerprint,
    meta: row.meta === null ? null : JSON.parse(row.meta),
  };
}

/** The values of a row, in the order of COMMENT_COLUMNS. */
export function commentValues(comment: Omit<Comment, 'body'>, bodyJson: string): readonly Value[] {
  const { author } = comment;
  return [
    comment.id,
    comment.siteId,
    comment.storyId,
    comment.parentId,
    comment.rootId,
    comment.depth,
    comment.seq,
    comment.kind,
    comment.status,
    comment.isListed ? 1 : 0,
    comment.listedChildren,
    comment.replyTotal,
    comment.answers,
    comment.createdAt,
    comment.createdLocal,
    comment.placedAt,
    comment.editedAt,
    comment.revision,
    author.kind,
    author.name,
    author.website,
    author.accountId,
    author.ghostId,
    author.guestHash,
    author.isStaff ? 1 : 0,
    packBadges(author.badges),
    bodyJson,
    comment.source,
    comment.sourceFormat,
    comment.up,
    comment.down,
    comment.score,
    comment.openFlags,
    comment.pinnedAt,
    comment.featuredAt,
    comment.sourceStatus,
    comment.fingerprint,
    comment.meta === null ? null : JSON.stringify(comment.meta),
  ];
}
