import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Cable, layCable } from '../../test/faults/cable.js';
import { freshDatabase, postgresMissing, type TestDatabase } from '../../test/kit/postgres.js';
import { openStore } from '../storage/open-store.js';
import type { Store } from '../storage/store.js';
import { createLimiter, type Limiter } from './limiter.js';

const ASK = { key: 'post 203.0.113.7', most: 3 };

describe('limits of several processes on one PostgreSQL', { skip: await postgresMissing() }, () => {
  let database: TestDatabase;
  let cable: Cable;
  let stores: readonly Store[];
  let limiters: readonly Limiter[];
  let alone = 0;
  before(async () => {
    database = await freshDatabase();
    const url = new URL(database.url);
    cable = await layCable(Number(url.port || 5432));
    url.port = String(cable.port);
    const open = () => openStore({ data: '', role: 'serve', url: url.href });
    stores = [await open(), await open()];
    limiters = stores.map(({ counts }) =>
      createLimiter({ shared: counts, digest: (key) => `digest of ${key}`, onAlone: () => (alone += 1) }),
    );
  });
  after(async () => {
    for (const store of stores) await store.close();
    await cable.cut();
    await database.drop();
  });

  const take = async (at: number, key: string) =>
    (await limiters[at]?.take([{ ...ASK, key }], 1_000_000)) === 0;

  it('are one limit, in whatever order they are asked', async () => {
    const key = 'post 203.0.113.8';
    const passed = [];
    for (const at of [0, 1, 1, 0, 1]) passed.push(await take(at, key));
    assert.deepEqual(passed, [true, true, true, false, false]);
    assert.equal(alone, 0);
  });

  it('do not ask the database again about whom it has refused', async () => {
    const key = 'post 203.0.113.9';
    for (let i = 0; i < 4; i++) await take(0, key);
    assert.equal(await take(1, key), false);
    await cable.cut();
    assert.equal(await take(1, key), false);
    assert.equal(alone, 0);
    await cable.mend();
  });

  it('hold in each process alone while the database is away, and together again afterwards', async () => {
    await cable.cut();
    const key = 'post 203.0.113.10';
    const passed = [];
    for (const at of [0, 0, 0, 0, 1, 1, 1, 1]) passed.push(await take(at, key));
    assert.deepEqual(passed, [true, true, true, false, true, true, true, false]);
    assert.equal(alone, 6);
    await cable.mend();
    for (let n = 0, before = -1; before !== alone; n++) {
      assert.ok(n < 200, 'the database is never asked again');
      before = alone;
      await take(0, `probe ${n}`);
      await take(1, `probe ${n}`);
      if (before !== alone) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const together = [];
    for (const at of [0, 1, 0, 1]) together.push(await take(at, 'post 203.0.113.11'));
    assert.deepEqual(together, [true, true, true, false]);
  });
});

describe('limits of one process', () => {
  it('are counted here, also when there is nobody to share them with', async () => {
    const limiter = createLimiter({ shared: null, digest: (key) => key, onAlone: assert.fail });
    const waits = [];
    for (let i = 0; i < 4; i++) waits.push(await limiter.take([ASK, { key: 'story', most: 9 }], 5_000));
    assert.deepEqual(waits, [0, 0, 0, 60_000]);
  });
});
