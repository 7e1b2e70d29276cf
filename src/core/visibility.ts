import type { Actor } from './account.js';
import { isAtLeast, roleOn } from './account.js';
import type { Comment } from './comment.js';

/** In which part someone looks at a comment. Public pages know one viewer only: everyone. */
export type Viewer = 'public' | 'author' | 'moderator';

/**
 * What a viewer sees of a comment. `text`: words and author. `tombstone`: that there was one, with its replies.
 * `nothing`: as if it did not exist.
 */
export type Sight = 'text' | 'tombstone' | 'nothing';

/** A guest's proof opens their own unpublished comment for a day: a shared machine must not show it for ever. */
export const GUEST_READS_OWN_FOR = 24 * 60 * 60_000;

type Seen = Pick<Comment, 'kind' | 'status' | 'isListed'>;

/**
 * The one place that decides what anyone may see of a comment. Pages, API, feeds, mail, search and export ask here.
 * Only the kind `comment` is ever shown to the public; words that their author deleted are gone for all.
 */
export function sight(comment: Seen, viewer: Viewer): Sight {
  if (viewer !== 'public') return comment.status === 'deleted' ? 'tombstone' : 'text';
  if (comment.kind !== 'comment') return 'nothing';
  if (comment.status === 'published') return 'text';
  return comment.isListed ? 'tombstone' : 'nothing';
}

/** Whether `actor` wrote the comment: by account, or by the secret that came with a guest's post. */
export function isAuthor(actor: Actor, comment: Pick<Comment, 'author'>): boolean {
  const { author } = comment;
  if (actor.kind === 'anonymous') return false;
  if (author.guestHash !== null && author.guestHash === actor.guestHash) return true;
  return actor.kind === 'account' && author.accountId !== null && author.accountId === actor.account.id;
}

/** As whom `actor` looks at the comment at `now`. */
export function viewerOf(
  actor: Actor,
  comment: Pick<Comment, 'author' | 'siteId' | 'placedAt'>,
  now: number,
): Viewer {
  if (isAtLeast(roleOn(actor, comment.siteId), 'moderator')) return 'moderator';
  if (!isAuthor(actor, comment)) return 'public';
  const isByProof = comment.author.accountId === null;
  return isByProof && now - comment.placedAt > GUEST_READS_OWN_FOR ? 'public' : 'author';
}

/** What a tombstone says happened. An unpublished comment only says that it is hidden, not why. */
export function publicState(
  comment: Pick<Comment, 'status'>,
): 'published' | 'hidden' | 'removed' | 'deleted' {
  return comment.status === 'held' || comment.status === 'rejected' ? 'hidden' : comment.status;
}
