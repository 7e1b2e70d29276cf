import type { Evidence } from '../evidence.js';
import { DEFAULT_EFFORT } from '../proof/proof.js';
import { evidenceFor, holds } from './conditions.js';
import type { DecisionFacts } from './facts.js';
import { type Policy, type PolicyOutcome, policyVersion, type Rule } from './policy.js';

/** What a policy says about one comment, and why. The log keeps it (core/decision). */
export interface PolicyDecision {
  readonly outcome: PolicyOutcome;
  /** The deciding rule's id; null when no rule matched and the mode decided. */
  readonly rule: string | null;
  /** Plain words for the author; null when the comment is published. */
  readonly reason: string | null;
  /** The rule's word to moderators. */
  readonly note: string | null;
  /** Every rule that matched, the deciding one first. */
  readonly matched: readonly string[];
  /** All that was measured, whether or not a rule looked at it. */
  readonly evidence: readonly Evidence[];
  /** The part of the evidence that made the deciding rule match. */
  readonly because: readonly Evidence[];
  readonly policyVersion: string;
  /** Of `prove`: the bits that are asked for. */
  readonly effort?: number;
}

/** The reason an author reads when the site reads every comment first and no rule said anything. */
export const HOLD_FIRST_REASON = 'A moderator reads every comment here before it appears.';

/**
 * Decides by the first rule that matches, tags aside; without one by the mode: publish-first publishes, hold-first holds everyone
 * but trusted authors and staff. Pure, from plain data only: the same policy, evidence and facts give the same decision.
 */
export function decide(policy: Policy, evidence: readonly Evidence[], facts: DecisionFacts): PolicyDecision {
  const matching = policy.rules.filter((rule) => holds(rule.when, evidence, facts));
  const deciding = matching.find((rule): rule is DecidingRule => decides(rule, facts));
  return {
    ...(deciding === undefined ? byMode(policy, facts) : byRule(deciding, facts)),
    matched: namesOf(matching, deciding),
    evidence,
    because: deciding === undefined ? [] : evidenceFor(deciding.when, evidence, facts),
    policyVersion: policyVersion(policy),
  };
}

type Said = Pick<PolicyDecision, 'outcome' | 'rule' | 'reason' | 'note' | 'effort'>;
type DecidingRule = Rule & { readonly then: PolicyOutcome };

/** A tag only names itself, and what was asked for need not be asked again. */
function decides({ then: act, effort = DEFAULT_EFFORT }: Rule, { proved = 0 }: DecisionFacts): boolean {
  return act !== 'tag' && !(act === 'prove' && proved >= effort);
}

function namesOf(matching: readonly Rule[], deciding: Rule | undefined): readonly string[] {
  const others = matching.filter((rule) => rule !== deciding);
  return (deciding === undefined ? others : [deciding, ...others]).map(({ id }) => id);
}

function byRule(rule: DecidingRule, facts: DecisionFacts): Said {
  const outcome = outcomeOf(rule, facts);
  const reason = outcome === 'publish' ? null : rule.because;
  const said = { outcome, rule: rule.id, reason, note: rule.note ?? null };
  return outcome === 'prove' ? { ...said, effort: rule.effort ?? DEFAULT_EFFORT } : said;
}

/** Whoever cannot be asked waits for a moderator. */
function outcomeOf({ then: outcome }: DecidingRule, { mayNudge, mayProve }: DecisionFacts): PolicyOutcome {
  if (outcome === 'nudge' && !mayNudge) return 'hold';
  return outcome === 'prove' && mayProve !== true ? 'hold' : outcome;
}

function byMode(policy: Policy, { mode, standing }: DecisionFacts): Said {
  const passes = (mode ?? policy.mode) === 'publish-first' || standing.trusted || standing.staff;
  if (passes) return { outcome: 'publish', rule: null, reason: null, note: null };
  return { outcome: 'hold', rule: null, reason: HOLD_FIRST_REASON, note: null };
}
