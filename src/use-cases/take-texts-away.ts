import type { Comment } from '../core/comment.js';
import { type DecisionId, encodeId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Sanction } from '../core/sanction/sanction.js';
import type { NewDecision, Reads, Writes } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';

/** Of somebody's comments on a site the newest; nobody reads the rest any more. */
const MOST_TEXTS = 1000;

type Deps = Pick<UseCaseDeps, 'newId' | 'nearDuplicates'> & {
  readonly store: {
    readonly read: Pick<Reads, 'commentsByAuthor'>;
    readonly write: Pick<Writes, 'decideComment'>;
  };
};

interface Taking {
  readonly sanction: Sanction;
  /** One by the same author: on its site theirs are taken. */
  readonly comment: Comment;
  readonly now: number;
}

/** The rule in the log by which texts went with their author. */
export function ruleOf(sanction: Pick<Sanction, 'id'>): string {
  return `sanction-${encodeId(sanction.id)}`;
}

/** Rejects what waits and removes what is published of the author's, each by a decision of its own. Gives how many. */
export async function takeTextsAway(deps: Deps, { sanction, comment, now }: Taking): Promise<number> {
  const texts = await textsBy(deps.store.read, comment);
  let taken = 0;
  for (const text of texts) {
    if (text.status !== 'held' && text.status !== 'published') continue;
    const to = text.status === 'held' ? ('rejected' as const) : ('removed' as const);
    const decision = {
      ...byStaff(deps, sanction, now),
      outcome: to === 'rejected' ? 'reject' : 'remove',
    } as const;
    const isDone = await decided(deps, {
      id: text.id,
      revision: text.revision,
      from: [text.status],
      to,
      decision,
      now,
    });
    taken += isDone ? 1 : 0;
  }
  return taken;
}

/** An author's comments on the site of one of them, newest first. */
export async function textsBy(
  read: Pick<Reads, 'commentsByAuthor'>,
  { author, siteId }: Comment,
): Promise<readonly Comment[]> {
  const { accountId, guestHash } = author;
  if (accountId !== null) return read.commentsByAuthor({ siteId, author: { accountId }, limit: MOST_TEXTS });
  if (guestHash === null) return [];
  return read.commentsByAuthor({ siteId, author: { guestHash }, limit: MOST_TEXTS });
}

/** The start of a decision that goes with a sanction. */
export function byStaff(
  { newId }: Pick<UseCaseDeps, 'newId'>,
  sanction: Sanction,
  now: number,
): Omit<NewDecision, 'outcome'> {
  return {
    id: newId<DecisionId>(),
    actorKind: 'account',
    actorId: sanction.createdBy,
    rule: ruleOf(sanction),
    reason: sanction.reason,
    policyVersion: null,
    evidence: [],
    matched: [],
    undoes: null,
    createdAt: now,
  };
}

const ELSEWHERE: ReadonlySet<string> = new Set(['stale_revision', 'already_decided', 'in_hand']);

/** False where the comment has changed meanwhile, or somebody has it in hand: then somebody has just looked at it. */
export async function decided(
  { store, nearDuplicates }: Omit<Deps, 'newId'>,
  input: Parameters<Writes['decideComment']>[0],
): Promise<boolean> {
  try {
    nearDuplicates.remember(await store.write.decideComment(input));
    return true;
  } catch (error) {
    if (error instanceof Refusal && ELSEWHERE.has(error.code)) return false;
    throw error;
  }
}
