import { signalsNamed } from './conditions.js';
import type { Condition, Policy } from './policy.js';

/**
 * What is odd about a policy that can be read, in plain words; empty when nothing is. A rule that names an unknown
 * signal never matches by it, so the policy still works: these are warnings, not refusals.
 */
export function checkPolicy(policy: Policy, knownSignals: readonly string[]): readonly string[] {
  const known = new Set(knownSignals);
  const problems: string[] = [];
  let closedBy: string | undefined;
  for (const rule of policy.rules) {
    if (closedBy !== undefined) {
      problems.push(`The rule "${rule.id}" never decides: "${closedBy}" before it matches every comment.`);
    }
    for (const name of new Set(signalsNamed(rule.when))) {
      if (!known.has(name))
        problems.push(`The rule "${rule.id}" asks for the signal "${name}", which is not installed.`);
    }
    if (isAlwaysTrue(rule.when)) closedBy ??= rule.id;
  }
  return problems;
}

function isAlwaysTrue(condition: Condition): boolean {
  return 'all' in condition && condition.all.every(isAlwaysTrue);
}
