import type { Actor } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import type { CommentId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import type { Reads } from '../storage/store.js';
import { mustModerate } from './must-moderate.js';
import { siteOf } from './site-of.js';

export interface LooksAtComment {
  readonly clock: () => number;
  readonly store: { readonly read: Pick<Reads, 'siteById' | 'commentById' | 'storyById'> };
}

export interface CommentOnDesk {
  readonly comment: Comment;
  readonly story: Story;
  readonly site: Site;
}

/** A comment of a site, or of a section of one, that the actor moderates. Refuses sign_in_required, not_found. */
export async function commentOnDesk(
  { store: { read }, clock }: LooksAtComment,
  actor: Actor,
  id: CommentId,
): Promise<CommentOnDesk> {
  const found = await placeOfComment(read, id);
  mustModerate(actor, { site: found.site, section: found.story.section, now: clock() });
  return found;
}

/** A comment with where it stands, whoever asks. Refuses not_found. */
export async function placeOfComment(
  read: LooksAtComment['store']['read'],
  id: CommentId,
): Promise<CommentOnDesk> {
  const comment = await read.commentById({ id });
  const story = comment && (await read.storyById({ id: comment.storyId }));
  if (comment === undefined || story === undefined) throw new Refusal('not_found');
  return { comment, story, site: await siteOf(read, comment.siteId) };
}
