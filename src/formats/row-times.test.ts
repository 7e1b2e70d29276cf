import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rowTime } from './row-times.js';

const AT = Date.UTC(2022, 1, 2, 9, 1);

describe('the time of a row', () => {
  for (const [title, value, style, expected] of [
    ['as text with a zone', '2022-02-02T09:01:00Z', {}, { at: AT }],
    ['with an offset and nanoseconds', '2022-02-02T03:01:00.000000000-06:00', {}, { at: AT }],
    ['with an offset behind a blank', '2022-02-02 17:01:00 +0800', {}, { at: AT }],
    ['as mails write it', 'Wed, 02 Feb 2022 09:01:00 GMT', {}, { at: AT }],
    ['as mails write it elsewhere', '2 Feb 2022 11:01 +0200', {}, { at: AT }],
    ['as Go writes it', '2022-02-02 17:01:00 +0800 CST', {}, { at: AT }],
    ['as PostgreSQL writes it', '2022-02-02 09:01:00+00', {}, { at: AT }],
    ['as Ruby writes it', '2022-02-02 09:01:00 UTC', {}, { at: AT }],
    ['as JavaScript writes it', 'Wed Feb 02 2022 10:01:00 GMT+0100 (CET)', {}, { at: AT }],
    ['as people write it', '02.02.2022 09:01', {}, { local: '2022-02-02T09:01' }],
    ['of MongoDB', { $date: '2022-02-02T09:01:00Z' }, {}, { at: AT }],
    ['of MongoDB, as a long number', { $date: { $numberLong: String(AT) } }, { numbers: 'ms' }, { at: AT }],
    ['of LeanCloud', { __type: 'Date', iso: '2022-02-02T09:01:00.000Z' }, {}, { at: AT }],
    ['in milliseconds', AT, { numbers: 'ms' }, { at: AT }],
    ['in seconds with a fraction', AT / 1000 + 0.25, { numbers: 's' }, { at: AT + 250 }],
    ['in seconds as text', String(AT / 1000), { numbers: 's' }, { at: AT }],
    ['without a zone, which the source defines', '2022-02-02 09:01:00', { isUtc: true }, { at: AT }],
    ['without a zone', '2022-02-02 09:01:00', {}, { local: '2022-02-02T09:01:00' }],
    ['that is only a day', '2022-02-02', {}, { local: '2022-02-02' }],
    ['that is none', null, {}, {}],
    ['that is empty', '', {}, {}],
    ['of the year 1', '0001-01-01T00:00:00Z', {}, {}],
    ['of zeros', '0000-00-00 00:00:00', {}, {}],
    ['before the web', { $date: { $numberLong: '-62075098782000' } }, { numbers: 'ms' }, {}],
    ['that is zero', 0, { numbers: 's' }, {}],
  ] as const) {
    it(title, () => assert.deepEqual(rowTime(value, style), expected));
  }

  it('is unreadable, and says so, rather than a guess', () => {
    for (const value of [
      'yesterday',
      '2022-02-30T09:00:00Z',
      'Wed, 42 Feb 2022 09:01:00 GMT',
      AT,
      true,
      [],
      {},
      '2 Foo 2022 09:01 GMT',
    ])
      assert.deepEqual(Object.keys(rowTime(value)), ['unreadable'], String(value));
  });
});
