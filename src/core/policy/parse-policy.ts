import { LEAST_EFFORT, MOST_EFFORT } from '../proof/proof.js';
import { parseCondition } from './parse-condition.js';
import { createRule, type Policy, RULE_ACTS, type Rule, type RuleAct } from './policy.js';
import { createProblems, isPlainObject, type Problems, unknownFields } from './problems.js';

export type ParsedPolicy =
  | { readonly policy: Policy; readonly problems: readonly [] }
  | { readonly policy: null; readonly problems: readonly string[] };

/** A list that no editor can read through explains nothing. */
export const MAX_RULES = 200;
/** Characters of `because` and `note`. */
const MAX_RULE_TEXT = 500;

const FIELDS = ['name', 'version', 'mode', 'rules', 'continues'];
const RULE_FIELDS = ['id', 'when', 'then', 'because', 'note', 'effort'];
const NAME = /^[a-z0-9][a-z0-9-]{0,59}$/;

/**
 * Reads a policy from unknown data (a setting, a file) in time linear in its size, however deep it is. Gives the
 * policy, or up to 20 problems in plain words, each with the place where it lies.
 */
export function parsePolicy(input: unknown): ParsedPolicy {
  const problems = createProblems();
  const policy = readPolicy(input, problems);
  if (policy !== undefined && problems.list.length === 0) return { policy, problems: [] };
  return { policy: null, problems: problems.list };
}

function readPolicy(input: unknown, problems: Problems): Policy | undefined {
  if (!isPlainObject(input))
    return problems.add('policy', 'must be an object with name, version, mode and rules');
  unknownFields(input, { allowed: FIELDS, at: 'policy', problems });
  const { name, version, mode, rules, continues } = input;
  if (typeof name !== 'string' || !NAME.test(name)) {
    problems.add('name', 'must be 1 to 60 lower-case letters, digits and hyphens');
  }
  if (!Number.isSafeInteger(version) || (version as number) < 1) {
    problems.add('version', 'must be a whole number from 1');
  }
  if (mode !== 'publish-first' && mode !== 'hold-first') {
    problems.add('mode', 'must be "publish-first" or "hold-first"');
  }
  if (continues !== undefined && continues !== true) problems.add('continues', 'must be true or left out');
  if (!Array.isArray(rules)) return problems.add('rules', 'must be a list');
  if (rules.length > MAX_RULES) return problems.add('rules', `must hold at most ${MAX_RULES} rules`);
  const read = rules.map((rule, i) => readRule(rule, `rules[${i}]`, problems));
  refuseTwins(read, problems);
  if (problems.list.length > 0) return undefined;
  return { name, version, mode, rules: read, ...(continues === true ? { continues } : {}) } as Policy;
}

function readRule(input: unknown, at: string, problems: Problems): Rule | undefined {
  if (!isPlainObject(input)) return problems.add(at, 'must be an object with id, when, then and because');
  unknownFields(input, { allowed: RULE_FIELDS, at, problems });
  const { id, because, note, effort } = input;
  const outcome = input.then;
  if (typeof id !== 'string' || !NAME.test(id)) {
    problems.add(`${at}.id`, 'must be 1 to 60 lower-case letters, digits and hyphens');
  }
  if (!RULE_ACTS.includes(outcome as RuleAct)) {
    problems.add(`${at}.then`, `must be one of ${RULE_ACTS.join(', ')}`);
  }
  if (!isRuleText(because))
    problems.add(`${at}.because`, `must be 1 to ${MAX_RULE_TEXT} characters for the author`);
  if (note !== undefined && !isRuleText(note))
    problems.add(`${at}.note`, `must be 1 to ${MAX_RULE_TEXT} characters`);
  if (effort !== undefined && !(outcome === 'prove' && isEffort(effort))) {
    problems.add(
      `${at}.effort`,
      `goes with "prove" alone: a whole number from ${LEAST_EFFORT} to ${MOST_EFFORT}`,
    );
  }
  const when = parseCondition(input.when, { at: `${at}.when`, depth: 1, problems });
  if (problems.list.length > 0) return undefined;
  const parts = {
    id,
    when,
    because,
    ...(note === undefined ? {} : { note }),
    ...(effort === undefined ? {} : { effort }),
  };
  return createRule(outcome as RuleAct, parts as Omit<Rule, 'then'>);
}

function isEffort(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= LEAST_EFFORT && Number(value) <= MOST_EFFORT;
}

function isRuleText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= MAX_RULE_TEXT;
}

function refuseTwins(rules: readonly (Rule | undefined)[], problems: Problems): void {
  const seen = new Set<string>();
  for (const rule of rules) {
    if (rule === undefined) continue;
    if (seen.has(rule.id)) problems.add('rules', `has two rules named "${rule.id}"`);
    seen.add(rule.id);
  }
}
