import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { oncePerTurn } from './once-per-turn.js';

describe('a read that is done once in a turn of the event loop', () => {
  const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

  it('is shared by all who ask in that turn, and done anew in the next', async () => {
    let reads = 0;
    const read = oncePerTurn(
      async () => ++reads,
      (key: string) => key,
    );
    assert.deepEqual(await Promise.all([read('a'), read('a'), read('a')]), [1, 1, 1]);
    await nextTurn();
    assert.equal(await read('a'), 2);
  });

  it('is another one for another key', async () => {
    const read = oncePerTurn(
      async (key: string) => `read ${key}`,
      (key) => key,
    );
    assert.deepEqual(await Promise.all([read('a'), read('b')]), ['read a', 'read b']);
  });

  it('fails for all who asked, and is tried again in the next turn', async () => {
    let reads = 0;
    const read = oncePerTurn(
      async () => {
        reads += 1;
        if (reads === 1) throw new Error('no database');
        return reads;
      },
      (key: string) => key,
    );
    const outcomes = await Promise.allSettled([read('a'), read('a')]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    await nextTurn();
    assert.equal(await read('a'), 2);
  });
});
