import type { Actor } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import type { CommentId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { type Sanction, STRIKE_TERM } from '../core/sanction/sanction.js';
import type { Site } from '../core/site.js';
import type { AuthorHistory, Contact, Reads } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { mustModerate } from './must-moderate.js';
import { siteOf } from './site-of.js';

/** The newest of somebody's comments: enough to see how they write. */
const SHOWN = 20;

export interface ImposedBy {
  readonly sanction: Sanction;
  /** Who imposed it; null for the operator, or somebody who is gone. */
  readonly by: string | null;
}

/** All that staff know of the author of a comment. */
export interface ConsoleAuthor {
  readonly comment: Comment;
  readonly site: Site;
  readonly contact: Contact;
  readonly history: AuthorHistory | null;
  readonly strikes: number;
  /** Newest first, also those that are over. */
  readonly sanctions: readonly ImposedBy[];
  readonly comments: readonly Comment[];
}

interface Deps extends Pick<UseCaseDeps, 'clock'> {
  readonly store: {
    readonly read: Pick<
      Reads,
      | 'siteById'
      | 'commentById'
      | 'contactOf'
      | 'authorHistory'
      | 'strikesOf'
      | 'sanctionsMeeting'
      | 'commentsByAuthor'
      | 'accountById'
    >;
  };
}

/** The author of a comment with their past on its site. Refuses sign_in_required, not_found. */
export async function readAuthor(
  { store: { read }, clock }: Deps,
  actor: Actor,
  id: CommentId,
): Promise<ConsoleAuthor> {
  const comment = await read.commentById({ id });
  if (!comment) throw new Refusal('not_found');
  const site = await siteOf(read, comment.siteId);
  const now = clock();
  mustModerate(actor, { site, now });
  const contact = await read.contactOf({ commentId: id });
  const { accountId, guestHash } = comment.author;
  const author = accountId !== null ? { accountId } : guestHash === null ? null : { guestHash };
  const account = accountId === null ? undefined : await read.accountById({ id: accountId });
  const emails = [account?.email ?? null, contact.email].flatMap((email) => email ?? []);
  const { addressHash } = contact;
  const person = { accountId, guestHash, emails, address: null, addressHash };
  const sanctions = await read.sanctionsMeeting({ siteId: site.id, person });
  const siteId = site.id;
  return {
    comment,
    site,
    contact: { ...contact, email: account?.email ?? contact.email },
    history: author && (await read.authorHistory({ siteId, author })),
    strikes: author ? await read.strikesOf({ siteId, author, since: now - STRIKE_TERM }) : 0,
    sanctions: await withNames(read, sanctions),
    comments: author ? await read.commentsByAuthor({ siteId, author, limit: SHOWN }) : [comment],
  };
}

/** With who imposed each, newest first. */
export async function withNames(
  read: Pick<Reads, 'accountById'>,
  sanctions: readonly Sanction[],
): Promise<readonly ImposedBy[]> {
  const ids = [...new Set(sanctions.flatMap(({ createdBy }) => createdBy ?? []))];
  const names = new Map(
    await Promise.all(ids.map(async (id) => [id, (await read.accountById({ id }))?.name ?? null] as const)),
  );
  return sanctions
    .map((sanction) => ({
      sanction,
      by: sanction.createdBy === null ? null : (names.get(sanction.createdBy) ?? null),
    }))
    .sort((a, b) => b.sanction.id - a.sanction.id);
}
