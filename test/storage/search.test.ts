import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CommentId, StoryId } from '../../src/core/ids.js';
import { searchQuery } from '../../src/core/search-words.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeDecision, makeSite, NOON, openStory, post, SITE } from './fixtures.js';

const asked = (text: string) => {
  const query = searchQuery(text);
  if (query === undefined) throw new Error(`nothing is asked by ${text}`);
  return query;
};

for (const dialect of await dialects()) {
  describe(`searching on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await store.write.createSite(makeSite());
      await openStory(store);
    });
    after(() => subject.close());

    const ids = async (text: string, more: object = {}) => {
      const found = await store.read.searchComments({
        desks: [{ siteId: SITE, sections: null }],
        query: asked(text),
        limit: 10,
        ...more,
      });
      return found.map(({ id }) => Number(id));
    };
    const say = (id: number, text: string, changes: object = {}) =>
      post(store, {
        id: id as CommentId,
        body: [{ type: 'paragraph', children: [text] }],
        source: text,
        ...changes,
      });
    async function indexAll(): Promise<void> {
      while ((await store.background.indexSearch({ limit: 3 })).indexed > 0);
    }

    it('finds comments by their words in any script, the newest first', async () => {
      await say(11, 'The river rose at the old bridge');
      await say(12, 'Die Brücke am River steht');
      await say(13, 'ارتفع النهر');
      await say(14, '川の水位が上がった');
      await indexAll();
      assert.deepEqual(await ids('river'), [12, 11]);
      assert.deepEqual(await ids('BRUCKE rive'), [12]);
      assert.deepEqual(await ids('نهر'), []);
      assert.deepEqual(await ids('النهر'), [13]);
      assert.deepEqual(await ids('水位'), [14]);
      assert.deepEqual(await ids('nothing'), []);
      assert.deepEqual(await ids('river', { beforeId: 12 }), [11]);
      assert.deepEqual(await ids('river', { limit: 1 }), [12]);
    });

    it('keeps to sites, statuses, authors and times', async () => {
      await say(15, 'A held river', { status: 'held' });
      await indexAll();
      assert.deepEqual(await ids('river', { status: 'published' }), [12, 11]);
      assert.deepEqual(await ids('river', { status: 'held' }), [15]);
      assert.deepEqual(await ids('river', { desks: [{ siteId: 999, sections: null }] }), []);
      assert.deepEqual(await ids('river', { author: ['nobody'] }), []);
      assert.deepEqual(await ids('river', { before: 1 }), []);
      assert.deepEqual(await ids('river', { from: 1 }), [15, 12, 11]);
      assert.deepEqual(await ids('river \ue000tpublished', { status: 'held' }), []);
    });

    it('follows what becomes of a comment, and forgets what is erased', async () => {
      const comment = await store.read.commentById({ id: 11 as CommentId });
      assert.ok(comment);
      await store.write.decideComment({
        id: comment.id,
        revision: comment.revision,
        from: ['published'],
        to: 'removed',
        decision: makeDecision({ outcome: 'remove' }),
        now: NOON,
      });
      await indexAll();
      assert.deepEqual(await ids('bridge', { status: 'published' }), []);
      assert.deepEqual(await ids('bridge', { status: 'removed' }), [11]);
    });

    it('is whole again after the index was lost', async () => {
      await subject.query(
        dialect.name === 'sqlite'
          ? "INSERT INTO search_comment (search_comment) VALUES ('delete-all')"
          : 'DELETE FROM search_comment',
      );
      assert.deepEqual(await ids('river'), []);
      await indexAll();
      assert.deepEqual(await ids('river'), [15, 12, 11]);
    });

    it('finds old comments among many later ones, page by page', async () => {
      const jump = (seat: number) =>
        subject.query(
          dialect.name === 'sqlite'
            ? `UPDATE sqlite_sequence SET seq = ${seat} WHERE name = 'search_seat'`
            : `SELECT setval(pg_get_serial_sequence('search_seat', 'seat'), ${seat})`,
        );
      const seats = [16_000, 70_000, 70_001, 300_000, 4_200_000, 30_000_000, 30_000_001];
      for (const [n, seat] of seats.entries()) {
        await jump(seat);
        await say(401 + n, 'An estuary', { createdAt: Date.UTC(2010 + n, 6, 1) });
        await indexAll();
      }
      assert.deepEqual(await ids('estuary'), [407, 406, 405, 404, 403, 402, 401]);
      assert.deepEqual(await ids('estuary', { limit: 3 }), [407, 406, 405]);
      assert.deepEqual(await ids('estuary', { limit: 3, beforeId: 405 }), [404, 403, 402]);
      const from = Date.UTC(2012, 5, 30);
      assert.deepEqual(await ids('estuary', { from, before: Date.UTC(2012, 6, 2) }), [403]);
      assert.deepEqual(await ids('estuary', { from }), [407, 406, 405, 404, 403]);
      assert.deepEqual(await ids('estuary', { before: from }), [402, 401]);
      await subject.query('DELETE FROM search_seat WHERE comment_id = 406');
      assert.deepEqual(await ids('estuary', { beforeId: 406 }), [405, 404, 403, 402, 401]);
    });

    it('finds reports that are public and in lists', async () => {
      const report = (id: number, changes: object = {}) =>
        store.write.saveReport({
          story: { id: id as StoryId, siteId: SITE, title: 'x', language: null, createdAt: NOON },
          report: {
            ...{
              storyId: id as StoryId,
              siteId: SITE,
              slug: `r${id}`,
              month: '2026-11',
              status: 'published',
            },
            ...{
              publishedAt: NOON,
              placedAt: NOON + id,
              updatedAt: NOON,
              headline: 'Harbour closed',
              summary: '',
            },
            ...{ byline: '', body: [], source: '', claims: [], corrections: [], map: null, mapWords: null },
            ...changes,
          } as never,
          assets: [],
          now: NOON,
        });
      await report(301);
      await report(302, { status: 'draft' });
      await report(303, { isUnlisted: true });
      await report(304, { status: 'withdrawn' });
      await report(305, { headline: 'Harbor' });
      await indexAll();
      const found = await store.read.searchReports({ siteId: SITE, query: asked('harbour'), limit: 5 });
      assert.deepEqual(
        found.map(({ storyId }) => storyId),
        [301],
      );
    });
  });
}
