import type { Actor } from '../core/account.js';
import { type CommentId, decodeId, type SiteId } from '../core/ids.js';
import { followOwn } from '../use-cases/follow.js';
import type { Posted } from '../use-cases/post-comment.js';
import type { PostedView } from '../wire/posting.js';
import type { Exchange } from './route.js';

/** Has the author mailed about answers to what was just posted. The comment stands: what fails here is logged, not answered. */
export async function followOwnPost(
  { app: { deps } }: Exchange,
  actor: Actor,
  about: { readonly posted: Posted; readonly siteId: SiteId; readonly email: string | undefined },
): Promise<void> {
  const { comment } = JSON.parse(about.posted.response) as PostedView;
  const commentId = decodeId<CommentId>(comment.id);
  if (commentId === undefined) return;
  try {
    await followOwn(deps, actor, { commentId, siteId: about.siteId, email: about.email });
  } catch (error) {
    deps.logger.error({ error: (error as Error | undefined)?.name }, 'A subscription was not kept.');
  }
}
