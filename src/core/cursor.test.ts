import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeCursor, encodeCursor, type ListName } from './cursor.js';

const LISTS: readonly ListName[] = ['newest', 'oldest', 'best', 'replies', 'conversation', 'children'];
const safeInteger = fc.maxSafeInteger();
const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

describe('a cursor', () => {
  it('gives back the place that it was made of, before 1970 too', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LISTS), safeInteger, id, (list, key, row) => {
        assert.deepEqual(decodeCursor(list, encodeCursor(list, { key, id: row })), { key, id: row });
      }),
    );
  });

  it('opens no list but its own', () => {
    for (const made of LISTS) {
      const cursor = encodeCursor(made, { key: 5, id: 7 });
      for (const asked of LISTS.filter((list) => list !== made)) {
        assert.throws(() => decodeCursor(asked, cursor), { code: 'invalid_cursor' });
      }
    }
  });

  it('is refused when anybody else wrote it', () => {
    const cursor = encodeCursor('newest', { key: 1000, id: 7 });
    const forged = [
      '',
      'n',
      `${cursor.slice(0, -1)}A`,
      `${cursor} `,
      `${cursor}!`,
      cursor.toUpperCase(),
      'n'.repeat(500),
    ];
    for (const text of forged) {
      assert.throws(() => decodeCursor('newest', text), { code: 'invalid_cursor' }, text);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          assert.equal(encodeCursor('newest', decodeCursor('newest', text)), text);
        } catch (error) {
          assert.equal((error as { code?: string }).code, 'invalid_cursor');
        }
      }),
    );
  });
});
