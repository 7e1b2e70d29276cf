import type { Comment } from '../core/comment.js';
import { encodeId } from '../core/ids.js';
import { publicState, sight, type Viewer } from '../core/visibility.js';
import type { AuthorView, CommentView } from '../wire/comment.js';

/** Unix milliseconds as the API writes times: RFC 3339, UTC. */
export function presentTime(at: number): string;
export function presentTime(at: number | null): string | null;
export function presentTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/**
 * A comment as `viewer` may see it: whole, or as a tombstone without words and author. `parent` is the comment that it
 * answers, for its author's name. Never call it for what the viewer sees nothing of.
 */
export function presentComment(
  { comment, parent }: { readonly comment: Comment; readonly parent: Comment | null },
  viewer: Viewer,
): CommentView {
  const shows = sight(comment, viewer) === 'text';
  return {
    id: encodeId(comment.id),
    parentId: comment.parentId === null ? null : encodeId(comment.parentId),
    rootId: encodeId(comment.rootId),
    depth: comment.depth,
    state: publicState(comment),
    author: shows ? presentAuthor(comment) : null,
    createdAt: presentTime(comment.createdAt),
    createdLocal: comment.createdLocal,
    editedAt: shows ? presentTime(comment.editedAt) : null,
    revision: comment.revision,
    body: shows ? comment.body : [],
    up: shows ? comment.up : 0,
    down: shows ? comment.down : 0,
    answers: comment.answers,
    isPinned: comment.pinnedAt !== null,
    isFeatured: comment.featuredAt !== null,
    replyTo: comment.parentId === null ? null : { id: encodeId(comment.parentId), name: nameOf(parent) },
  };
}

/** Only what a byline shows: no account, no address, no proof of authorship. */
function presentAuthor({ author }: Comment): AuthorView {
  const { name, website, kind, isStaff, badges } = author;
  return { name, website, kind, isStaff, badges: [...badges] };
}

function nameOf(parent: Comment | null): string {
  return parent !== null && sight(parent, 'public') === 'text' ? parent.author.name : '';
}
