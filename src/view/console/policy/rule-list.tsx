import { ruleInWords } from '../../../core/policy/in-words.js';
import type { Rule } from '../../../core/policy/policy.js';
import { policyWords as words } from './policy-words.js';

/** Rules in their order, a sentence each; with buttons where `address` says which page changes them. */
export function RuleList(props: { readonly rules: readonly Rule[]; readonly address?: string }) {
  const { rules, address } = props;
  if (rules.length === 0) return <p class="empty">{words.noRules}</p>;
  return (
    <ol class="rules">
      {rules.map((rule, n) => (
        <li key={rule.id}>
          <p>
            <code>{rule.id}</code> {ruleInWords(rule)}
          </p>
          {rule.then === 'publish' || rule.then === 'tag' ? null : (
            <p class="quiet">
              {words.authorReads} <q dir="auto">{rule.because}</q>
            </p>
          )}
          {rule.note === undefined ? null : (
            <p class="quiet" dir="auto">
              {rule.note}
            </p>
          )}
          {address === undefined ? null : (
            <p class="buttons">
              <Act act="edit" id={rule.id} to={`${address}#rule`} />
              {n > 0 ? <Act act="up" id={rule.id} /> : null}
              {n < rules.length - 1 ? <Act act="down" id={rule.id} /> : null}
              <Act act="remove" id={rule.id} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Act(props: {
  readonly act: 'edit' | 'up' | 'down' | 'remove';
  readonly id: string;
  readonly to?: string;
}) {
  const { act, id, to } = props;
  return (
    <button type="submit" name="act" value={`${act}:${id}`} formaction={to}>
      {words[act]}
      <span class="unseen"> {id}</span>
    </button>
  );
}
