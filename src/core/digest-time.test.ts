import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextDigestAt } from './digest-time.js';

const next = (now: string, zone: string) => new Date(nextDigestAt(Date.parse(now), zone)).toISOString();

describe('the time of the daily mail', () => {
  it('is seven in the morning where the site is', () => {
    assert.equal(next('2026-11-25T12:00:00Z', 'UTC'), '2026-11-26T07:00:00.000Z');
    assert.equal(next('2026-11-25T05:59:59Z', 'Europe/Berlin'), '2026-11-25T06:00:00.000Z');
    assert.equal(next('2026-11-25T06:00:00Z', 'Europe/Berlin'), '2026-11-26T06:00:00.000Z');
    assert.equal(next('2026-11-25T12:00:00Z', 'Asia/Kathmandu'), '2026-11-26T01:15:00.000Z');
    assert.equal(next('2026-11-25T20:00:00Z', 'Pacific/Kiritimati'), '2026-11-26T17:00:00.000Z');
  });

  it('stays at seven over the night in which clocks are moved', () => {
    assert.equal(next('2026-10-24T12:00:00Z', 'Europe/Berlin'), '2026-10-25T06:00:00.000Z');
    assert.equal(next('2026-03-28T12:00:00Z', 'Europe/Berlin'), '2026-03-29T05:00:00.000Z');
  });
});
