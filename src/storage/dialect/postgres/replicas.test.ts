import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { postgresMissing } from '../../../../test/kit/postgres.js';
import { type PostgresPair, startPostgresPair } from '../../../../test/kit/postgres-server.js';
import { openStory, post } from '../../../../test/storage/fixtures.js';
import type { CommentId } from '../../../core/ids.js';
import { openStore } from '../../open-store.js';
import type { Store } from '../../store.js';

/** A role as an operator makes one: it owns its database and is nothing else. */
const ROLE = 'newspaper';

describe('public pages with a streaming replica', { skip: await postgresMissing() }, () => {
  let pair: PostgresPair;
  let store: Store;
  let standby: pg.Client;
  const opened: Store[] = [];
  const own = (url: string): string => {
    const other = new URL(url);
    [other.username, other.password, other.pathname] = [ROLE, 'made-up', `/${ROLE}`];
    return other.href;
  };
  const open = async (...replicas: readonly string[]): Promise<Store> => {
    const one = await openStore({ data: '', role: 'serve', url: own(pair.url), replicas });
    opened.push(one);
    return one;
  };
  before(async () => {
    pair = await startPostgresPair();
    const admin = new pg.Client({ connectionString: pair.url });
    await admin.connect();
    await admin.query(`CREATE ROLE ${ROLE} LOGIN PASSWORD 'made-up'`);
    await admin.query(`CREATE DATABASE ${ROLE} OWNER ${ROLE}`);
    await admin.end();
    standby = new pg.Client({ connectionString: pair.standby.url });
    standby.on('error', () => undefined);
    await standby.connect();
    store = await open(own(pair.standby.url));
    await openStory(store);
  });
  after(async () => {
    await standby.end();
    for (const one of opened) await one.close();
    await pair.stop();
  });

  const taken = (of = store) => of.replicas().reduce((sum, one) => sum + one.taken, 0);
  const passed = () => store.replicas().reduce((sum, one) => sum + one.passed, 0);
  const shows = async (id: CommentId): Promise<boolean> => {
    const read = await store.publicRead();
    return (await read.commentsByIds({ ids: [id] })).length === 1;
  };
  const until = async (isSo: () => boolean | Promise<boolean>, what: string): Promise<void> => {
    for (let n = 0; !(await isSo()); n++) {
      assert.ok(n < 400, what);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  const isReadThere = async (): Promise<boolean> => {
    const before = taken();
    await store.publicRead();
    return taken() > before;
  };

  it('are read there, and show what was written a moment before', async () => {
    await until(isReadThere, 'the replica is never read');
    const before = taken();
    for (let i = 0; i < 40; i++) assert.ok(await shows(await post(store)), `post ${i}`);
    assert.ok(taken() > before, 'and never from the replica');
    assert.equal((await store.facts())['replica 1'], '0 s behind');
  });

  it('are read from the primary while it replays nothing, at once and without an old word', async () => {
    await standby.query('SELECT pg_wal_replay_pause()');
    const [before, late] = [taken(), passed()];
    for (let i = 0; i < 10; i++) assert.ok(await shows(await post(store)), `post ${i}`);
    assert.equal(taken(), before);
    assert.ok(passed() > late);
    await until(async () => {
      await post(store);
      return /^(?!0 )[\d.]+ s behind$/.test(String((await store.facts())['replica 1']));
    }, 'it is never said to be behind');
    await standby.query('SELECT pg_wal_replay_resume()');
    await until(isReadThere, 'it is never read again');
    assert.ok(await shows(await post(store)));
  });

  it('are not read from the primary itself, nor waited for where nobody answers', async () => {
    const nowhere = 'postgres://parley:x@127.0.0.1:1/none';
    const wrong = await open(own(pair.url), nowhere);
    await wrong.facts();
    assert.deepEqual(
      wrong.replicas().map(({ lag }) => lag),
      [null, null],
    );
    for (let i = 0; i < 5; i++) assert.equal((await (await wrong.publicRead()).sites({})).length, 1);
    assert.equal(taken(wrong), 0);
    assert.match(String((await wrong.facts())['replica 2']), /away/);
  });

  it('have a read that is cut off there answered by the primary', async () => {
    await until(isReadThere, 'the replica is not read');
    const read = await store.publicRead();
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'parley' AND datname = '${ROLE}'`;
    await standby.query(cut);
    assert.equal((await read.sites({})).length, 1);
  });

  it('go on when it dies', async () => {
    await until(isReadThere, 'the replica is not read');
    process.kill(pair.standby.pid, 'SIGKILL');
    for (let i = 0; i < 10; i++) assert.ok(await shows(await post(store)), `post ${i}`);
    await until(
      async () => (await store.facts())['replica 1'] === 'away, or no streaming replica of this database',
      'it is not said to be away',
    );
  });
});
