import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_OF_TEACHER, MOST_OF_WAVE, WINDOW } from './lesson-bounds.js';
import { createPrequential, passes } from './prequential.js';
import { createSiteModel, FARTHEST, type Lesson, MOST_WEIGHT } from './site-model.js';

const TEACHERS = ['ana', 'bo', 'cy', 'dee', 'eli'];

function lesson(word: number, isRefused: boolean, more: Partial<Lesson> = {}): Lesson {
  return { base: -1, buckets: [word, word + 1000], isRefused, teacher: 'ana', ...more };
}

test('decisions of several people teach what the shipped model does not know', () => {
  const model = createSiteModel();
  assert.equal(model.explain(lesson(1, true)).learnt, 0);
  for (let i = 0; i < 100; i++) {
    const teacher = TEACHERS[i % 5] ?? '';
    model.learn(lesson(1, true, { teacher }));
    model.learn(lesson(2, false, { teacher }));
  }
  assert.ok(model.explain(lesson(1, true)).score > 0.5);
  assert.ok(model.explain(lesson(2, true)).score < 0.3);
});

test('the same lessons in the same order give the same weights, and none of an undone one', () => {
  const [one, two] = [createSiteModel(), createSiteModel()];
  for (const model of [one, two]) for (let i = 0; i < 50; i++) model.learn(lesson(i % 7, i % 3 === 0));
  assert.deepEqual(one.weights(), two.weights());
});

test('one moderator cannot move a score farther than a quarter of the lessons allow', () => {
  const [alone, fair] = [createSiteModel(), createSiteModel()];
  for (let i = 0; i < WINDOW; i++) alone.learn(lesson(1, true));
  assert.equal(alone.lessons, MOST_OF_TEACHER);
  for (let i = 0; i < WINDOW; i++) fair.learn(lesson(1, true, { teacher: TEACHERS[i % 5] ?? '' }));
  assert.equal(fair.lessons, WINDOW);
  assert.ok(alone.explain(lesson(1, true)).score <= fair.explain(lesson(1, true)).score);
});

test('one moderator against all others does not turn a score, however much they decide', () => {
  const model = createSiteModel();
  for (let i = 0; i < 1000; i++) {
    for (let k = 0; k < 5; k++) model.learn(lesson(1, true, { base: -2, teacher: 'biased' }));
    model.learn(lesson(1, false, { base: -2, teacher: TEACHERS[i % 4] ?? '' }));
  }
  const { score } = model.explain(lesson(1, true, { base: -2 }));
  assert.ok(score < 0.5, `${score}`);
});

test('a raid of texts that say the same is a few lessons, whoever judges them', () => {
  const model = createSiteModel();
  for (let i = 0; i < 5000; i++)
    model.learn(lesson(1, true, { wave: 'raid', teacher: TEACHERS[i % 5] ?? '' }));
  assert.equal(model.lessons, MOST_OF_WAVE);
});

test('whatever is taught, a score stays within the stated bound of the shipped model', () => {
  const model = createSiteModel();
  for (let i = 0; i < 5000; i++)
    model.learn(lesson(i % 3, true, { base: -6, teacher: TEACHERS[i % 5] ?? '' }));
  assert.ok(model.weights().every(([, weight]) => Math.abs(weight) <= MOST_WEIGHT));
  for (const buckets of [[0, 1000], Array.from({ length: 300 }, (_, i) => i % 3)]) {
    const { learnt, score } = model.explain({ base: -6, buckets });
    assert.ok(Math.abs(learnt) <= FARTHEST);
    assert.ok(score <= 1 / (1 + Math.exp(6 - FARTHEST)));
  }
});

test('each decision is foretold before it is learnt from, so chance looks like chance', () => {
  const model = createSiteModel();
  const { take, record } = createPrequential(model);
  // Which text is refused is as good as tossed: nothing can be foretold.
  for (let i = 0; i < 400; i++) {
    const isRefused = ((Math.imul(i + 1, 0x9e3779b1) >>> 13) & 1) === 1;
    take(lesson(i % 2, isRefused, { teacher: TEACHERS[i % 5] ?? '' }));
  }
  const { area, predictions } = record();
  assert.equal(predictions, 400);
  assert.ok(area !== null && area > 0.3 && area < 0.7, `${area}`);
});

test('a record passes a bar only when the lower end of its interval does', () => {
  const { take, record } = createPrequential(createSiteModel());
  for (let i = 0; i < 300; i++)
    take(lesson(i % 2, i % 2 === 0, { base: i % 2 === 0 ? 2 : -2, teacher: TEACHERS[i % 5] ?? '' }));
  const found = record();
  assert.equal(found.precision, 1);
  assert.ok(found.low > 0.9 && found.low < 1);
  assert.ok(passes(found, 0.9));
  assert.equal(passes({ foretold: 5, low: 1 }, 0.5), false);
  assert.equal(passes({ foretold: 500, low: 0.79 }, 0.8), false);
});
