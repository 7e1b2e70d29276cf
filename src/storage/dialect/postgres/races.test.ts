/** Two transactions at once, stopped where it matters: another session holds the story until both are where they should be. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { freshDatabase, postgresMissing, type TestDatabase } from '../../../../test/kit/postgres.js';
import { makePost, NOON, openStory, post, SITE, STORY } from '../../../../test/storage/fixtures.js';
import type { StoryId } from '../../../core/ids.js';
import { openStore } from '../../open-store.js';
import type { Store } from '../../store.js';
import { openPool } from './pool.js';

describe('races on PostgreSQL', { skip: await postgresMissing() }, () => {
  let database: TestDatabase;
  let store: Store;
  let other: pg.Client;
  before(async () => {
    database = await freshDatabase();
    store = await openStore({ data: '', role: 'serve', url: database.url });
    other = new pg.Client({ connectionString: database.url });
    await other.connect();
    await openStory(store);
  });
  after(async () => {
    await other.end();
    await store.close();
    await database.drop();
  });

  /** Resolves when `n` sessions of the store wait for a lock. */
  async function waiting(n: number): Promise<void> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    for (let blocked = 0; blocked < n; ) {
      const { rows } = await client.query(
        `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE application_name = 'parley' AND datname = current_database() AND wait_event_type = 'Lock'`,
      );
      blocked = rows[0].n;
    }
    await client.end();
  }

  it('refuses a reply whose parent is removed between the first look and the last', async () => {
    const parentId = await post(store);
    await other.query('BEGIN');
    await other.query('SELECT id FROM story WHERE id = $1 FOR NO KEY UPDATE', [STORY]);
    const reply = makePost({ parentId });
    const refused = assert.rejects(store.write.postComment(reply), { code: 'parent_gone' });
    await waiting(1);
    await other.query("UPDATE comment SET status = 'removed', listed = 0 WHERE id = $1", [parentId]);
    await other.query('DELETE FROM waiting WHERE comment_id = $1', [parentId]);
    await other.query('UPDATE story SET total = total - 1 WHERE id = $1', [STORY]);
    await other.query('COMMIT');
    await refused;
    assert.equal(await store.read.commentById({ id: reply.comment.id }), undefined);
    assert.deepEqual(await store.write.recountStory({ id: STORY }), { changed: 0 });
  });

  it('refuses a post to a story that is closed between the first look and the last', async () => {
    await other.query('BEGIN');
    await other.query('UPDATE story SET closed_at = $1, closed_reason = $2 WHERE id = $3', [
      NOON,
      'over',
      STORY,
    ]);
    const refused = assert.rejects(post(store), { code: 'story_closed', details: { reason: 'over' } });
    await waiting(1);
    await other.query('COMMIT');
    await refused;
    await store.write.setStoryClosed({ id: STORY, closedAt: null, reason: null, now: NOON });
  });

  it('makes no second story for an address that somebody else is just taking', async () => {
    await other.query('BEGIN');
    await other.query(`INSERT INTO story (id, site_id, title, created_at) VALUES (70, ${SITE}, 'First', 1)`);
    await other.query(
      `INSERT INTO story_url (site_id, url_key, url, story_id) VALUES (${SITE}, 'a.example/x', 'https://a.example/x', 70)`,
    );
    const ensure = (id: number, key: string | null) =>
      store.write.ensureStory({
        story: {
          id: id as StoryId,
          siteId: SITE,
          key,
          url: 'https://a.example/x',
          title: 'Second',
          createdAt: NOON,
        },
        urlKey: 'a.example/x',
      });
    const second = ensure(71, 'cms-71');
    await waiting(1);
    await other.query('COMMIT');
    const { story, created } = await second;
    assert.deepEqual([story.id, story.key, created], [70, 'cms-71', false]);
    assert.equal(await store.read.storyById({ id: 71 as StoryId }), undefined);
    assert.deepEqual(await store.read.eventsAfter({ storyId: 71 as StoryId, afterId: 0, limit: 5 }), []);
  });

  it('makes events visible in the order of their numbers', async () => {
    await other.query('BEGIN');
    await other.query('SELECT id FROM story WHERE id = $1 FOR NO KEY UPDATE', [STORY]);
    const before = await store.read.lastEventId({ storyId: STORY });
    const posts = [post(store), post(store), post(store)];
    await waiting(3);
    await other.query(
      "INSERT INTO event (site_id, story_id, kind, at) SELECT site_id, id, 'story.moved', 1 FROM story WHERE id = $1",
      [STORY],
    );
    await other.query('COMMIT');
    await Promise.all(posts);
    const events = await store.read.eventsAfter({ storyId: STORY, afterId: before, limit: 10 });
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['story.moved', 'comment.published', 'comment.published', 'comment.published'],
    );
  });

  it('survives the loss of a connection that is in use', async () => {
    const pool = openPool(database.url);
    const client = await pool.connect();
    // Without a listener the loss of a connection between two statements would end the process.
    assert.ok(client.listenerCount('error') > 0);
    client.release(true);
    await pool.end();
  });
});
