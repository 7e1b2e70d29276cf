import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, draft } from '../../test/kit/signal-subject.js';
import { flood } from './flood.js';

const MINUTE = 60_000;

/** `perMinute` comments a minute for as long as anybody looks back. */
function steady(perMinute: number) {
  return (windowMs: number) => (perMinute * windowMs) / MINUTE;
}

function burst(count: number) {
  return async () => count;
}

// who posted how much · score
const TABLE = [
  [{}, undefined],
  [{ postsByAuthor: burst(7) }, undefined],
  [{ postsByAuthor: burst(8) }, 0.5],
  [{ postsByAuthor: burst(30) }, 0.8],
  [{ postsByAuthor: steady(3) }, 0.5],
  [{ postsByAuthor: steady(12) }, 0.8],
  [{ postsByAddress: burst(39) }, undefined],
  [{ postsByAddress: burst(100_000) }, 0.4],
  [{ postsInStory: burst(100_000) }, 0.3],
  [{ postsInStory: burst(60), postsByAddress: burst(40), postsByAuthor: burst(8) }, 0.5],
] as const;

test('one author can flood; an address or a story alone never reaches the score at which a policy holds', async () => {
  for (const [recent, score] of TABLE) {
    const evidence = await flood.measure(draft('Good morning'), context({ recent }));
    assert.equal(evidence?.score, score, Object.keys(recent).join());
  }
});

test('the sentence says who and how much', async () => {
  const evidence = await flood.measure(draft(''), context({ recent: { postsByAuthor: burst(9) } }));
  assert.equal(evidence?.sentence, 'The author posted 9 other comments within a minute.');
});
