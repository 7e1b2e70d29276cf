import type { Account, Actor } from '../core/account.js';
import type { AccountId, CommentId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import { checkText } from '../core/text.js';
import type { QueueWrites } from '../storage/queue-store.js';
import type { Reads } from '../storage/store.js';
import type { CardNote } from '../storage/stored.js';
import { commentOnDesk, type LooksAtComment } from './comment-on-desk.js';
import type { UseCaseDeps } from './deps.js';

const LIMITS = { codePoints: 1000, bytes: 4000 };

type Deps = Pick<UseCaseDeps, 'clock' | 'newId'> & {
  readonly store: {
    readonly read: LooksAtComment['store']['read'];
    readonly write: Pick<QueueWrites, 'addNote'>;
  };
};

/**
 * Notes something on a comment for others of the newsroom; with `escalates` asks somebody else to decide it. Refuses
 * sign_in_required, not_found, forbidden (one's own comment), text_empty, text_too_long, already_decided (it waits no more).
 */
export async function noteComment(
  { store: { read, write }, clock, newId }: Deps,
  actor: Actor,
  input: { readonly commentId: CommentId; readonly text: string; readonly escalates: boolean },
): Promise<void> {
  const now = clock();
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const { comment, site, story } = await commentOnDesk({ store: { read }, clock }, actor, input.commentId);
  mustBeAllowed(actor, 'comment.moderate', { now, site, comment, section: story.section });
  const text = checkText(input.text, LIMITS);
  if (text.trim() === '') throw new Refusal('text_empty');
  await write.addNote({
    ...{ id: newId<number>(), entryId: newId<number>(), by: actor.account.id, now },
    ...{ commentId: comment.id, text, escalates: input.escalates },
  });
}

/** Who wrote notes, by their accounts. */
export async function writersOf(
  read: Pick<Reads, 'accountById'>,
  notes: readonly Pick<CardNote, 'by'>[],
): Promise<ReadonlyMap<AccountId, Account>> {
  const accounts = await Promise.all(
    [...new Set(notes.map(({ by }) => by))].map((id) => read.accountById({ id })),
  );
  return new Map(accounts.flatMap((account) => (account ? [[account.id, account]] : [])));
}
