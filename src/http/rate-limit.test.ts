import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRateLimiter } from './rate-limit.js';

describe('a limit of 3 a minute', () => {
  it('lets three through in any minute and says when the fourth may come', () => {
    const limiter = createRateLimiter();
    assert.deepEqual(
      [0, 10_000, 20_000].map((at) => limiter.take('a', 3, at)),
      [0, 0, 0],
    );
    assert.equal(limiter.take('a', 3, 30_000), 30_000);
    assert.equal(limiter.take('a', 3, 59_999), 1);
    assert.equal(limiter.take('a', 3, 60_000), 0);
    assert.equal(limiter.take('a', 3, 60_001), 9_999);
  });

  it('does not count what it refused', () => {
    const limiter = createRateLimiter();
    for (let i = 0; i < 3; i++) limiter.take('a', 3, 0);
    for (let i = 0; i < 100; i++) limiter.take('a', 3, 30_000);
    assert.equal(limiter.take('a', 3, 60_000), 0);
  });

  it('counts each key by itself', () => {
    const limiter = createRateLimiter();
    for (let i = 0; i < 3; i++) limiter.take('a', 3, 0);
    assert.equal(limiter.take('b', 3, 0), 0);
  });

  it('locks nobody out when the clock is set back', () => {
    const limiter = createRateLimiter();
    for (let i = 0; i < 3; i++) limiter.take('a', 3, 3_600_000);
    assert.equal(limiter.take('a', 3, 0), 0);
  });

  it('goes on counting when the clock is set forward', () => {
    const limiter = createRateLimiter();
    for (let i = 0; i < 3; i++) limiter.take('a', 3, 0);
    assert.deepEqual(
      [1, 2, 3, 4].map((at) => limiter.take('a', 3, 86_400_000 + at)),
      [0, 0, 0, 59_997],
    );
  });
});
