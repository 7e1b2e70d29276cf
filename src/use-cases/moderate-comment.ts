import type { Actor } from '../core/account.js';
import type { Comment, CommentStatus } from '../core/comment.js';
import type { Decision, Outcome } from '../core/decision.js';
import type { CommentId, DecisionId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import { areWordsGone, WORDS_GONE } from '../core/retention.js';
import { checkText } from '../core/text.js';
import type { Marks, NewDecision, NewJob, Reads, Writes } from '../storage/store.js';
import { akismetJobs } from './akismet-feedback.js';
import { placeOfComment } from './comment-on-desk.js';
import type { UseCaseDeps } from './deps.js';

export const ACTS = [
  'publish',
  'hold',
  'reject',
  'remove',
  'keep',
  'pin',
  'unpin',
  'feature',
  'unfeature',
  'undo',
] as const;
export type Act = (typeof ACTS)[number];

interface Way {
  readonly from: readonly CommentStatus[];
  readonly to: CommentStatus;
  readonly marks?: Marks;
}

const STAYS = { from: ['published'], to: 'published' } as const;

/** From which statuses an act leads where; `keep` closes complaints and leaves the comment as it is. */
const MOVES: Readonly<Record<Exclude<Act, 'undo'>, Way>> = {
  publish: { from: ['held', 'rejected', 'removed'], to: 'published' },
  hold: { from: ['published'], to: 'held' },
  reject: { from: ['held'], to: 'rejected' },
  remove: { from: ['published'], to: 'removed' },
  keep: STAYS,
  pin: { ...STAYS, marks: { pinned: true } },
  unpin: { ...STAYS, marks: { pinned: false } },
  feature: { ...STAYS, marks: { featured: true } },
  unfeature: { ...STAYS, marks: { featured: false } },
};
/** What puts marks back when the act is undone. */
const MARKS_BEFORE: Readonly<Partial<Record<Outcome, Marks>>> = {
  pin: { pinned: false },
  unpin: { pinned: true },
  feature: { featured: false },
  unfeature: { featured: true },
};
/** What a person decided and a person may take back. */
const UNDOABLE: ReadonlySet<Outcome> = new Set(ACTS.filter((act) => act !== 'undo'));

const REASON_LIMITS = { codePoints: 500, bytes: 2000 };

export interface ModeratorsAct {
  readonly commentId: CommentId;
  readonly act: Act;
  /** The revision that the moderator has read. */
  readonly revision: number;
  /** The newest decision that the moderator has seen, null for none: after another one they must look again. */
  readonly last?: DecisionId | null | undefined;
  /** The newest open complaint that the moderator has seen, null for none: one that came later is not closed unread. */
  readonly lastFlag?: number | null | undefined;
  /** From the site's list, for the log. */
  readonly rule?: string | undefined;
  /** Plain words for the author. */
  readonly reason?: string | undefined;
}

type Deps = Pick<UseCaseDeps, 'clock' | 'newId' | 'nearDuplicates' | 'outside'> & {
  readonly store: {
    readonly read: Pick<Reads, 'siteById' | 'commentById' | 'storyById' | 'decisionsOf'>;
    readonly write: Pick<Writes, 'decideComment'>;
  };
};

/**
 * A moderator's decision over the revision that they have read. `undo` takes the newest decision back. Refuses not_found,
 * sign_in_required, forbidden (also where the words went with their term), stale_revision (the text has changed), already_decided (somebody was faster, or there is
 * nothing to keep, to mark or to undo), in_hand, new_complaint, pins_full.
 */
export async function moderateComment(
  deps: Deps,
  actor: Actor,
  input: ModeratorsAct,
): Promise<{ readonly comment: Comment; readonly decisionId: DecisionId }> {
  const { read, write } = deps.store;
  const now = deps.clock();
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const { comment, site, story } = await placeOfComment(read, input.commentId);
  mustBeAllowed(actor, 'comment.moderate', { now, site, comment, section: story.section });
  if (comment.revision !== input.revision) throw new Refusal('stale_revision');
  if (areWordsGone(comment)) throw new Refusal('forbidden', { reason: WORDS_GONE });
  mustFit(comment, input.act);
  const move = await moveFor(read, comment, input.act);
  const decision: NewDecision = {
    id: deps.newId<DecisionId>(),
    actorKind: 'account',
    actorId: actor.account.id,
    outcome: input.act,
    rule: input.rule ?? null,
    reason: input.reason === undefined ? null : checkText(input.reason, REASON_LIMITS),
    policyVersion: null,
    evidence: [],
    matched: [],
    undoes: move.undoes,
    createdAt: now,
  };
  const { from, to, marks } = move;
  const last = input.last === undefined ? (move.undoes ?? undefined) : input.last;
  const jobs = await jobsFor(deps, comment, decision);
  const decided = await write.decideComment({
    id: comment.id,
    revision: input.revision,
    from,
    to,
    ...(last === undefined ? {} : { last }),
    ...(input.lastFlag === undefined ? {} : { lastFlag: input.lastFlag }),
    ...(marks === undefined ? {} : { marks }),
    ...(jobs.length === 0 ? {} : { jobs }),
    decision,
    now,
  });
  deps.nearDuplicates.remember(decided);
  return { comment: decided, decisionId: decision.id };
}

/** What is to be done once the decision stands: it commits with it, or not at all. */
async function jobsFor(
  { outside, store }: Pick<Deps, 'outside' | 'store'>,
  comment: Comment,
  { outcome, rule, createdAt: now }: Pick<NewDecision, 'outcome' | 'rule' | 'createdAt'>,
): Promise<readonly NewJob[]> {
  if (!outside?.akismet) return [];
  const decisions = await store.read.decisionsOf({ commentId: comment.id });
  return akismetJobs({ comment, verdict: { outcome, rule }, decisions, now });
}

/** Refuses to pin an answer, and to put on what is there or take off what is not. */
function mustFit({ parentId, pinnedAt, featuredAt }: Comment, act: Act): void {
  if (act === 'pin' && parentId !== null)
    throw new Refusal('invalid_request', { problem: 'only a comment that answers none can be pinned.' });
  const isThere = { pin: pinnedAt !== null, unpin: pinnedAt === null };
  const isShown = { feature: featuredAt !== null, unfeature: featuredAt === null };
  const done: Readonly<Record<string, boolean>> = { ...isThere, ...isShown };
  if (done[act] === true) throw new Refusal('already_decided');
}

interface Move extends Way {
  readonly undoes: DecisionId | null;
}

async function moveFor(read: Pick<Reads, 'decisionsOf'>, comment: Comment, act: Act): Promise<Move> {
  if (act !== 'undo') return { ...MOVES[act], undoes: null };
  const last = newestDecision(await read.decisionsOf({ commentId: comment.id }));
  const isUndoable =
    last?.actorKind === 'account' && UNDOABLE.has(last.outcome) && last.statusBefore !== null;
  if (!isUndoable) throw new Refusal('already_decided', { status: comment.status });
  const marks = MARKS_BEFORE[last.outcome];
  const back = { from: [last.statusAfter], to: last.statusBefore, undoes: last.id };
  return marks === undefined ? back : { ...back, marks };
}

function newestDecision(decisions: readonly Decision[]): Decision | undefined {
  return decisions.reduce<Decision | undefined>(
    (best, one) => (best && best.id > one.id ? best : one),
    undefined,
  );
}
