import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../evidence.js';
import { decide, HOLD_FIRST_REASON } from './decide.js';
import { type AuthorStanding, type DecisionFacts, newcomer } from './facts.js';
import { type Condition, createRule, type Policy } from './policy.js';
import { POLICY_TEMPLATES } from './templates.js';

const NOW = Date.UTC(2026, 4, 2);

function found(signal: string, score: number): Evidence {
  return { signal, score, spans: [], sentence: `${signal} found something.` };
}

function failed(signal: string): Evidence {
  return { signal, score: 0, spans: [], sentence: `${signal} did not answer.`, failed: true };
}

const NEW = found('first-time', 0.5);
const STAFF = { staff: true };
const TRUSTED = { trusted: true, published: 40 };
const REGULAR = { published: 40 };

interface Circumstances extends Partial<AuthorStanding> {
  readonly mode?: DecisionFacts['mode'];
  readonly mayNudge?: boolean;
}

function facts({ mode = null, mayNudge = true, ...standing }: Circumstances = {}): DecisionFacts {
  return {
    now: NOW,
    standing: { ...newcomer('guest'), ...standing },
    story: { language: 'en-GB', createdAt: NOW - 3 * 86_400_000 },
    mode,
    mayNudge,
  };
}

// policy · what was measured · who and where · outcome · deciding rule
const TABLE: readonly (readonly [string, readonly Evidence[], Circumstances, string, string | null])[] = [
  ['balanced', [], {}, 'publish', null],
  ['balanced', [NEW], {}, 'publish', null],
  ['balanced', [NEW, found('flood', 0.4)], {}, 'publish', null],
  ['balanced', [found('word-list', 0.2)], {}, 'publish', null],
  ['balanced', [found('word-list', 0.5), found('shouting', 1)], {}, 'publish', null],
  ['balanced', [found('word-list', 0.7)], {}, 'hold', 'words'],
  ['balanced', [found('word-list', 0.9)], TRUSTED, 'hold', 'words'],
  ['balanced', [found('word-list', 0.9)], STAFF, 'publish', 'staff'],
  ['balanced', [found('group-abuse', 0.3)], {}, 'publish', null],
  ['balanced', [found('group-abuse', 0.6)], {}, 'hold', 'group-abuse'],
  ['balanced', [found('identity-attack', 0.8)], {}, 'publish', null],
  ['balanced', [found('identity-attack', 0.9)], TRUSTED, 'hold', 'attack'],
  ['balanced', [found('toxicity', 0.9), found('insult', 1), found('profanity', 1)], {}, 'publish', null],
  ['balanced', [found('toxicity', 0.97)], {}, 'nudge', 'cool-down'],
  ['balanced', [found('toxicity', 0.97)], { mayNudge: false }, 'hold', 'cool-down'],
  ['open', [found('identity-attack', 0.9), found('toxicity', 1)], {}, 'publish', null],
  ['careful', [found('severe-toxicity', 0.7)], {}, 'hold', 'attack'],
  ['balanced', [found('repetition', 0.3)], {}, 'publish', null],
  ['balanced', [found('repetition', 0.6)], REGULAR, 'hold', 'copies'],
  ['balanced', [found('repetition', 1)], {}, 'hold', 'copies'],
  ['balanced', [found('links', 0.5)], REGULAR, 'publish', null],
  ['balanced', [found('links', 0.5), NEW], {}, 'hold', 'advertising'],
  ['balanced', [found('links', 0.8)], REGULAR, 'hold', 'advertising'],
  ['balanced', [found('flood', 0.8)], {}, 'hold', 'flood'],
  ['balanced', [found('flood', 0.8)], TRUSTED, 'publish', null],
  ['balanced', [found('past-rejections', 0.6)], {}, 'hold', 'past-rejections'],
  ['balanced', [failed('repetition')], {}, 'publish', null],
  ['balanced', [failed('word-list')], {}, 'hold', 'unread'],
  ['balanced', [], { mode: 'hold-first' }, 'hold', null],
  ['balanced', [], { mode: 'hold-first', ...TRUSTED }, 'publish', null],
  ['balanced', [], { mode: 'hold-first', ...STAFF }, 'publish', 'staff'],
  ['balanced', [found('word-list', 0.9)], { mode: 'hold-first', ...TRUSTED }, 'hold', 'words'],
  ['open', [found('group-abuse', 0.6), found('repetition', 0.6), failed('word-list')], {}, 'publish', null],
  ['open', [found('group-abuse', 0.8)], {}, 'hold', 'group-abuse'],
  ['open', [found('word-list', 0.8)], {}, 'hold', 'words'],
  ['open', [found('repetition', 0.9)], {}, 'hold', 'wave'],
  ['careful', [NEW], {}, 'hold', 'first-comment'],
  ['careful', [], REGULAR, 'publish', null],
  ['careful', [found('group-abuse', 0.3)], REGULAR, 'hold', 'group-abuse'],
  ['careful', [found('word-list', 0.5)], REGULAR, 'nudge', 'strong-words'],
  ['careful', [found('word-list', 0.5)], { ...REGULAR, mayNudge: false }, 'hold', 'strong-words'],
  ['careful', [found('shouting', 0.7)], REGULAR, 'nudge', 'shouting'],
  ['careful', [found('word-list', 0.5)], TRUSTED, 'publish', null],
  ['overnight', [], { mode: 'publish-first', ...REGULAR }, 'hold', 'night'],
  ['overnight', [], { ...REGULAR, firstSeenAt: NOW - 8 * 86_400_000 }, 'publish', 'known-here'],
  ['overnight', [], TRUSTED, 'publish', null],
];

