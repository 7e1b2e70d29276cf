import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MAIL_PATIENCE, retryAt, WEBHOOK_PATIENCE } from './retry.js';

const HOUR = 3_600_000;

describe('trying again', () => {
  const waits = (patience: typeof MAIL_PATIENCE, random = 0.5) =>
    [1, 2, 3, 4, 12, 1000].map((attempts) => retryAt({ attempts, createdAt: 0, now: 0 }, patience, random));

  it('waits longer each time, and six hours at most for a mail', () => {
    assert.deepEqual(waits(MAIL_PATIENCE), [60_000, 120_000, 240_000, 480_000, 6 * HOUR, 6 * HOUR]);
    assert.deepEqual(waits(WEBHOOK_PATIENCE), [10_000, 30_000, 90_000, 270_000, 12 * HOUR, 12 * HOUR]);
  });

  it('scatters what failed together by a fifth to either side', () => {
    assert.equal(waits(MAIL_PATIENCE, 0)[0], 48_000);
    assert.ok((waits(MAIL_PATIENCE, 0.999_999)[0] ?? 0) <= 72_000);
  });

  it('gives a mail up after five days, and not before', () => {
    const term = 120 * HOUR;
    const at = (now: number) => retryAt({ attempts: 30, createdAt: 0, now }, MAIL_PATIENCE, 0.5);
    assert.equal(at(term - 1), term - 1 + 6 * HOUR);
    assert.equal(at(term), null);
  });
});
