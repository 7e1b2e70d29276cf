import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIdMaker, decodeId, encodeId, type IdLane } from './ids.js';

const NOW = Date.UTC(2026, 10, 25);

test('an import that makes a hundred thousand ids at once takes none that a server gives meanwhile', () => {
  let now = NOW;
  const make = (lane: IdLane) =>
    createIdMaker(
      () => now,
      () => 0.99,
      lane,
    );
  const [ofImport, ofServer] = [make('lower half'), make('upper half')];
  const taken = new Set(Array.from({ length: 100_000 }, () => ofImport<number>()));
  assert.equal(taken.size, 100_000);
  for (let n = 0; n < 2000; n++) {
    now += n % 7 === 0 ? 1 : 0;
    assert.equal(taken.has(ofServer<number>()), false);
  }
});

test('ids grow, in a lane and without one, also when the clock stands still or goes back', () => {
  for (const lane of [undefined, 'lower half', 'upper half'] as const) {
    let now = NOW;
    const make = createIdMaker(
      () => now,
      () => 0.5,
      lane,
    );
    let last = 0;
    for (let n = 0; n < 9000; n++) {
      if (n === 5000) now -= 1000;
      const id = make<number>();
      assert.ok(id > last);
      last = id;
    }
    assert.equal(decodeId(encodeId(last)), last);
  }
});