test('each shipped policy decides as its table says', () => {
  for (const [name, evidence, circumstances, outcome, rule] of TABLE) {
    const policy = POLICY_TEMPLATES[name];
    assert.ok(policy);
    const decision = decide(policy, evidence, facts(circumstances));
    const line = `${name}: ${evidence.map((e) => `${e.signal} ${e.score}`).join(', ')} ${JSON.stringify(circumstances)}`;
    assert.deepEqual([decision.outcome, decision.rule], [outcome, rule], line);
  }
});

test('no shipped policy rejects by itself, whatever is measured', () => {
  const everything = [
    'word-list',
    'group-abuse',
    'toxicity',
    'severe-toxicity',
    'identity-attack',
    'threat',
    'repetition',
    'links',
    'flood',
    'past-rejections',
    'shouting',
  ];
  for (const policy of Object.values(POLICY_TEMPLATES)) {
    const decision = decide(
      policy,
      everything.map((signal) => found(signal, 1)),
      facts(),
    );
    assert.equal(decision.outcome, 'hold', policy.name);
  }
});

test('the first matching rule decides, and every matching rule and all evidence are recorded', () => {
  const policy = policyOf(
    createRule('hold', { id: 'links', when: { signal: 'links', atLeast: 0.5 }, because: 'Links.' }),
    createRule('reject', {
      id: 'worse',
      when: { signal: 'links', atLeast: 0.9 },
      because: 'Too many links.',
    }),
    createRule('reject', { id: 'calm', when: { not: { signal: 'links', atLeast: 0 } }, because: 'None.' }),
  );
  const evidence = [found('shouting', 0.4), found('links', 0.95)];
  const decision = decide(policy, evidence, facts());
  assert.equal(decision.outcome, 'hold');
  assert.equal(decision.rule, 'links');
  assert.equal(decision.reason, 'Links.');
  assert.deepEqual(decision.matched, ['links', 'worse']);
  assert.deepEqual(decision.evidence, evidence);
  assert.deepEqual(decision.because, [evidence[1]]);
  assert.equal(decision.policyVersion, 'mine@7');
});

