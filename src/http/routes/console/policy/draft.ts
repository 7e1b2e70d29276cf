import { missingSignals } from '../../../../core/policy/check-policy.js';
import { parsePolicy } from '../../../../core/policy/parse-policy.js';
import type { Policy, Rule } from '../../../../core/policy/policy.js';
import { readPolicySetting } from '../../../../core/policy/policy-setting.js';
import type { RuleFields } from '../../../../render/console/paint.js';
import { BLANK_RULE, fieldsOfRule, ruleFieldsFrom, ruleFromFields } from './rule-form.js';

type Fields = Readonly<Record<string, string>>;

/** A draft between two requests, with what is wrong about it and the rule that is open. */
export interface DraftState {
  readonly draft: Policy;
  readonly problems: readonly string[];
  readonly editing: RuleFields | null;
}

/** The draft that a form brings along; its name and what follows it as the form's own fields say. Undefined where it brings none. */
export function draftFrom(sent: Fields): DraftState | undefined {
  if (sent.draft === undefined) return undefined;
  const { policy, problems } = readJson(sent.draft);
  if (policy === null) return { draft: EMPTY, problems, editing: null };
  const { continues: _, ...rest } = policy;
  const name = (sent.policyName ?? policy.name).trim();
  return checked({ ...rest, name, ...(sent.continues === '1' ? { continues: true } : {}) });
}

const EMPTY: Policy = { name: 'own', version: 1, mode: 'publish-first', rules: [] };

/** Does to a draft what a button of its form says; nothing is kept. */
export function changeDraft(state: DraftState, sent: Fields): DraftState {
  const [act = '', id = ''] = (sent.act ?? '').split(':', 2);
  const { draft } = state;
  const rule = draft.rules.find((one) => one.id === id);
  if (act === 'add') return { ...state, editing: BLANK_RULE };
  if (act === 'rows') return { ...state, editing: withMoreRows(ruleFieldsFrom(sent)) };
  if (act === 'keep') return keepRule(draft, ruleFieldsFrom(sent));
  if (act === 'json') return takeJson(state, sent.json ?? '');
  if (act === 'template') return takeTemplate(state, sent.template ?? '');
  if (rule === undefined) return state;
  if (act === 'edit') return { ...state, editing: fieldsOfRule(rule) };
  if (act === 'remove') return checked({ ...draft, rules: draft.rules.filter((one) => one !== rule) });
  if (act === 'up' || act === 'down') return checked({ ...draft, rules: moved(draft.rules, rule, act) });
  return state;
}

/** A draft with what speaks against turning it on. */
export function checked(draft: Policy, editing: RuleFields | null = null): DraftState {
  const { problems } = parsePolicy(draft);
  return { draft, problems, editing };
}

/** What speaks against a draft, rules included that ask for a signal which is not installed. */
export function problemsOf({ draft, problems }: DraftState, signals: readonly string[]): readonly string[] {
  return [...problems, ...missingSignals(draft, signals)];
}

function keepRule(draft: Policy, fields: RuleFields): DraftState {
  const rule = ruleFromFields(fields);
  const at = draft.rules.findIndex(({ id }) => id === fields.at);
  const rules: unknown[] = [...draft.rules];
  if (at < 0) rules.push(rule);
  else rules[at] = rule;
  const { policy, problems } = parsePolicy({ ...draft, rules });
  if (policy === null) return { draft, problems, editing: fields };
  return { draft: policy, problems: [], editing: null };
}

function takeJson(state: DraftState, text: string): DraftState {
  const { policy, problems } = readJson(text);
  return policy === null ? { ...state, problems } : checked(policy);
}

function takeTemplate(state: DraftState, name: string): DraftState {
  const { policy, problems } = readPolicySetting(name);
  return policy === null ? { ...state, problems } : checked({ ...policy, version: 1 });
}

function readJson(text: string): ReturnType<typeof parsePolicy> {
  try {
    return parsePolicy(JSON.parse(text));
  } catch (error) {
    return { policy: null, problems: [`This is no JSON: ${(error as Error).message}.`] };
  }
}

function moved(rules: readonly Rule[], rule: Rule, act: 'up' | 'down'): readonly Rule[] {
  const at = rules.indexOf(rule);
  const to = act === 'up' ? at - 1 : at + 1;
  const other = rules[to];
  if (other === undefined) return rules;
  return rules.with(at, other).with(to, rule);
}

function withMoreRows(fields: RuleFields): RuleFields {
  return { ...fields, rows: [...fields.rows, ...BLANK_RULE.rows] };
}
