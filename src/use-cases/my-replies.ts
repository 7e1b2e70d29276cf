import type { Actor } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import { Refusal } from '../core/refusal.js';
import { sight } from '../core/visibility.js';
import type { Reads } from '../storage/store.js';
import { siteNamed } from './site-of.js';

/** As many as fit a page; older ones are found under one's own comments. */
const MOST_REPLIES = 50;

interface Deps {
  readonly store: { readonly read: Pick<Reads, 'siteBySlug' | 'repliesTo' | 'commentsByIds'> };
}

/** The newest answers of others to the actor's comments on a site, each with what it answers. Refuses unknown_site, sign_in_required. */
export async function myReplies(
  { store: { read } }: Deps,
  actor: Actor,
  { site: slug }: { readonly site: string },
): Promise<readonly { readonly comment: Comment; readonly parent: Comment | null }[]> {
  const site = await siteNamed(read, slug);
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const replies = await read.repliesTo({ accountId: actor.account.id, siteId: site.id, limit: MOST_REPLIES });
  const shown = replies.filter((comment) => sight(comment, 'public') === 'text');
  const parents = await read.commentsByIds({ ids: shown.flatMap(({ parentId }) => parentId ?? []) });
  const byId = new Map(parents.map((parent) => [parent.id, parent]));
  return shown.map((comment) => ({ comment, parent: byId.get(comment.parentId ?? comment.id) ?? null }));
}
