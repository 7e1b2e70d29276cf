import type { Comment } from '../core/comment.js';
import type { Decision } from '../core/decision.js';
import type { NewJob } from '../storage/store.js';

/** What a moderator did, as far as it says whether a comment is advertising. */
interface Verdict {
  readonly outcome: Decision['outcome'];
  readonly rule: string | null;
}

/**
 * What Akismet is to hear of a decision, for the outbox, if it was asked about that comment: what no rule sent it stays
 * here. Only advertising, what was let stand, and a refusal as advertising that was taken back say anything.
 */
export function akismetJobs({
  comment,
  verdict,
  decisions,
  now,
}: {
  readonly comment: Pick<Comment, 'id' | 'siteId'>;
  readonly verdict: Verdict;
  /** All of that comment before this one. */
  readonly decisions: readonly Decision[];
  readonly now: number;
}): readonly NewJob[] {
  const asked = decisions
    .flatMap(({ evidence }) => evidence)
    .filter(({ signal, failed }) => signal === 'akismet' && !failed);
  const said = saidBy(verdict, decisions);
  if (said === undefined || asked.length === 0) return [];
  const payload = { commentId: comment.id, verdict: said };
  return [{ siteId: comment.siteId, lane: 'akismet', kind: 'akismet', payload, dueAt: now, now }];
}

function saidBy({ outcome, rule }: Verdict, decisions: readonly Decision[]): 'spam' | 'ham' | undefined {
  if (outcome === 'reject' || outcome === 'remove') return rule === 'spam' ? 'spam' : undefined;
  if (outcome === 'publish' || outcome === 'keep') return 'ham';
  const wasSpam = decisions.some((one) => one.actorKind === 'account' && one.rule === 'spam');
  return outcome === 'undo' && wasSpam ? 'ham' : undefined;
}
