import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scheduledTime, utcToLocal } from './local-time.js';

const BERLIN = 'Europe/Berlin';
const iso = (at: number | undefined) => new Date(at ?? Number.NaN).toISOString();

describe('a scheduled time', () => {
  it('that clocks jump over is named, and comes after the jump', () => {
    const found = scheduledTime('2026-03-29T02:30', BERLIN);
    assert.deepEqual([found?.oddity, iso(found?.at)], ['skipped', '2026-03-29T01:30:00.000Z']);
    assert.equal(utcToLocal(found?.at ?? 0, BERLIN), '2026-03-29T03:30');
  });

  it('that comes twice is named, and the first is meant', () => {
    const found = scheduledTime('2026-10-25T02:30', BERLIN);
    assert.deepEqual([found?.oddity, iso(found?.at)], ['twice', '2026-10-25T00:30:00.000Z']);
  });

  it('on any other day is plain, and nothing at all is no time', () => {
    const found = scheduledTime('2026-11-20T18:00', BERLIN);
    assert.deepEqual([found?.oddity, iso(found?.at)], [null, '2026-11-20T17:00:00.000Z']);
    assert.equal(scheduledTime('2026-02-30T10:00', BERLIN), undefined);
    assert.equal(scheduledTime('', BERLIN), undefined);
  });
});
