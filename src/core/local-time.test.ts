import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTimezone, localAsUtc, localToUtc, monthOf } from './local-time.js';

const iso = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();

test('a wall-clock time becomes the instant that its zone gives it, in summer and in winter', () => {
  assert.equal(iso(localToUtc('2024-07-01T12:00', 'Europe/Paris')), '2024-07-01T10:00:00.000Z');
  assert.equal(iso(localToUtc('2024-01-01T12:00:30', 'Europe/Paris')), '2024-01-01T11:00:30.000Z');
  assert.equal(iso(localToUtc('2024-07-01 12:00', 'Asia/Kathmandu')), '2024-07-01T06:15:00.000Z');
});

test('an hour that happens twice is its first, and an hour that clocks skip keeps the offset before', () => {
  assert.equal(iso(localToUtc('2024-10-27T02:30', 'Europe/Paris')), '2024-10-27T00:30:00.000Z');
  assert.equal(iso(localToUtc('2024-03-31T02:30', 'Europe/Paris')), '2024-03-31T01:30:00.000Z');
  assert.equal(iso(localToUtc('2024-11-03T01:30', 'America/New_York')), '2024-11-03T05:30:00.000Z');
});

test('a date without a time is its first moment, a month its first day', () => {
  assert.equal(iso(localAsUtc('2014-03-09')), '2014-03-09T00:00:00.000Z');
  assert.equal(iso(localAsUtc('2014-03')), '2014-03-01T00:00:00.000Z');
});

test('what is no time is not guessed at', () => {
  for (const bad of [
    '',
    '0000-00-00 00:00:00',
    '2014-02-30',
    '2014-13-01',
    '2014-01-01T24:00',
    'March 2014',
  ]) {
    assert.equal(localAsUtc(bad), undefined, bad);
  }
});

test('a report belongs to the month that the newsroom lives in', () => {
  const at = Date.UTC(2026, 10, 30, 23, 30);
  assert.equal(monthOf(at, 'UTC'), '2026-11');
  assert.equal(monthOf(at, 'Europe/Athens'), '2026-12');
  assert.equal(monthOf(at, 'America/Lima'), '2026-11');
});

test('only names of real zones are zones', () => {
  assert.equal(isTimezone('Europe/Athens'), true);
  assert.equal(isTimezone('Middle/Nowhere'), false);
});
