import assert from 'node:assert/strict';
import { test } from 'node:test';
import { harmOf } from './harm.js';
import { likelihoodOf, placeOf } from './triage.js';

const HOUR = 3_600_000;

test('harm is the gravest of what was found and complained of, and a failed signal finds nothing', () => {
  const insult = { signal: 'insult', score: 0.9 };
  const threat = { signal: 'threat', score: 0.8 };
  assert.deepEqual(harmOf([insult, threat], []), { kind: 'threat', score: 0.8 });
  assert.equal(harmOf([insult, { ...threat, failed: true }], []).kind, 'insult');
  assert.deepEqual(harmOf([], []), { kind: 'none', score: 0 });
  assert.deepEqual(harmOf([{ signal: 'toString', score: 1 }], ['disagree']), { kind: 'none', score: 0 });
});

test('more readers with one complaint weigh more, and never more than certainty', () => {
  const one = harmOf([], ['hate']).score;
  const three = harmOf([], ['hate', 'hate', 'hate']).score;
  assert.ok(one < three && three < 0.9, `${one} ${three}`);
  assert.equal(harmOf([], Array(100).fill('spam')).score, 0.4);
});

test('the learned model sorts queues before it has passed its bar, and counts for more after it', () => {
  assert.equal(harmOf([{ signal: 'site-model-unproven', score: 1 }], []).score, 0.3);
  assert.equal(harmOf([{ signal: 'site-model', score: 1 }], []).score, 0.6);
});

test('what harms more, or more people, stands before what came earlier, and nothing waits for ever', () => {
  const calm = { since: 0, harm: { kind: 'none', score: 0 }, reach: 500 } as const;
  const grave = (since: number, reach: number) =>
    placeOf({ since, harm: { kind: 'threat', score: 0.9 }, reach });
  assert.ok(grave(5 * HOUR, 120) < placeOf(calm), 'five hours later and still first');
  assert.ok(grave(5 * HOUR, 120) < grave(5 * HOUR, 2), 'more people');
  assert.ok(grave(24 * HOUR, 120) > placeOf(calm), 'a day later');
});

test('how sure the order is can be said in words', () => {
  const said = [0, 0.2, 0.5, 0.9].map((score) => likelihoodOf({ kind: 'threat', score }));
  assert.deepEqual(said, ['none', 'maybe', 'likely', 'very-likely']);
});
