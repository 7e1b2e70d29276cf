import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPolicy } from './check-policy.js';
import { MAX_CONDITION_DEPTH } from './parse-condition.js';
import { MAX_RULES, parsePolicy } from './parse-policy.js';
import { createRule } from './policy.js';
import { MAX_PROBLEMS } from './problems.js';
import { POLICY_TEMPLATES } from './templates.js';

const RULE = createRule('hold', {
  id: 'links',
  when: { signal: 'links', atLeast: 0.5 },
  because: 'Links.',
});

function policyWith(change: Record<string, unknown>): unknown {
  return { name: 'mine', version: 1, mode: 'publish-first', rules: [RULE], ...change };
}

function ruleWith(change: Record<string, unknown>): unknown {
  return policyWith({ rules: [{ ...RULE, ...change }] });
}

test('every shipped policy survives the way through JSON', () => {
  for (const policy of Object.values(POLICY_TEMPLATES)) {
    assert.deepEqual(parsePolicy(JSON.parse(JSON.stringify(policy))), { policy, problems: [] });
  }
});

// input · what the first problem says
const REFUSED: readonly (readonly [unknown, RegExp])[] = [
  [null, /^policy must be an object/],
  [[], /^policy must be an object/],
  ['balanced', /^policy must be an object/],
  [policyWith({ name: 'Mine!' }), /^name must be/],
  [policyWith({ version: 1.5 }), /^version must be a whole number/],
  [policyWith({ mode: 'publish' }), /^mode must be/],
  [policyWith({ rules: {} }), /^rules must be a list/],
  [policyWith({ rules: Array(MAX_RULES + 1).fill(RULE) }), /^rules must hold at most 200/],
  [policyWith({ rules: [RULE, RULE] }), /^rules has two rules named "links"/],
  [policyWith({ colour: 'red' }), /^policy has an unknown field "colour"/],
  [ruleWith({ because: ' ' }), /^rules\[0\].because must be/],
  [
    ruleWith(JSON.parse('{"then": "delete"}')),
    /^rules\[0\].then must be one of publish, hold, reject, nudge/,
  ],
  [ruleWith({ note: 7 }), /^rules\[0\].note must be/],
  [ruleWith({ when: undefined }), /^rules\[0\].when must be an object/],
  [ruleWith({ when: {} }), /^rules\[0\].when must hold exactly one of/],
  [ruleWith({ when: { signal: 'links', author: 'guest' } }), /^rules\[0\].when must hold exactly one of/],
  [ruleWith({ when: { signal: 'links' } }), /^rules\[0\].when must hold "atLeast", "below" or both/],
  [ruleWith({ when: { signal: 'links', atLeast: 50 } }), /atLeast must be a score from 0 to 1/],
  [ruleWith({ when: { signal: 'links', atLeast: Number.NaN } }), /atLeast must be a score/],
  [ruleWith({ when: { signal: 'links', atleast: 0.5 } }), /unknown field "atleast"/],
  [ruleWith({ when: { signal: 'Links', atLeast: 0.5 } }), /signal must be the name of a signal/],
  [ruleWith({ when: { author: 'published' } }), /must hold "atLeast", "below" or both/],
  [ruleWith({ when: { author: 'nobody' } }), /author must be one of guest, account/],
  [ruleWith({ when: { author: 'guest', atLeast: 1 } }), /unknown field "atLeast"/],
  [ruleWith({ when: { story: 'language', is: [] } }), /is must be a list of language tags/],
  [ruleWith({ when: { story: 'mood' } }), /story must be language or ageDays/],
  [ruleWith({ when: { all: [{ any: 3 }] } }), /^rules\[0\].when.all\[0\].any must be a list/],
  [ruleWith({ when: { not: [] } }), /^rules\[0\].when.not must be an object/],
  [JSON.parse('{"__proto__": {"name": "mine"}}'), /unknown field "__proto__"/],
];

test('a policy that is not understood is refused with the place and the problem', () => {
  for (const [input, problem] of REFUSED) {
    const { policy, problems } = parsePolicy(input);
    assert.equal(policy, null, JSON.stringify(input));
    assert.match(problems[0] ?? '', problem);
  }
});

test('all problems are listed at once, but never more than a person can read', () => {
  const two = parsePolicy(policyWith({ name: '', version: 0 }));
  assert.equal(two.problems.length, 2);
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`x${i}`, i]));
  assert.equal(parsePolicy(policyWith(many)).problems.length, MAX_PROBLEMS);
});

function nested(levels: number): unknown {
  let when: unknown = { author: 'guest' };
  for (let i = 1; i < levels; i++) when = { not: when };
  return ruleWith({ when });
}

test('conditions nest to a stated depth, and a hundred thousand levels are refused without harm', () => {
  assert.notEqual(parsePolicy(nested(MAX_CONDITION_DEPTH)).policy, null);
  for (const levels of [MAX_CONDITION_DEPTH + 1, 100_000]) {
    assert.match(parsePolicy(nested(levels)).problems[0] ?? '', /nests deeper than 8 levels/);
  }
});

test('checking names rules that ask for signals that are not installed, and rules that can never decide', () => {
  const { policy } = parsePolicy(
    policyWith({
      rules: [
        RULE,
        {
          ...RULE,
          id: 'stars',
          when: { not: { any: [{ failed: 'astrology' }, { signal: 'astrology', below: 1 }] } },
        },
        { ...RULE, id: 'all', when: { all: [{ all: [] }] } },
        { ...RULE, id: 'late' },
      ],
    }),
  );
  assert.ok(policy);
  assert.deepEqual(checkPolicy(policy, ['links']), [
    'The rule "stars" asks for the signal "astrology", which is not installed.',
    'The rule "late" never decides: "all" before it matches every comment.',
  ]);
});
