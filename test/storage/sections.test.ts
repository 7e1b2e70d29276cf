import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SiteId, StoryId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeComment, makePost, makeSite, NOON, nextId, SITE } from './fixtures.js';

for (const dialect of await dialects()) {
  describe(`sections on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await store.write.createSite(makeSite());
    });
    after(() => subject.close());

    const storyAt = async (path: string): Promise<StoryId> => {
      const id = nextId<StoryId>();
      const url = `https://gazette.example/${path}`;
      const story = { id, siteId: SITE, key: null, url, title: path, createdAt: NOON + id };
      await store.write.ensureStory({ story, urlKey: `gazette.example/${path}` });
      return id;
    };
    const holdUnder = async (storyId: StoryId) => {
      const comment = { ...makeComment(), status: 'held' as const };
      const own = makePost({ id: nextId(), storyId, status: comment.status });
      await store.write.postComment(own);
      return own.comment.id;
    };
    const heldIn = async (...sections: string[]) => {
      const rows = await store.read.queuePage({
        desks: [{ siteId: SITE, sections }],
        queue: 'held',
        limit: 9,
      });
      return rows.map(({ comment }) => comment.id);
    };

    it('are told by addresses, and go with them and what waits', async () => {
      const [sport, none] = [await storyAt('sport/one'), await storyAt('one')];
      assert.deepEqual(
        await Promise.all([sport, none].map(async (id) => (await store.read.storyById({ id }))?.section)),
        ['sport', ''],
      );
      assert.deepEqual(await store.read.sectionsOf({ siteId: SITE }), ['', 'sport']);
      assert.deepEqual(await store.read.sectionsOf({ siteId: 99 as SiteId }), []);
      const [first, second] = [await holdUnder(sport), await holdUnder(none)];
      assert.deepEqual(await heldIn('sport'), [first]);
      assert.deepEqual(await heldIn(''), [second]);
      const url = 'https://gazette.example/culture/one';
      await store.write.moveStory({ id: sport, url, urlKey: 'gazette.example/culture/one', now: NOON });
      assert.deepEqual(await heldIn('sport'), []);
      assert.deepEqual(await heldIn('culture'), [first]);
      const threads = await store.read.storiesPage({
        siteId: SITE,
        sections: ['culture', 'sport'],
        limit: 5,
      });
      assert.deepEqual(
        threads.map(({ id }) => id),
        [sport],
      );
      await store.write.mergeStories({ from: none, into: sport, now: NOON });
      assert.deepEqual(new Set(await heldIn('culture')), new Set([first, second]));
    });
  });
}
