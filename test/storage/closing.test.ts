import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { StoryId } from '../../src/core/ids.js';
import { CLOSED_BY_AGE } from '../../src/core/story.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeSite, NOON, nextId, SITE } from './fixtures.js';

for (const dialect of await dialects()) {
  describe(`closing by age on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await store.write.createSite(makeSite());
    });
    after(() => subject.close());

    async function storyFrom(createdAt: number): Promise<StoryId> {
      const id = nextId<StoryId>();
      const url = `https://gazette.example/${id}`;
      await store.write.ensureStory({
        story: { id, siteId: SITE, key: null, url, title: 'T', createdAt },
        urlKey: url,
      });
      return id;
    }
    const close = (before: number, most = 100) =>
      store.background.closeByAge({ siteId: SITE, before, most, now: NOON });
    const stateOf = async (id: StoryId) => {
      const story = await store.read.storyById({ id });
      return [story?.closedAt, story?.closedReason, story?.closedBy];
    };

    it('tells of a thread that closes at its time when that has come, once', async () => {
      const [timed, reopened] = [await storyFrom(NOON), await storyFrom(NOON)];
      for (const id of [timed, reopened])
        await store.write.setStoryClosed({ id, closedAt: NOON + 1000, reason: 'R', by: 'person', now: NOON });
      await store.write.setStoryClosed({
        id: reopened,
        closedAt: null,
        reason: null,
        by: 'person',
        now: NOON,
      });
      const at = await store.read.lastEventId({ storyId: timed });
      const version = (await store.read.storyVersion({ id: timed })) ?? 0;
      const tell = (now: number) => store.background.tellClosed({ now, most: 10 });
      assert.equal(await tell(NOON + 999), 0);
      const told = await Promise.all([tell(NOON + 1000), tell(NOON + 1000)]);
      assert.ok(told.includes(1));
      assert.equal(await tell(NOON + 2000), 0);
      const events = await store.read.eventsAfter({ storyId: timed, afterId: at, limit: 9 });
      assert.deepEqual(
        events.map(({ kind, at: when }) => [kind, when]),
        [['story.closed', NOON + 1000]],
      );
      assert.equal(await store.read.storyVersion({ id: timed }), version + 1);
      assert.deepEqual(await stateOf(timed), [NOON + 1000, 'R', 'person']);
    });

    it('closes what is older, a few at a time, and opens it again when the term grows', async () => {
      const old = [await storyFrom(NOON - 3000), await storyFrom(NOON - 2000)] as const;
      const young = await storyFrom(NOON - 10);
      const event = await store.read.lastEventId({ storyId: old[0] });
      assert.equal(await close(NOON - 1000, 1), 1);
      assert.deepEqual(await stateOf(old[0]), [NOON, CLOSED_BY_AGE, 'age']);
      assert.deepEqual(await stateOf(old[1]), [null, null, null]);
      assert.equal(await close(NOON - 1000), 1);
      assert.equal(await close(NOON - 1000), 0);
      assert.deepEqual(await stateOf(young), [null, null, null]);
      const told = await store.read.eventsAfter({ storyId: old[0], afterId: event, limit: 9 });
      assert.deepEqual(
        told.map(({ kind }) => kind),
        ['story.closed'],
      );
      assert.equal(await close(0), 2);
      assert.deepEqual(await stateOf(old[1]), [null, null, null]);
    });

    it('leaves alone what a person has closed or opened', async () => {
      const kept = await storyFrom(NOON - 3000);
      const shut = await storyFrom(NOON - 3000);
      const input = { reason: null, by: 'person', now: NOON } as const;
      await store.write.setStoryClosed({ ...input, id: kept, closedAt: null });
      await store.write.setStoryClosed({ ...input, id: shut, closedAt: NOON - 5 });
      await close(NOON - 1000);
      assert.deepEqual(await stateOf(kept), [null, null, 'person']);
      await close(0);
      assert.deepEqual(await stateOf(shut), [NOON - 5, null, 'person']);
    });
  });
}
