import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { freshDatabase, postgresMissing, type TestDatabase } from '../../../../test/kit/postgres.js';
import { openStore } from '../../open-store.js';
import type { Store } from '../../store.js';
import { openPool } from './pool.js';
import { sharedCounts } from './shared-counts.js';

describe('what three processes count together', { skip: await postgresMissing() }, () => {
  let database: TestDatabase;
  let stores: readonly Store[];
  let admin: pg.Client;
  before(async () => {
    database = await freshDatabase();
    admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    const open = () => openStore({ data: '', role: 'serve', url: database.url });
    stores = [await open(), await open(), await open()];
  });
  after(async () => {
    await admin.end();
    for (const store of stores) await store.close();
    await database.drop();
  });

  const take = (at: number, ...asks: { key: string; most: number }[]) => {
    const counts = stores[at % stores.length]?.counts;
    assert.ok(counts);
    return counts.take(asks);
  };
  /** As if so many seconds had passed since. */
  const age = (key: string, seconds: number) =>
    admin.query('UPDATE rate_count SET slot = slot - $2 WHERE key = $1', [key, seconds / 5]);

  it('is 600 of 900 events that come at once to all of them, not one more', async () => {
    const asks = Array.from({ length: 900 }, (_, i) => take(i, { key: 'story', most: 600 }));
    const waits = (await Promise.all(asks)).flat();
    assert.equal(waits.filter((wait) => wait === 0).length, 600);
    assert.ok(waits.every((wait) => wait <= 65_000));
  });

  it('is asked in two statements when 300 events come at once', async () => {
    const pool = openPool(database.url);
    const asked: string[] = [];
    const query = (one: { text: string }) => {
      asked.push(one.text);
      return pool.query(one);
    };
    const counts = sharedCounts({ query } as unknown as pg.Pool);
    await Promise.all(
      Array.from({ length: 300 }, (_, i) => counts.take([{ key: `at once ${i % 7}`, most: 600 }])),
    );
    await pool.end();
    assert.equal(asked.filter((text) => text.startsWith('INSERT')).length, 2);
  });

  it('forgets after a minute, a slot at a time, and says when', async () => {
    for (let i = 0; i < 3; i++) assert.deepEqual(await take(i, { key: 'a', most: 3 }), [0]);
    const [wait = 0] = await take(0, { key: 'a', most: 3 });
    assert.ok(wait > 55_000 && wait <= 65_000, String(wait));
    await age('a', 60);
    const [later = 0] = await take(1, { key: 'a', most: 3 });
    assert.ok(later > 0 && later <= 5_000, String(later));
    await age('a', 5);
    assert.deepEqual(await take(2, { key: 'a', most: 3 }), [0]);
    await age('a', 86_400);
    assert.deepEqual(await take(0, { key: 'a', most: 3 }), [0]);
  });

  it('counts nothing that was refused, and each key by itself', async () => {
    assert.deepEqual(await take(0, { key: 'b', most: 1 }, { key: 'c', most: 2 }), [0, 0]);
    for (let i = 0; i < 5; i++) assert.ok(((await take(i, { key: 'b', most: 1 }))[0] ?? 0) > 0);
    const { rows } = await admin.query("SELECT counts FROM rate_count WHERE key = 'b'");
    assert.equal(
      (rows[0] as { counts: number[] }).counts.reduce((sum, n) => sum + n),
      1,
    );
    assert.deepEqual(await take(1, { key: 'c', most: 2 }), [0]);
  });

  it('goes on in the last slot when the clock of the server is set back', async () => {
    assert.deepEqual(await take(0, { key: 'd', most: 2 }), [0]);
    await age('d', -3600);
    assert.deepEqual(await take(0, { key: 'd', most: 2 }), [0]);
    assert.ok(((await take(0, { key: 'd', most: 2 }))[0] ?? 0) > 0);
  });

  it('waits for no disk: the table is not in the log of the server', async () => {
    const { rows } = await admin.query("SELECT relpersistence FROM pg_class WHERE relname = 'rate_count'");
    assert.deepEqual(rows, [{ relpersistence: 'u' }]);
  });
});