test('a rule that names an unknown signal never matches', () => {
  const policy = policyOf(
    createRule('reject', { id: 'ghost', when: { signal: 'astrology', atLeast: 0 }, because: 'Stars.' }),
  );
  assert.equal(decide(policy, [found('links', 1)], facts()).outcome, 'publish');
});

test('a failed signal is no finding: only a rule about failures sees it', () => {
  const onScore = policyOf(
    createRule('hold', { id: 'a', when: { signal: 'links', atLeast: 0 }, because: 'a' }),
  );
  const onFailure = policyOf(createRule('hold', { id: 'b', when: { failed: 'links' }, because: 'b' }));
  assert.equal(decide(onScore, [failed('links')], facts()).outcome, 'publish');
  assert.equal(decide(onFailure, [failed('links')], facts()).outcome, 'hold');
  assert.equal(decide(onFailure, [found('links', 1)], facts()).outcome, 'publish');
});

test('the mode of the site or story goes before the mode of the policy', () => {
  const holdFirst: Policy = { ...policyOf(), mode: 'hold-first' };
  assert.equal(decide(holdFirst, [], facts({ mode: 'publish-first' })).outcome, 'publish');
  const held = decide(holdFirst, [], facts());
  assert.deepEqual([held.outcome, held.rule, held.reason], ['hold', null, HOLD_FIRST_REASON]);
});

test('a published comment carries no reason, and a rule keeps its note for moderators', () => {
  const policy = policyOf(
    createRule('publish', { id: 'p', when: { author: 'account' }, because: 'Signed in.', note: 'Known.' }),
  );
  const decision = decide(policy, [], facts({ kind: 'account' }));
  assert.deepEqual([decision.rule, decision.reason, decision.note], ['p', null, 'Known.']);
});

const CONDITIONS: readonly (readonly [Condition, Circumstances, boolean])[] = [
  [{ all: [] }, {}, true],
  [{ any: [] }, {}, false],
  [{ author: 'guest' }, {}, true],
  [{ author: 'account' }, {}, false],
  [{ author: 'published', below: 3 }, { published: 2 }, true],
  [{ author: 'published', below: 3 }, { published: 3 }, false],
  [{ author: 'removed', atLeast: 1, below: 3 }, { removed: 1 }, true],
  [{ author: 'knownDays', atLeast: 2 }, { firstSeenAt: NOW - 2 * 86_400_000 }, true],
  [{ author: 'knownDays', atLeast: 2 }, {}, false],
  [{ story: 'language', is: ['de', 'en'] }, {}, true],
  [{ story: 'language', is: ['de'] }, {}, false],
  [{ story: 'ageDays', atLeast: 3, below: 4 }, {}, true],
  [{ signal: 'links', atLeast: 0.5, below: 0.8 }, {}, true],
  [{ signal: 'links', atLeast: 0.5, below: 0.6 }, {}, false],
  [{ not: { any: [{ author: 'staff' }, { author: 'trusted' }] } }, { trusted: true }, false],
];

test('conditions read evidence, author and story as they say', () => {
  for (const [when, circumstances, expected] of CONDITIONS) {
    const policy = policyOf(createRule('hold', { id: 'r', when, because: 'r' }));
    const decision = decide(policy, [found('links', 0.6)], facts(circumstances));
    assert.equal(decision.outcome === 'hold', expected, JSON.stringify([when, circumstances]));
  }
});

test('a decision can be taken again from its JSON and comes out the same', () => {
  const before = decide(POLICY_TEMPLATES.balanced as Policy, [found('links', 0.6), NEW], facts());
  const again = JSON.parse(
    JSON.stringify({ policy: POLICY_TEMPLATES.balanced, evidence: before.evidence, facts: facts() }),
  );
  assert.deepEqual(decide(again.policy, again.evidence, again.facts), before);
});

function policyOf(...rules: Policy['rules'][number][]): Policy {
  return { name: 'mine', version: 7, mode: 'publish-first', rules };
}
