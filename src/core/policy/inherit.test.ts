import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sectionOfUrl } from '../story-section.js';
import { changesBetween } from './compare.js';
import { decide } from './decide.js';
import { newcomer } from './facts.js';
import { conditionInWords, ruleInWords } from './in-words.js';
import { policyInForce } from './inherit.js';
import { type Condition, createRule, type Policy, policyVersion, type RuleAct } from './policy.js';
import { BALANCED, POLICY_TEMPLATES } from './templates.js';

const rule = (id: string, act: RuleAct = 'hold', when: Condition = { signal: id, atLeast: 0.5 }) =>
  createRule(act, { id, when, because: `Because of ${id}.` });

function own(name: string, rules: Policy['rules'], change: Partial<Policy> = {}): Policy {
  return { name, version: 3, mode: 'publish-first', rules, ...change };
}

test('the nearest place with rules of its own decides, and without any it is the default', () => {
  const story = { kind: 'story', setting: null } as const;
  const section = { kind: 'section', setting: own('sports', [rule('links')]) } as const;
  const site = { kind: 'site', setting: 'careful' } as const;
  assert.deepEqual(policyInForce([story, section, site]), {
    policy: section.setting,
    from: ['section'],
  });
  assert.equal(policyInForce([story, site]).policy, POLICY_TEMPLATES.careful);
  assert.deepEqual(policyInForce([story]), { policy: BALANCED, from: ['installation'] });
});

test('rules that continue are followed by those above, where a rule of the same name is replaced', () => {
  const { policy, from } = policyInForce([
    { kind: 'story', setting: own('vote', [rule('links', 'reject')], { continues: true }) },
    { kind: 'section', setting: null },
    { kind: 'site', setting: own('news', [rule('words'), rule('links')], { continues: true, version: 8 }) },
    { kind: 'installation', setting: own('house', [rule('flood')]) },
  ]);
  assert.deepEqual(
    policy.rules.map(({ id, then: act }) => `${id}: ${act}`),
    ['links: reject', 'words: hold', 'flood: hold'],
  );
  assert.deepEqual(from, ['story', 'site', 'installation']);
  assert.equal(policyVersion(policy), 'vote@3+news@8+house@3');
});

test('rules that cannot be read hold everything rather than pass to the place above', () => {
  const { policy } = policyInForce([
    { kind: 'story', setting: { name: 'broken' } },
    { kind: 'site', setting: 'open' },
  ]);
  assert.equal(policy.rules[0]?.id, 'unreadable-policy');
});

test('a tag is noted and decides nothing', () => {
  const facts = {
    ...{ now: 0, standing: newcomer('guest'), story: { language: 'en', createdAt: 0 } },
    ...{ mode: null, mayNudge: true },
  };
  const evidence = [{ signal: 'links', score: 1, spans: [], sentence: 'Links.' }];
  const tagged = own('t', [rule('links', 'tag'), rule('later', 'hold', { signal: 'links', atLeast: 0.9 })]);
  const decision = decide(tagged, evidence, facts);
  assert.deepEqual(
    [decision.outcome, decision.rule, decision.matched],
    ['hold', 'later', ['later', 'links']],
  );
  const alone = decide(own('t', [rule('links', 'tag')]), evidence, facts);
  assert.deepEqual([alone.outcome, alone.rule, alone.matched], ['publish', null, ['links']]);
});

test('hours and days are those of the site, over midnight too', () => {
  // A Friday, 23:30 in Athens.
  const now = Date.UTC(2026, 10, 20, 21, 30);
  const holdsAt = (when: Condition, timezone?: string): boolean =>
    decide(own('t', [rule('x', 'hold', when)]), [], {
      ...{ now, standing: newcomer('guest'), story: { language: 'el', createdAt: 0 } },
      ...{ mode: null, mayNudge: true, ...(timezone && { timezone }) },
    }).outcome === 'hold';
  const night: Condition = { time: 'hour', from: 22, to: 7 };
  assert.equal(holdsAt(night, 'Europe/Athens'), true);
  assert.equal(holdsAt(night), false, 'decisions of before the zone was kept are read by UTC');
  assert.equal(holdsAt({ time: 'hour', from: 7, to: 22 }, 'Europe/Athens'), false);
  assert.equal(holdsAt({ time: 'weekday', is: ['fri'] }, 'Europe/Athens'), true);
  assert.equal(holdsAt({ time: 'weekday', is: ['fri'] }, 'Asia/Tokyo'), false);
});

const SAID: readonly (readonly [Condition, string])[] = [
  [{ signal: 'links', atLeast: 0.5, below: 0.8 }, '“links” finds at least 0.5 and less than 0.8'],
  [{ not: { author: 'trusted' } }, 'the author is not trusted'],
  [{ author: 'published', atLeast: 10 }, 'the author has at least 10 published comments here'],
  [{ author: 'knownDays', below: 7 }, 'the author was first seen here less than 7 days ago'],
  [{ story: 'language', is: ['de', 'fr', 'el'] }, 'the story is in de, fr or el'],
  [{ time: 'hour', from: 22, to: 7 }, 'it is between 22:00 and 07:00'],
  [{ time: 'weekday', is: ['sat', 'sun'] }, 'it is Saturday or Sunday'],
  [
    { any: [{ failed: 'links' }, { all: [{ author: 'guest' }, { not: { signal: 'flood', atLeast: 1 } }] }] },
    '“links” could not look or (the author is a guest and “flood” does not find at least 1)',
  ],
];

test('rules are said in sentences', () => {
  for (const [condition, words] of SAID) assert.equal(conditionInWords(condition), words);
  assert.equal(ruleInWords(rule('x', 'hold', { all: [] })), 'Always hold it for a moderator.');
  assert.equal(ruleInWords(rule('links', 'publish')), 'If “links” finds at least 0.5, publish it.');
});

test('every condition of the shipped policies has a sentence of its own', () => {
  for (const { rules } of Object.values(POLICY_TEMPLATES)) {
    const sentences = rules.map(ruleInWords);
    assert.equal(new Set(sentences).size, sentences.length);
    for (const sentence of sentences) assert.doesNotMatch(sentence, /undefined|\[object/);
  }
});

test('versions are told apart by what was added, changed, moved and taken out', () => {
  const before = { rules: [rule('a'), rule('b'), rule('c'), rule('d')] };
  const after = { rules: [rule('d'), rule('a'), rule('b', 'reject'), rule('e')] };
  assert.deepEqual(
    changesBetween(before, after).map(({ kind, rule: name }) => `${name} ${kind}`),
    ['d moved', 'b changed', 'e added', 'c removed'],
  );
  assert.deepEqual(changesBetween(before, before), []);
});

test('a story elsewhere belongs to the section that its address begins with', () => {
  const of = (url: string | null) => sectionOfUrl({ url });
  assert.equal(of('https://paper.example/Politics/2026/a-vote'), 'politics');
  assert.equal(of('https://paper.example/%CE%A0%CE%BF%CE%BB%CE%B9/x'), 'πολι');
  assert.equal(of('https://paper.example/%E0%A4/x'), 'e0-a4');
  assert.equal(of('https://paper.example/a-vote'), null);
  assert.equal(of('https://paper.example/2026/11/a-vote'), null);
  assert.equal(of(null), null);
});
