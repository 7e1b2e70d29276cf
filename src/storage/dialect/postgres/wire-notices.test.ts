import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { freshDatabase, postgresMissing, type TestDatabase } from '../../../../test/kit/postgres.js';
import { makePost, openStory } from '../../../../test/storage/fixtures.js';
import { openStore } from '../../open-store.js';
import type { Store } from '../../store.js';

describe('notices between processes on PostgreSQL', { skip: await postgresMissing() }, () => {
  let database: TestDatabase;
  let here: Store;
  let there: Store;
  let admin: pg.Client;
  before(async () => {
    database = await freshDatabase();
    here = await openStore({ data: '', role: 'serve', url: database.url });
    there = await openStore({ data: '', role: 'serve', url: database.url });
    admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    await openStory(here);
    await untilListening(2);
  });
  after(async () => {
    await admin.end();
    await here.close();
    await there.close();
    await database.drop();
  });

  const listeners = async (): Promise<readonly number[]> => {
    const { rows } = await admin.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'parley notices'
       AND datname = current_database() AND state = 'idle' AND query ~ '^(LISTEN|NOTIFY)'`,
    );
    return rows.map(({ pid }) => pid);
  };
  async function untilListening(count: number): Promise<void> {
    while ((await listeners()).length !== count);
  }
  const told = (store: Store): Promise<void> =>
    new Promise((resolve) => {
      const stop = store.onWrite(() => {
        stop();
        resolve();
      });
    });

  it('tell the other process of a write, and this one too', async () => {
    const both = Promise.all([told(here), told(there)]);
    await here.write.postComment(makePost());
    await both;
  });

  it('come again after the connection that carries them was cut, which is told as a write', async () => {
    const again = Promise.all([told(here), told(there)]);
    const cut = await listeners();
    await admin.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [cut]);
    await again;
    const heard = told(there);
    await here.write.postComment(makePost());
    await heard;
  });

  it('do not fail a write when they cannot be sent', async () => {
    await admin.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [await listeners()]);
    const post = makePost();
    await here.write.postComment(post);
    assert.equal((await here.read.commentsByIds({ ids: [post.comment.id] })).length, 1);
  });
});
