import type { Actor } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import { isJudgement } from '../core/decision.js';
import type { CommentId } from '../core/ids.js';
import type { AuthorHistory, Reads, Revision } from '../storage/store.js';
import type { Desk } from '../storage/stored.js';
import { commentOnDesk } from './comment-on-desk.js';
import { desksOf, onDesks } from './moderated-desks.js';
import type { NearDuplicates } from './near-duplicates.js';
import { writersOf } from './note-comment.js';
import { type DecisionBy, peopleBehind } from './people-behind.js';
import { type QueuedComment, staffAuthor } from './read-queue.js';
import { holdersOf } from './take-in-hand.js';

/** Of what a comment answers the nearest are shown, and of what answers it the first. */
const MOST_ABOVE = 8;
const MOST_BELOW = 5;

export interface ConsoleComment {
  readonly row: QueuedComment;
  /** What it answers, the outermost first; at most MOST_ABOVE. */
  readonly above: readonly Comment[];
  /** The first replies that have a place on the site. */
  readonly below: readonly Comment[];
  /** The oldest first. */
  readonly decisions: readonly DecisionBy[];
  readonly revisions: readonly Revision[];
  /** The newest comments with nearly the same text. */
  readonly copies: readonly Comment[];
  readonly history: AuthorHistory | null;
}

type NeededReads = Pick<
  Reads,
  | 'siteById'
  | 'commentById'
  | 'storyById'
  | 'ancestors'
  | 'childrenPage'
  | 'decisionsOf'
  | 'flagsOf'
  | 'revisionsOf'
  | 'accountById'
  | 'waitingOf'
  | 'notesOn'
  | 'commentsByIds'
  | 'authorHistory'
>;

interface Deps {
  readonly store: { readonly read: NeededReads };
  readonly clock: () => number;
  readonly nearDuplicates: Pick<NearDuplicates, 'similar'>;
}

/**
 * All that a moderator needs to decide one comment. Refuses sign_in_required, and not_found also for a comment of a site
 * that the actor does not moderate.
 */
export async function readConsoleComment(
  { store: { read }, clock, nearDuplicates }: Deps,
  actor: Actor,
  id: CommentId,
): Promise<ConsoleComment> {
  const { comment, story, site } = await commentOnDesk({ store: { read }, clock }, actor, id);
  const above = (await read.ancestors({ id, limit: MOST_ABOVE })).toReversed();
  const decisions = await peopleBehind(read, await read.decisionsOf({ commentId: id }));
  const waits = await read.waitingOf({ commentId: id });
  const notes = await read.notesOn({ commentIds: [id] });
  const holders = await holdersOf(read, waits ? [waits] : [], clock());
  const last = decisions.at(-1);
  const judgement = decisions.findLast(({ decision }) => isJudgement(decision));
  return {
    row: {
      comment,
      site,
      story,
      parent: above.at(-1) ?? null,
      decision: last?.decision ?? null,
      by: last?.by ?? null,
      judgement: judgement?.decision ?? null,
      flags: await read.flagsOf({ commentId: id }),
      waiting: waits?.waiting ?? null,
      place: waits?.place ?? 0,
      claim: waits?.claim ?? null,
      escalatedAt: waits?.escalatedAt ?? null,
      second: waits?.second ?? null,
      notes,
      noters: await writersOf(read, [...notes, ...staffAuthor(comment)]),
      holder: (waits?.claim && holders.get(waits.claim.by)) ?? null,
    },
    above,
    below: await read.childrenPage({ parentId: id, limit: MOST_BELOW }),
    decisions,
    revisions: await read.revisionsOf({ id }),
    copies: await copiesOf({ read, nearDuplicates }, comment, {
      now: clock(),
      desks: desksOf(actor, [site]),
    }),
    history: await historyOf(read, comment),
  };
}

const MOST_COPIES = 5;

async function copiesOf(
  {
    read,
    nearDuplicates,
  }: { readonly read: Pick<Reads, 'commentsByIds' | 'storyById'> } & Pick<Deps, 'nearDuplicates'>,
  comment: Comment,
  { now, desks }: { readonly now: number; readonly desks: readonly Desk[] },
): Promise<readonly Comment[]> {
  const { fingerprint } = comment;
  if (fingerprint === null) return [];
  const similar = await nearDuplicates.similar(comment, { fingerprint, now });
  const ids = similar.map(({ commentId }) => commentId).sort((a, b) => b - a);
  return onDesks(read, desks, await read.commentsByIds({ ids: ids.slice(0, MOST_COPIES) }));
}

async function historyOf(
  read: Pick<Reads, 'authorHistory'>,
  { siteId, author: { accountId, guestHash } }: Comment,
): Promise<AuthorHistory | null> {
  const author = accountId !== null ? { accountId } : guestHash === null ? null : { guestHash };
  return author && read.authorHistory({ siteId, author });
}
