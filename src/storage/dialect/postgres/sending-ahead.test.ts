import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { type Cable, layCable } from '../../../../test/faults/cable.js';
import { freshDatabase, postgresMissing, type TestDatabase } from '../../../../test/kit/postgres.js';
import { makePost, openStory, post } from '../../../../test/storage/fixtures.js';
import { openStore } from '../../open-store.js';
import type { Store } from '../../store.js';
import { SendingAhead } from './sending-ahead.js';

/** Of these one begins and one commits. */
const MOST_TURNS = 10;

describe('sending ahead on PostgreSQL', { skip: await postgresMissing() }, () => {
  let database: TestDatabase;
  let cable: Cable;
  let store: Store;
  before(async () => {
    database = await freshDatabase();
    const url = new URL(database.url);
    cable = await layCable(Number(url.port));
    url.port = String(cable.port);
    store = await openStore({ data: '', role: 'serve', url: url.href });
    await openStory(store);
  });
  after(async () => {
    await store.close();
    await cable.cut();
    await database.drop();
  });

  it(`waits at most ${MOST_TURNS} times for a post`, async () => {
    const turns: number[] = [];
    // Other connections speak now and then: of notices, and to be kept alive.
    for (let n = 0; n < 6; n++) {
      const before = cable.turns();
      await post(store);
      turns.push(cable.turns() - before);
    }
    assert.ok(Math.min(...turns) <= MOST_TURNS, `${turns.join(', ')} times`);
  });

  it('refuses a post with an id that is taken, and keeps nothing of it', async () => {
    const taken = await post(store);
    const known = makePost().idempotency;
    const input = makePost({ id: taken }, { idempotency: { ...known, key: 'of another post' } });
    await assert.rejects(store.write.postComment(input), {
      code: 'overloaded',
      details: { seconds: 1, cause: 'id_taken' },
    });
    const { scope, key } = input.idempotency;
    assert.equal(await store.read.idempotent({ scope, key }), undefined);
    assert.equal((await store.read.decisionsOf({ commentId: taken })).length, 1);
  });

  it('tells the failure of what it did not wait for, before the commit or at the next statement', async () => {
    const client = new pg.Client({ connectionString: database.url, pipeline: true });
    await client.connect();
    try {
      for (const next of [
        (db: SendingAhead) => db.settled(),
        (db: SendingAhead) => db.all('SELECT 1 AS one'),
      ]) {
        await client.query('BEGIN');
        const db = new SendingAhead(client as unknown as pg.PoolClient, 5000);
        const insert = 'INSERT INTO installation (name, value) VALUES (?, ?)';
        assert.equal(await db.run(insert, ['ahead', 'a']), 1);
        assert.equal(await db.run(insert, ['ahead', 'b']), 1);
        await assert.rejects(next(db), { code: '23505' });
        await client.query('ROLLBACK');
      }
      const { rows } = await client.query("SELECT name FROM installation WHERE name = 'ahead'");
      assert.deepEqual(rows, []);
    } finally {
      await client.end();
    }
  });
});
