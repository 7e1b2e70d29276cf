import { signalsNamed } from './conditions.js';
import type { Condition, Policy, Rule } from './policy.js';

/**
 * What is odd about a policy that can be read, in plain words; empty when nothing is. A rule that names an unknown
 * signal never matches by it, so a policy that is stored still works: these are warnings. Saving refuses `missingSignals`.
 */
export function checkPolicy(policy: Policy, knownSignals: readonly string[]): readonly string[] {
  const known = new Set(knownSignals);
  const problems: string[] = [];
  let closedBy: string | undefined;
  for (const rule of policy.rules) {
    if (closedBy !== undefined) {
      problems.push(`The rule "${rule.id}" never decides: "${closedBy}" before it matches every comment.`);
    }
    problems.push(...missingIn(rule, known));
    if (rule.then !== 'tag' && isAlwaysTrue(rule.when)) closedBy ??= rule.id;
  }
  return problems;
}

/** The rules that ask for a signal which is not installed, in plain words: such a rule never matches by it. */
export function missingSignals(
  { rules }: Pick<Policy, 'rules'>,
  knownSignals: readonly string[],
): readonly string[] {
  const known = new Set(knownSignals);
  return rules.flatMap((rule) => missingIn(rule, known));
}

function missingIn(rule: Rule, known: ReadonlySet<string>): readonly string[] {
  const missing = [...new Set(signalsNamed(rule.when))].filter((name) => !known.has(name));
  return missing.map(
    (name) => `The rule "${rule.id}" asks for the signal "${name}", which is not installed.`,
  );
}

function isAlwaysTrue(condition: Condition): boolean {
  return 'all' in condition && condition.all.every(isAlwaysTrue);
}
