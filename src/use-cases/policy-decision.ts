import type { DecisionId } from '../core/ids.js';
import type { PolicyDecision } from '../core/policy/decide.js';
import type { NewDecision } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';

/** A policy's decision as the log keeps it. */
export function policyDecision(
  { newId }: Pick<UseCaseDeps, 'newId'>,
  decision: PolicyDecision,
  now: number,
): NewDecision {
  const { outcome, rule, reason, policyVersion, evidence, matched } = decision;
  return {
    id: newId<DecisionId>(),
    actorKind: 'policy',
    actorId: null,
    // Neither is ever stored: the text goes back.
    outcome: outcome === 'nudge' || outcome === 'prove' ? 'hold' : outcome,
    rule,
    reason,
    policyVersion,
    evidence,
    matched,
    undoes: null,
    createdAt: now,
  };
}
