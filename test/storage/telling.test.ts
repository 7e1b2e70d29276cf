import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { StoryId } from '../../src/core/ids.js';
import type { Report } from '../../src/core/report.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeDecision, NOON, nextId, openStory, post, SITE, STORY } from './fixtures.js';
import { addAccount, byAccount, DAY, fanAllOut, followingActs } from './following-acts.js';

for (const dialect of await dialects()) {
  describe(`telling people and programs on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
    });
    after(() => subject.close());

    const { take, drain, reply, follow } = followingActs(() => store);
    const mailsAbout = async (storyId: StoryId) =>
      (await take('mail', NOON + DAY, 1000)).filter(({ payload }) => payload.storyId === storyId);

    it('notifies an account of answers by others that can be seen, until they are read', async () => {
      const [ann, bob] = [await addAccount(store), await addAccount(store)];
      const root = await post(store, byAccount(ann));
      const answer = await reply(root, byAccount(bob));
      await reply(root, byAccount(ann));
      const gone = await reply(root);
      await fanAllOut(store);
      const of = { accountId: ann, siteId: SITE };
      assert.equal(await store.read.unreadCount({ ...of, most: 100 }), 2);
      assert.equal(await store.read.unreadCount({ ...of, most: 1 }), 1);
      await store.write.decideComment({
        ...{ id: gone, revision: 1, from: ['published'], to: 'removed', now: NOON },
        decision: makeDecision({ outcome: 'remove' }),
      });
      assert.equal(await store.read.unreadCount({ ...of, most: 100 }), 1);
      const list = await store.read.notifications({ ...of, limit: 10 });
      assert.deepEqual(
        list.map(({ comment, at, isRead }) => [comment.id, at, isRead]),
        [[answer, NOON, false]],
      );
      await store.write.markRead({ ...of, upTo: NOON - 1, now: NOON });
      assert.equal(await store.read.unreadCount({ ...of, most: 100 }), 1);
      await store.write.markRead({ ...of, upTo: NOON, now: NOON });
      assert.equal(await store.read.unreadCount({ ...of, most: 100 }), 0);
      assert.equal((await store.read.notifications({ ...of, limit: 10 }))[0]?.isRead, true);
    });

    it('finds everybody who follows a report when something in it was put right, in parts, each once', async () => {
      const storyId = nextId<StoryId>();
      const report = (corrections: Report['corrections']): Report => ({
        ...{ storyId, siteId: SITE, slug: `quay-${storyId}`, month: '2026-11', status: 'published' },
        ...{ publishedAt: NOON, placedAt: NOON, updatedAt: NOON, headline: 'Quay', summary: '', byline: '' },
        ...{ body: [], source: '', claims: [], corrections, map: null, mapWords: null },
      });
      const story = { id: storyId, siteId: SITE, title: 'Quay', language: null, createdAt: NOON };
      const save = (now: number, corrections: Report['corrections'] = []) =>
        store.write.saveReport({ story, report: report(corrections), assets: [], now });
      await save(NOON);
      const readers = [await addAccount(store), await addAccount(store), await addAccount(store)] as const;
      for (const accountId of readers) await follow({ accountId }, ['thread', storyId]);
      await save(NOON + 1);
      await fanAllOut(store, 2, NOON + 5);
      assert.deepEqual(await mailsAbout(storyId), []);
      await save(NOON + 2, [{ at: NOON + 2, kind: 'correction', text: 'Wrong.' }]);
      assert.equal(await fanAllOut(store, 2, NOON + 5), 2);
      const told = await mailsAbout(storyId);
      assert.deepEqual(
        told.map(({ kind, payload }) => [kind, payload.at]),
        Array.from({ length: 3 }, () => ['correction', NOON + 2]),
      );
      assert.equal(new Set(told.map(({ payload }) => payload.subscriptionId)).size, 3);
      const of = { accountId: readers[2], siteId: SITE };
      const notice = { storyId, at: NOON + 2, toldAt: NOON + 5 };
      assert.equal(await store.read.unreadCount({ ...of, most: 100 }), 1);
      assert.deepEqual(await store.read.correctionNotices({ ...of, limit: 9 }), [
        { ...notice, isRead: false },
      ]);
      await store.write.markRead({ ...of, upTo: NOON + 5, now: NOON + 6 });
      assert.equal(await store.read.unreadCount({ ...of, most: 100 }), 0);
      assert.deepEqual(await store.read.correctionNotices({ ...of, limit: 9 }), [
        { ...notice, isRead: true },
      ]);
    });

    it('reads a story’s newest comments, those in sight only', async () => {
      const story = await openStory(store, 4711 as StoryId);
      const ids = [await post(store, { storyId: story }), await post(store, { storyId: story })];
      await post(store, { storyId: story, status: 'held' });
      const found = await store.read.newestOfStory({ storyId: story, limit: 5 });
      assert.deepEqual(
        found.map(({ id }) => id),
        ids.toReversed(),
      );
      assert.equal((await store.read.newestOfStory({ storyId: story, limit: 1 })).length, 1);
    });

    it('opens the feed of answers by its newest secret only', async () => {
      const accountId = await addAccount(store);
      const of = { accountId, siteId: SITE };
      await store.write.setReplyFeed({ ...of, tokenHash: 'first', now: NOON });
      await store.write.setReplyFeed({ ...of, tokenHash: 'second', now: NOON + 1 });
      assert.equal(await store.read.replyFeedByToken({ tokenHash: 'first' }), undefined);
      assert.equal(await store.read.replyFeedOf(of), NOON + 1);
      assert.deepEqual(await store.read.replyFeedByToken({ tokenHash: 'second' }), of);
      await store.write.setReplyFeed({ ...of, tokenHash: null, now: NOON + 2 });
      assert.equal(await store.read.replyFeedByToken({ tokenHash: 'second' }), undefined);
      assert.equal(await store.read.replyFeedOf(of), null);
    });

    it('hands events to the webhooks that ask for them, each in a lane of its own', async () => {
      const [one, two] = [nextId<number>(), nextId<number>()];
      const hook = { siteId: SITE, url: 'https://cms.example/hook', secret: 'sealed', createdAt: NOON };
      await store.write.addWebhook({ ...hook, id: one, kinds: ['comment.published', 'comment.held'] });
      await store.write.addWebhook({ ...hook, id: two, kinds: ['comment.held'] });
      const id = await post(store, { status: 'held' });
      await fanAllOut(store);
      for (const hookId of [one, two]) {
        const [job] = await take(`webhook:${hookId}`);
        const { messageId, ...payload } = job?.payload ?? {};
        assert.match(String(messageId), /^msg_\d+$/);
        const told = { kind: 'comment.held', storyId: STORY, commentId: id, at: NOON, webhookId: hookId };
        assert.deepEqual(payload, told);
      }
      const delivery = {
        messageId: 'msg_1',
        kind: 'comment.held' as const,
        attempt: 1,
        status: 503,
        took: 5,
      };
      const log = (at: number, arrived: boolean) =>
        store.write.logDelivery({ ...delivery, webhookId: one, problem: 'away', at, arrived });
      assert.deepEqual(await log(NOON, false), { failingSince: NOON });
      assert.deepEqual(await log(NOON + 1, false), { failingSince: NOON });
      assert.deepEqual(await log(NOON + 2, true), { failingSince: null });
      const [newest] = await store.read.deliveriesOf({ webhookId: one, limit: 1 });
      assert.deepEqual({ ...newest }, { ...delivery, problem: 'away', at: NOON + 2 });
      await store.write.setWebhookDisabled({ id: two, disabledAt: NOON });
      assert.equal((await store.read.webhookById({ id: two }))?.disabledAt, NOON);
      await drain(`webhook:${two}`);
      await post(store, { status: 'held' });
      await fanAllOut(store);
      assert.deepEqual(await take(`webhook:${two}`), []);
      assert.equal((await store.read.webhooks({ siteId: SITE })).length, 2);
      for (const hookId of [one, two]) assert.equal(await store.write.removeWebhook({ id: hookId }), true);
      assert.equal(await store.write.removeWebhook({ id: one }), false);
      assert.deepEqual(await store.read.webhooks({}), []);
      assert.ok(!(await store.read.lanes({})).some(({ lane }) => lane.startsWith('webhook')));
    });

    it('knows who looks after a site', async () => {
      const [here, everywhere, mute] = [
        await addAccount(store),
        await addAccount(store),
        await addAccount(store, { email: null }),
      ];
      await store.write.setRole({ accountId: here, siteId: SITE, role: 'admin' });
      for (const accountId of [everywhere, mute])
        await store.write.setRole({ accountId, siteId: null, role: 'admin' });
      const admins = await store.read.adminsOf({ siteId: SITE });
      assert.deepEqual(
        admins.map(({ id }) => id),
        [here, everywhere],
      );
      assert.deepEqual(
        (await store.read.adminsOf({ siteId: 2 as typeof SITE })).map(({ id }) => id),
        [everywhere],
      );
    });
  });
}
