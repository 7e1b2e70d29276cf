import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Outcome } from '../../src/core/decision.js';
import type { CommentId } from '../../src/core/ids.js';
import type { Marks, Store } from '../../src/storage/store.js';
import { decide, flag } from './acts.js';
import { dialects, type Subject } from './dialects.js';
import { makeDecision, NOON, openStory, post, SITE, STORY } from './fixtures.js';
import { costOf } from './query-cost.js';

for (const dialect of await dialects()) {
  describe(`pins, features and complaints on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
    });
    after(() => subject.close());

    const mark = (id: CommentId, marks: Marks, changes: { outcome: Outcome; now?: number }) =>
      store.write.decideComment({
        ...decide(id, 'published', { from: ['published'], marks, now: changes.now ?? NOON }),
        decision: makeDecision({ actorKind: 'account', actorId: 7, outcome: changes.outcome }),
      });
    const pinned = async () => (await store.read.pinnedComments({ storyId: STORY })).map(({ id }) => id);

    it('pins few comments of a story, the newest pin first, and makes a version, a decision and an event of each', async () => {
      const ids: CommentId[] = [];
      for (let n = 0; n < 4; n++) ids.push(await post(store));
      const [one, two, three, four] = ids as [CommentId, CommentId, CommentId, CommentId];
      const version = (await store.read.storyVersion({ id: STORY })) ?? 0;
      const event = await store.read.lastEventId({ storyId: STORY });
      for (const [at, id] of [one, two, three].entries())
        await mark(id, { pinned: true }, { outcome: 'pin', now: NOON + at });
      assert.deepEqual(await pinned(), [three, two, one]);
      assert.equal(await store.read.storyVersion({ id: STORY }), version + 3);
      assert.equal((await store.read.decisionsOf({ commentId: one })).at(-1)?.outcome, 'pin');
      const told = await store.read.eventsAfter({ storyId: STORY, afterId: event, limit: 9 });
      assert.deepEqual(
        told.map(({ kind, commentId }) => [kind, commentId]),
        [one, two, three].map((id) => ['comment.edited', id]),
      );
      await assert.rejects(mark(four, { pinned: true }, { outcome: 'pin' }), { code: 'pins_full' });
      assert.deepEqual((await store.read.decisionsOf({ commentId: four })).length, 1);
      await mark(one, { pinned: false }, { outcome: 'unpin' });
      await mark(four, { pinned: true }, { outcome: 'pin', now: NOON + 9 });
      assert.deepEqual(await pinned(), [four, three, two]);
      await store.write.decideComment(decide(three, 'removed'));
      assert.deepEqual(await pinned(), [four, two]);
    });

    it('lists featured comments of a site, the newest first, as long as they are published', async () => {
      const ids = [await post(store), await post(store), await post(store)] as const;
      for (const [at, id] of ids.entries())
        await mark(id, { featured: true }, { outcome: 'feature', now: NOON + at });
      const page = await store.read.featuredPage({ siteId: SITE, limit: 2 });
      assert.deepEqual(
        page.map(({ id }) => id),
        [ids[2], ids[1]],
      );
      const last = page[1];
      const after = { key: last?.featuredAt ?? 0, id: last?.id ?? 0 };
      const rest = await store.read.featuredPage({ siteId: SITE, limit: 2, after });
      assert.deepEqual(
        rest.map(({ id }) => id),
        [ids[0]],
      );
      await store.write.decideComment(decide(ids[2], 'held'));
      const left = await store.read.featuredPage({ siteId: SITE, limit: 9 });
      assert.deepEqual(
        left.map(({ id }) => id),
        [ids[1], ids[0]],
      );
    });

    it('lists the latest comments of a site that were written here, published ones only', async () => {
      const old = await post(store, { createdAt: NOON + 90_000, fingerprint: null });
      const held = await post(store, { createdAt: NOON + 80_000, fingerprint: 5, status: 'held' });
      const second = await post(store, { createdAt: NOON + 60_000, fingerprint: 5 });
      const first = await post(store, { createdAt: NOON + 70_000, fingerprint: 6, parentId: second });
      const page = await store.read.latestPage({ siteId: SITE, limit: 2 });
      assert.deepEqual(
        page.map(({ id }) => id),
        [first, second],
      );
      const after = { key: NOON + 70_000, id: first };
      const rest = (await store.read.latestPage({ siteId: SITE, limit: 9, after })).map(({ id }) => id);
      assert.deepEqual([rest[0], rest.includes(old), rest.includes(held)], [second, false, false]);
    });

    it('finds them all by an index', async () => {
      const cost = await costOf(subject, async (read) => {
        await read.pinnedComments({ storyId: STORY });
        await read.featuredPage({ siteId: SITE, limit: 9 });
        await read.latestPage({ siteId: SITE, limit: 9 });
      });
      assert.ok(cost.rows < 20, cost.plan);
    });

    it('closes no complaint that the moderator has not seen', async () => {
      const id = await post(store);
      const seen = flag(id, 'first');
      await store.write.flagComment(seen);
      const keep = (lastFlag: number | null) =>
        store.write.decideComment({
          ...decide(id, 'published', { from: ['published'], lastFlag }),
          decision: makeDecision({ actorKind: 'account', actorId: 7, outcome: 'keep' }),
        });
      await assert.rejects(keep(null), { code: 'new_complaint' });
      const late = flag(id, 'second');
      await store.write.flagComment(late);
      await assert.rejects(keep(seen.id), { code: 'new_complaint' });
      assert.equal((await store.read.commentById({ id }))?.openFlags, 2);
      assert.equal((await keep(late.id)).openFlags, 0);
    });
  });
}
