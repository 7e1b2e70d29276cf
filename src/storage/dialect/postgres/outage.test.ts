import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import {
  freshDatabase,
  postgresMissing,
  startPostgres,
  type TestDatabase,
} from '../../../../test/kit/postgres.js';
import { makePost, openStory, STORY } from '../../../../test/storage/fixtures.js';
import { openStore } from '../../open-store.js';
import type { Store } from '../../store.js';
import { createLane } from './lane.js';

describe('PostgreSQL in trouble', { skip: await postgresMissing() }, () => {
  let database: TestDatabase;
  let store: Store;
  let admin: pg.Client;
  before(async () => {
    database = await freshDatabase();
    store = await openStore({ data: '', role: 'serve', url: database.url });
    admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    await openStory(store);
  });
  after(async () => {
    await admin.end();
    await store.close();
    await database.drop();
  });

  const cutConnections = () =>
    admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'parley' AND datname = current_database()`,
    );

  it('loses no answered post and doubles none when its connections are cut, again and again', async () => {
    const inputs = Array.from({ length: 60 }, () => makePost());
    const posting = inputs.map(async (input, i) => {
      if (i % 20 === 10) await cutConnections();
      for (;;) {
        try {
          return (await store.write.postComment(input)).kind;
        } catch (error) {
          // What a client does: the same key again.
          assert.equal((error as { code?: string }).code, 'overloaded', String(error));
        }
      }
    });
    await Promise.all(posting);
    const ids = inputs.map(({ comment }) => comment.id);
    assert.equal((await store.read.commentsByIds({ ids })).length, 60);
    assert.equal((await store.read.storyById({ id: STORY }))?.total, 60);
    assert.deepEqual(await store.write.recountStory({ id: STORY }), { changed: 0 });
  });

  it('reads on over a new connection when the old one is gone', async () => {
    await store.read.sites({});
    await cutConnections();
    assert.equal((await store.read.sites({})).length, 1);
  });

  it('is said to be busy while rows are locked for long, and serves again afterwards', async () => {
    await admin.query('BEGIN');
    await admin.query('LOCK TABLE installation');
    const write = store.write.setInstallation({ name: 'a', value: 'b' });
    await assert.rejects(write, { code: 'overloaded', details: { seconds: 2, cause: 'database_slow' } });
    await admin.query('COMMIT');
    await store.write.setInstallation({ name: 'a', value: 'c' });
    assert.equal(await store.read.installation({ name: 'a' }), 'c');
  });

  it('is said to be busy when nobody answers at its address', async () => {
    const url = 'postgres://parley:x@127.0.0.1:1/none';
    await assert.rejects(openStore({ data: '', role: 'serve', url }), {
      code: 'overloaded',
      details: { seconds: 2, cause: 'database_unavailable' },
    });
  });
});

describe('PostgreSQL without the standby that it waits for', { skip: await postgresMissing() }, () => {
  it('does not hold every connection with commits that nobody confirms, and readers read on', async () => {
    const server = await startPostgres();
    const store = await openStore({ data: '', role: 'serve', url: server.url });
    const admin = new pg.Client({ connectionString: server.url });
    const waitFor = async (standby: string) => {
      await admin.query(`ALTER SYSTEM SET synchronous_standby_names = '${standby}'`);
      await admin.query('SELECT pg_reload_conf()');
    };
    try {
      await admin.connect();
      await openStory(store);
      await waitFor('nobody');
      const inputs = Array.from({ length: 20 }, () => makePost());
      let refused = 0;
      const posting = inputs.map((input) =>
        assert.rejects(store.write.postComment(input), { code: 'overloaded' }).then(() => {
          refused += 1;
        }),
      );
      for (let n = 0; n < 5; n++) assert.equal((await store.read.sites({})).length, 1);
      assert.equal(refused, 0, 'pages waited for posts');
      await Promise.all(posting);
      await waitFor('');
      for (const input of inputs) await store.write.postComment(input);
      assert.equal((await store.read.storyById({ id: STORY }))?.total, inputs.length);
    } finally {
      await admin.end();
      await store.close();
      await server.stop();
    }
  });
});

describe('a lane', () => {
  it('refuses work that could not begin in time, and lets the next begin', async () => {
    const lane = createLane({ most: 1, patience: 1 });
    let end = () => {};
    const first = lane(() => new Promise<void>((resolve) => (end = resolve)));
    await assert.rejects(
      lane(async () => undefined),
      { code: 'overloaded', details: { seconds: 2, cause: 'database_slow' } },
    );
    end();
    await first;
    assert.equal(await lane(async () => 'next'), 'next');
  });

  it('lets so many pieces of work run at once, the others in order, also after a failure', async () => {
    const lane = createLane({ most: 2 });
    const log: string[] = [];
    const gates = new Map<number, () => void>();
    const work = (n: number) =>
      lane(async () => {
        log.push(`start ${n}`);
        await new Promise<void>((resolve) => gates.set(n, resolve));
        log.push(`end ${n}`);
        if (n === 1) throw new Error('one');
      });
    const all = Promise.allSettled([1, 2, 3, 4].map(work));
    for (const n of [1, 2, 3, 4]) {
      while (!gates.has(n)) await new Promise((resolve) => setImmediate(resolve));
      gates.get(n)?.();
    }
    await all;
    const starts = log.filter((line) => line.startsWith('start'));
    assert.deepEqual(starts, ['start 1', 'start 2', 'start 3', 'start 4']);
    assert.ok(log.indexOf('end 1') < log.indexOf('start 3'));
  });
});
