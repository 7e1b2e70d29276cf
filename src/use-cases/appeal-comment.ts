import type { Actor } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import type { CommentId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import { checkText } from '../core/text.js';
import type { Reads, Writes } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { siteOf } from './site-of.js';

const LIMITS = { codePoints: 2000, bytes: 8000 };

type Deps = Pick<UseCaseDeps, 'clock' | 'newId'> & {
  readonly store: {
    readonly read: Pick<Reads, 'siteById' | 'commentById' | 'decisionsOf'>;
    readonly write: Pick<Writes, 'createAppeal'>;
  };
};

type Making = Pick<UseCaseDeps, 'clock' | 'newId'> & {
  readonly store: {
    readonly read: Pick<Reads, 'decisionsOf'>;
    readonly write: Pick<Writes, 'createAppeal'>;
  };
};

/**
 * An author asks that the newest decision about their comment be looked at again, by somebody else. Refuses not_found,
 * forbidden, text_*, already_decided (appealed before, over, or the comment is on the site).
 */
export async function appealComment(
  { store: { read, write }, clock, newId }: Deps,
  actor: Actor,
  { commentId, text }: { readonly commentId: CommentId; readonly text: string },
): Promise<void> {
  const now = clock();
  const comment = await read.commentById({ id: commentId });
  if (!comment) throw new Refusal('not_found');
  const site = await siteOf(read, comment.siteId);
  mustBeAllowed(actor, 'comment.appeal', { now, site, comment });
  await makeAppeal({ store: { read, write }, clock, newId }, comment, text);
}

/** An appeal by whoever has shown to be the author. Refuses text_*, already_decided. */
export async function makeAppeal(
  { store: { read, write }, clock, newId }: Making,
  { id: commentId, siteId }: Pick<Comment, 'id' | 'siteId'>,
  text: string,
): Promise<void> {
  const decisionId = (await read.decisionsOf({ commentId })).at(-1)?.id;
  if (decisionId === undefined) throw new Refusal('already_decided');
  const words = checkText(text, LIMITS);
  if (words.trim() === '') throw new Refusal('text_empty');
  const appeal = { id: newId<number>(), siteId, commentId, decisionId, text: words, createdAt: clock() };
  await write.createAppeal({ appeal, entryId: newId() });
}
