import type { Actor } from '../core/account.js';
import type { DecisionId } from '../core/ids.js';
import type { Appeal } from '../core/process/appeal.js';
import { Refusal } from '../core/refusal.js';
import { checkText } from '../core/text.js';
import type { NewDecision, Reads, Writes } from '../storage/store.js';
import { commentOnDesk } from './comment-on-desk.js';
import type { UseCaseDeps } from './deps.js';
import { moderatedDesks } from './moderated-desks.js';
import type { DecisionBy } from './people-behind.js';
import { readConsoleComment } from './read-console-comment.js';
import type { QueuedComment } from './read-queue.js';

const LIMITS = { codePoints: 1000, bytes: 4000 };
const MOST_APPEALS = 20;

type Deps = Pick<UseCaseDeps, 'clock' | 'newId' | 'nearDuplicates'> & {
  readonly store: {
    readonly read: Pick<Reads, 'siteById' | 'appealById' | 'commentById' | 'storyById'>;
    readonly write: Pick<Writes, 'decideAppeal'>;
  };
};

/**
 * Ends an appeal: the comment is published again, or stays as it is; the author reads the answer either way. Refuses
 * sign_in_required, not_found, forbidden (to whoever took the decision, unless nobody else moderates the site; to the
 * author), already_decided, text_empty.
 */
export async function decideAppeal(
  { store: { read, write }, clock, newId, nearDuplicates }: Deps,
  actor: Actor,
  input: { readonly id: number; readonly reverses: boolean; readonly answer: string },
): Promise<Appeal> {
  const now = clock();
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const appeal = await read.appealById({ id: input.id });
  if (!appeal) throw new Refusal('not_found');
  const { comment } = await commentOnDesk({ store: { read }, clock }, actor, appeal.commentId);
  if (comment.author.accountId === actor.account.id)
    throw new Refusal('forbidden', { reason: 'this is your own comment.' });
  const answer = checkText(input.answer, LIMITS);
  if (answer.trim() === '') throw new Refusal('text_empty');
  const decision: NewDecision = {
    id: newId<DecisionId>(),
    ...{ actorKind: 'account', actorId: actor.account.id, outcome: 'publish', rule: 'appeal' },
    ...{ reason: answer, policyVersion: null, evidence: [], matched: [], undoes: null, createdAt: now },
  };
  const ended = { id: appeal.id, by: actor.account.id, answer, entryId: newId<number>(), now };
  const decided = await write.decideAppeal({ ...ended, ...(input.reverses ? { decision } : {}) });
  const after = await read.commentById({ id: comment.id });
  if (after) nearDuplicates.remember(after);
  return decided;
}

/** An appeal with the comment as a moderator sees it. */
export interface OpenAppeal {
  readonly appeal: Appeal;
  readonly row: QueuedComment;
  readonly decision: DecisionBy | null;
  /** Whether this moderator took the decision that it is about. */
  readonly isOwn: boolean;
}

type ListReads = Pick<Reads, 'sites' | 'openAppeals'> &
  Parameters<typeof readConsoleComment>[0]['store']['read'];

type ListDeps = Pick<UseCaseDeps, 'clock' | 'nearDuplicates'> & {
  readonly store: { readonly read: ListReads };
};

/** Open appeals on the actor's sites, the longest waiting first. Refuses sign_in_required, forbidden. */
export async function openAppeals(
  { store: { read }, clock, nearDuplicates }: ListDeps,
  actor: Actor,
): Promise<readonly OpenAppeal[]> {
  const { desks } = await moderatedDesks({ store: { read } }, actor);
  const appeals = await read.openAppeals({ desks, limit: MOST_APPEALS });
  return Promise.all(
    appeals.map(async (appeal) => {
      const found = await readConsoleComment(
        { store: { read }, clock, nearDuplicates },
        actor,
        appeal.commentId,
      );
      const decision = found.decisions.find((one) => one.decision.id === appeal.decisionId) ?? null;
      const isOwn = actor.kind === 'account' && decision?.by?.id === actor.account.id;
      return { appeal, row: found.row, decision, isOwn };
    }),
  );
}
