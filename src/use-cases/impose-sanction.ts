import { type Actor, isAtLeast, type SiteRole } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import type { AccountId, CommentId, SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Sanction, SanctionKind } from '../core/sanction/sanction.js';
import { checkSubject, mustEnd, type Subject } from '../core/sanction/subject.js';
import type { Site } from '../core/site.js';
import { checkText } from '../core/text.js';
import type { Reads, Writes } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { mustModerate } from './must-moderate.js';
import { siteOf } from './site-of.js';
import { takeTextsAway } from './take-texts-away.js';

const DAY = 24 * 60 * 60_000;
const LONGEST = 10 * 365 * DAY;
/** A network may belong to somebody else in a month. */
const LONGEST_NETWORK = 90 * DAY;
const TEXT_LIMITS = { codePoints: 500, bytes: 2000 };

/** Whom it meets: the author of a comment by one of their marks, or a subject that staff write down. */
export type Whom =
  | { readonly commentId: CommentId; readonly by: 'author' | 'email' | 'origin' }
  | { readonly siteId: SiteId; readonly subject: Subject };

export interface NewSanction {
  readonly whom: Whom;
  readonly kind: SanctionKind;
  /** On every site of the installation. */
  readonly everywhere: boolean;
  /** Milliseconds from now; null: until it is lifted. */
  readonly lasts: number | null;
  /** Plain words for the person. */
  readonly reason: string;
  readonly note?: string | undefined;
  /** Rejects what of theirs waits and removes what is published. Only by a comment. */
  readonly takesTexts: boolean;
}

type Deps = Pick<UseCaseDeps, 'clock' | 'newId' | 'nearDuplicates'> & {
  readonly store: {
    readonly read: Pick<
      Reads,
      'siteById' | 'commentById' | 'contactOf' | 'rolesOf' | 'commentsByAuthor' | 'accountByEmail'
    >;
    readonly write: Pick<Writes, 'addSanction' | 'decideComment'>;
  };
};

/**
 * Imposes a sanction: it holds with the next write of the person. Refuses sign_in_required, not_found for what the actor does
 * not moderate, forbidden (everywhere without a role on every site; staff; oneself), invalid_request.
 */
export async function imposeSanction(
  deps: Deps,
  actor: Actor,
  input: NewSanction,
): Promise<{ readonly sanction: Sanction; readonly comments: number }> {
  const { store, clock, newId } = deps;
  const now = clock();
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const { site, subject, comment } = await met(deps, actor, input.whom);
  if (input.everywhere) mustModerateAll(actor.roles);
  await mustBeReader(store, { subject, site, by: actor.account.id });
  const sanction: Sanction = {
    id: newId(),
    siteId: input.everywhere ? null : site.id,
    kind: input.kind,
    subject,
    reason: checkText(input.reason, TEXT_LIMITS),
    note: input.note === undefined || input.note.trim() === '' ? null : checkText(input.note, TEXT_LIMITS),
    createdAt: now,
    createdBy: actor.account.id,
    endsAt: endOf(input, subject, now),
    readAt: null,
    liftedAt: null,
    liftedBy: null,
  };
  await store.write.addSanction({ sanction, entryId: newId() });
  const taken = input.takesTexts && comment ? await takeTextsAway(deps, { sanction, comment, now }) : 0;
  return { sanction, comments: taken };
}

interface Met {
  readonly site: Site;
  readonly subject: Subject;
  readonly comment?: Comment;
}

async function met({ store: { read }, clock }: Deps, actor: Actor, whom: Whom): Promise<Met> {
  if ('siteId' in whom) {
    const site = await read.siteById({ id: whom.siteId });
    if (!site) throw new Refusal('not_found');
    mustModerate(actor, { site, now: clock() });
    return { site, subject: checkSubject(whom.subject) };
  }
  const comment = await read.commentById({ id: whom.commentId });
  if (!comment) throw new Refusal('not_found');
  const site = await siteOf(read, comment.siteId);
  mustModerate(actor, { site, now: clock() });
  return { site, comment, subject: checkSubject(await markOf(read, comment, whom.by)) };
}

async function markOf(
  read: Pick<Reads, 'contactOf'>,
  comment: Comment,
  by: 'author' | 'email' | 'origin',
): Promise<Subject> {
  const { accountId, guestHash } = comment.author;
  if (by === 'author' && accountId !== null) return { kind: 'account', value: String(accountId) };
  if (by === 'author' && guestHash !== null) return { kind: 'browser', value: guestHash };
  const { email, addressHash } = await read.contactOf({ commentId: comment.id });
  if (by === 'email' && email !== null) return { kind: 'email', value: email };
  if (by === 'origin' && addressHash !== null) return { kind: 'origin', value: addressHash };
  throw new Refusal('invalid_request', { problem: `nothing is known of this author's ${by}.` });
}

/** On every site only who moderates every site. Refuses `forbidden`. */
export function mustModerateAll(roles: readonly SiteRole[]): void {
  const isOverall = roles.some(({ siteId, role }) => siteId === null && isAtLeast(role, 'moderator'));
  if (!isOverall) throw new Refusal('forbidden', { reason: 'it needs a role on every site.' });
}

/** Whoever should not moderate any more loses their role first. */
export async function mustBeReader(
  { read }: { readonly read: Pick<Reads, 'rolesOf' | 'accountByEmail'> },
  { subject, site, by }: { readonly subject: Subject; readonly site: Site; readonly by: AccountId | null },
): Promise<void> {
  const named =
    subject.kind === 'email' ? (await read.accountByEmail({ email: subject.value }))?.account.id : undefined;
  const id = subject.kind === 'account' ? (Number(subject.value) as AccountId) : named;
  if (id === undefined) return;
  if (id === by) throw new Refusal('forbidden', { reason: 'this is you.' });
  const held = (await read.rolesOf({ accountId: id })).filter(
    ({ siteId }) => siteId === null || siteId === site.id,
  );
  if (held.some(({ role }) => isAtLeast(role, 'moderator')))
    throw new Refusal('forbidden', { reason: 'this is a member of staff. Take their role first.' });
}

/** When it ends; null for never. Refuses invalid_request for what must end, or lasts too long. */
export function endOf(
  { kind, lasts }: Pick<NewSanction, 'kind' | 'lasts'>,
  subject: Subject,
  now: number,
): number | null {
  const longest = mustEnd(subject) ? LONGEST_NETWORK : LONGEST;
  if (lasts === null && mustEnd(subject)) throw invalid('a network is shared: say for how long.');
  if (lasts === null && kind === 'suspend') throw invalid('a suspension has an end: say for how long.');
  if (lasts === null) return null;
  if (!Number.isSafeInteger(lasts) || lasts <= 0 || lasts > longest)
    throw invalid(`it lasts from a moment to ${longest / DAY} days.`);
  return now + lasts;
}

function invalid(problem: string): Refusal {
  return new Refusal('invalid_request', { problem });
}
