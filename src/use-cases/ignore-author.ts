import type { Actor } from '../core/account.js';
import type { CommentId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { IgnoredAuthor } from '../storage/ignore-store.js';
import type { Reads, Writes } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { siteNamed, siteOf } from './site-of.js';

/** Whoever ignores more reads a thread of gaps. */
const MOST_IGNORED = 500;

interface Listing {
  readonly store: { readonly read: Pick<Reads, 'siteBySlug' | 'ignoredBy'> };
}

interface Changing extends Pick<UseCaseDeps, 'clock' | 'newId'> {
  readonly store: {
    readonly read: Pick<Reads, 'siteById' | 'commentById'>;
    readonly write: Pick<Writes, 'ignoreAuthor' | 'endIgnoring'>;
  };
}

interface Ending {
  readonly store: {
    readonly read: Pick<Reads, 'siteBySlug'>;
    readonly write: Pick<Writes, 'endIgnoring'>;
  };
}

/** Whom the actor ignores on a site, newest first; at most 500. Refuses unknown_site, sign_in_required. */
export async function whomIIgnore(
  { store: { read } }: Listing,
  actor: Actor,
  { site: slug }: { readonly site: string },
): Promise<readonly IgnoredAuthor[]> {
  const { id: siteId } = await siteNamed(read, slug);
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  return read.ignoredBy({ accountId: actor.account.id, siteId });
}

/**
 * Ignores the author of a comment on its site, or ends that. A guest's browser keeps this itself. Refuses sign_in_required,
 * not_found, and forbidden for one's own comment and for one without a name.
 */
export async function ignoreAuthor(
  { store, clock, newId }: Changing,
  actor: Actor,
  { commentId, isIgnored }: { readonly commentId: CommentId; readonly isIgnored: boolean },
): Promise<void> {
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const comment = await store.read.commentById({ id: commentId });
  if (!comment) throw new Refusal('not_found');
  const now = clock();
  const site = await siteOf(store.read, comment.siteId);
  mustBeAllowed(actor, 'comment.ignore', { now, site, comment });
  const of = { accountId: actor.account.id, siteId: site.id };
  const { kind, name, accountId } = comment.author;
  const author = { kind, name, accountId };
  if (!isIgnored) return store.write.endIgnoring({ ...of, of: author });
  await store.write.ignoreAuthor({ ...of, id: newId<number>(), author, now, most: MOST_IGNORED });
}

/** Ends one of the actor's own by its id; another's stays as it is. Refuses unknown_site, sign_in_required. */
export async function endIgnoring(
  { store }: Ending,
  actor: Actor,
  { site: slug, id }: { readonly site: string; readonly id: number },
): Promise<void> {
  const { id: siteId } = await siteNamed(store.read, slug);
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  await store.write.endIgnoring({ accountId: actor.account.id, siteId, of: { id } });
}
