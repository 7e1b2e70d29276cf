import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SiteId, StoryId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeComment, makeDecision, NOON, nextId, openStory, post, SITE, STORY } from './fixtures.js';
import { addAccount, byAccount, DAY, fanAllOut, followingActs } from './following-acts.js';

for (const dialect of await dialects()) {
  describe(`following on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
    });
    after(() => subject.close());

    const { take, follow, drain, reply } = followingActs(() => store);

    it('confirms an account at once, and a guest by mail, who is asked once', async () => {
      const accountId = await addAccount(store);
      assert.equal(await follow({ accountId }, ['thread', STORY]), 'confirmed');
      const email = 'Kim@home.example';
      const id = nextId<number>();
      assert.equal(await follow({ email }, ['thread', STORY], { id }), 'asked');
      assert.equal(await follow({ email: ' kim@HOME.example' }, ['thread', STORY]), 'waiting');
      const [job, ...more] = await take('mail');
      assert.deepEqual([job?.kind, job?.payload, more.length], ['confirm', { subscriptionId: id }, 0]);
      const subscription = await store.read.subscriptionById({ id });
      assert.equal(subscription?.confirmedAt, null);
      const follower = await store.read.followerById({ id: subscription?.followerId ?? 0 });
      assert.deepEqual([follower?.email, follower?.accountId], ['kim@home.example', null]);
      assert.equal(await store.write.confirmSubscription({ id, now: NOON + 1 }), true);
      assert.equal(await store.write.confirmSubscription({ id: 1, now: NOON }), false);
      assert.equal(await follow({ email }, ['thread', STORY]), 'confirmed');
      await drain('mail');
    });

    it('asks an address few times a day, whoever writes it down', async () => {
      const email = 'victim@home.example';
      const outcomes = [];
      for (let n = 0; n < 5; n++) outcomes.push(await follow({ email }, ['replies', await post(store)]));
      assert.deepEqual(outcomes, ['asked', 'asked', 'asked', 'too_many', 'too_many']);
      assert.equal(await follow({ email }, ['replies', await post(store)], { now: NOON + DAY }), 'asked');
      await drain('mail');
    });

    it('believes a browser that has proven the address before, and no other', async () => {
      const email = 'pat@home.example';
      const id = nextId<number>();
      await follow({ email }, ['replies', await post(store)], { id, guestHash: 'pat' });
      await store.write.confirmSubscription({ id, now: NOON });
      const theirs = { guestHash: 'pat' };
      assert.equal(await follow({ email }, ['replies', await post(store)], theirs), 'confirmed');
      const another = { guestHash: 'mallory' };
      assert.equal(await follow({ email }, ['replies', await post(store)], another), 'asked');
      assert.equal(await follow({ email }, ['replies', await post(store)]), 'asked');
      await drain('mail');
    });

    it('tells whoever follows the thread, the comment or all answers, once each and never the author', async () => {
      const story = await openStory(store, 77 as StoryId);
      const [ann, bob, cem] = [await addAccount(store), await addAccount(store), await addAccount(store)];
      const root = await post(store, byAccount(ann, { storyId: story }));
      await drain('events');
      for (const accountId of [ann, bob, cem]) await follow({ accountId }, ['thread', story]);
      await follow({ accountId: ann }, ['answers', ann]);
      await follow({ accountId: cem }, ['replies', root]);
      await follow({ email: 'unproven@home.example' }, ['thread', story]);
      const id = nextId<number>();
      await follow({ email: 'dee@home.example' }, ['thread', story], { id, guestHash: 'dee' });
      await store.write.confirmSubscription({ id, now: NOON });
      await drain('mail');
      const answer = await reply(root, byAccount(bob, { storyId: story }));
      assert.equal(await fanAllOut(store, 1), 4, 'three followers, and a part that finds nobody more');
      const jobs = await take('mail');
      const told = await Promise.all(
        jobs.map(({ payload }) => store.read.followerById({ id: Number(payload.followerId) })),
      );
      assert.deepEqual(
        told.map((one) => one?.accountId ?? one?.email).sort(),
        [ann, cem, 'dee@home.example'].sort(),
      );
      for (const { payload } of jobs) {
        const items = await store.read.followItems({ followerId: Number(payload.followerId), limit: 9 });
        assert.deepEqual(
          items.map(({ commentId }) => commentId),
          [answer],
        );
      }
      const { guestHash } = makeComment().author;
      assert.equal(guestHash, 'ann');
      await post(store, { storyId: story, author: { ...makeComment().author, guestHash: 'dee' } });
      await drain('mail');
      await fanAllOut(store);
      const again = await take('mail');
      const followers = await Promise.all(
        again.map(({ payload }) => store.read.followerById({ id: Number(payload.followerId) })),
      );
      assert.ok(!followers.some((one) => one?.email === 'dee@home.example'), 'it is their own comment');
      await drain('mail');
    });

    it('tells of a held comment when it is published, and not again when it comes back', async () => {
      const story = await openStory(store, 78 as StoryId);
      const accountId = await addAccount(store);
      await follow({ accountId }, ['thread', story]);
      const id = await post(store, { storyId: story, status: 'held' });
      assert.equal(await fanAllOut(store), 0);
      const decide = (from: 'held' | 'published' | 'removed', to: 'published' | 'removed') =>
        store.write.decideComment({ id, revision: 1, from: [from], to, decision: makeDecision(), now: NOON });
      await decide('held', 'published');
      await fanAllOut(store);
      const [job] = await take('mail');
      assert.equal(job?.kind, 'mail');
      await drain('mail');
      const { followerId } = job?.payload ?? {};
      await store.write.finishMail({
        ...{ id: job?.id ?? 0, attempts: job?.attempts ?? 0, followerId: Number(followerId) },
        ...{ commentIds: [id], sent: null, now: NOON },
      });
      await decide('published', 'removed');
      await decide('removed', 'published');
      await fanAllOut(store);
      assert.deepEqual(await take('mail'), []);
    });

    it('gathers for the day who wants one mail a day', async () => {
      const story = await openStory(store, 79 as StoryId);
      const accountId = await addAccount(store);
      await follow({ accountId }, ['thread', story]);
      const follower = await store.read.followerOf({ accountId, siteId: SITE });
      assert.ok(follower);
      await store.write.setRhythm({ followerId: follower.id, rhythm: 'daily' });
      const ids = [await post(store, { storyId: story }), await post(store, { storyId: story })];
      await fanAllOut(store);
      assert.deepEqual(await take('mail'), []);
      const [job, ...more] = await take('mail', NOON + DAY);
      assert.deepEqual([job?.payload, more.length], [{ followerId: follower.id }, 0]);
      const items = await store.read.followItems({ followerId: follower.id, limit: 9 });
      assert.deepEqual(
        items.map(({ commentId }) => commentId),
        ids,
      );
      await drain('mail');
    });

    it('ends the job of a mail unless more came in meanwhile, and counts the mail', async () => {
      const story = await openStory(store, 80 as StoryId);
      const accountId = await addAccount(store);
      await follow({ accountId }, ['thread', story]);
      const first = await post(store, { storyId: story });
      await fanAllOut(store);
      const [job] = await take('mail');
      assert.ok(job);
      const followerId = Number(job.payload.followerId);
      const second = await post(store, { storyId: story });
      await fanAllOut(store);
      assert.deepEqual(await take('mail'), [], 'the one who writes the mail has the job');
      const sent = { addressHash: 'somebody' };
      const about = { followerId, sent, now: NOON + 5 };
      await store.write.finishMail({ ...about, id: job.id, attempts: job.attempts, commentIds: [first] });
      const [next] = await take('mail', NOON + 5);
      assert.ok(next);
      assert.deepEqual([next.id, next.attempts], [job.id, 1]);
      await store.write.finishMail({ ...about, id: next.id, attempts: 1, commentIds: [second] });
      assert.deepEqual(await take('mail', NOON + DAY), []);
      await store.write.countMail({ siteId: SITE, addressHash: 'somebody', kind: 'confirm', now: NOON + 6 });
      const count = (since: number, kind?: string) =>
        store.read.mailsSent({ siteId: SITE, addressHash: 'somebody', since, ...(kind ? { kind } : {}) });
      assert.deepEqual(await count(NOON), { toAddress: 3, bySite: 3 });
      assert.deepEqual(await count(NOON, 'confirm'), { toAddress: 1, bySite: 3 });
      assert.deepEqual(await count(NOON + 6), { toAddress: 0, bySite: 0 });
    });

    it('ends one subscription or all, and for good where that is asked', async () => {
      const email = 'leaving@home.example';
      const [one, two] = [nextId<number>(), nextId<number>()];
      await follow({ email }, ['thread', STORY], { id: one, guestHash: 'leaver' });
      await store.write.confirmSubscription({ id: one, now: NOON });
      await follow({ email }, ['replies', 5], { id: two, guestHash: 'leaver' });
      const followerId = (await store.read.subscriptionById({ id: one }))?.followerId ?? 0;
      const ids = async () => {
        const found = await Promise.all([one, two].map((id) => store.read.subscriptionById({ id })));
        return found.flatMap((it) => (it && it.confirmedAt !== null ? it.id : []));
      };
      assert.deepEqual(await ids(), [one, two]);
      await store.write.unsubscribe({ followerId, subscriptionId: one, block: false, now: NOON });
      assert.deepEqual(await ids(), [two]);
      await store.write.unsubscribe({ followerId, subscriptionId: null, block: true, now: NOON });
      assert.deepEqual(await ids(), []);
      assert.equal(await follow({ email }, ['thread', STORY]), 'blocked');
      await drain('mail');
    });

    it('moves what is followed with a story that becomes part of another', async () => {
      const [from, into] = [await openStory(store, 81 as StoryId), await openStory(store, 82 as StoryId)];
      const [one, two] = [await addAccount(store), await addAccount(store)];
      await follow({ accountId: one }, ['thread', from]);
      await follow({ accountId: two }, ['thread', from]);
      await follow({ accountId: two }, ['thread', into]);
      await store.write.mergeStories({ from, into, now: NOON });
      for (const accountId of [one, two]) {
        const targets = (await store.read.followingOf({ accountId })).map(({ target }) => target);
        assert.deepEqual(targets, [into]);
      }
    });

    it('lists what an account follows on a site, with its story, and no title of a draft', async () => {
      const accountId = await addAccount(store);
      const story = await openStory(store, 83 as StoryId);
      const comment = await post(store, {});
      for (const [kind, target] of [
        ['thread', story],
        ['replies', comment],
        ['replies', 5],
        ['answers', accountId],
      ] as const)
        await follow({ accountId }, [kind, target]);
      await follow({ accountId: await addAccount(store) }, ['thread', STORY]);
      const followed = await store.read.followedOn({ accountId, siteId: SITE });
      const told = new Map(followed.map((one) => [`${one.kind} ${one.target}`, one.story]));
      assert.equal(told.size, 4);
      assert.equal(told.get(`thread ${story}`)?.id, story);
      assert.equal(told.get(`replies ${comment}`)?.id, STORY);
      assert.equal(told.get('replies 5'), null);
      assert.equal(told.get(`answers ${accountId}`), null);
      assert.deepEqual(await store.read.followedOn({ accountId, siteId: 99 as SiteId }), []);
    });

    it('forgets what an erased person followed and was told, by account and by address', async () => {
      const accountId = await addAccount(store);
      const email = `${accountId}@home.example`;
      const root = await post(store, byAccount(accountId));
      await follow({ accountId }, ['answers', accountId]);
      await follow({ email }, ['thread', STORY]);
      await store.write.setReplyFeed({ accountId, siteId: SITE, tokenHash: 'erased', now: NOON });
      await reply(root);
      await fanAllOut(store);
      await store.write.eraseAccount({ accountId, now: NOON });
      for (const table of ['follower', 'notification', 'reply_feed']) {
        const theirs =
          table === 'follower'
            ? `account_id = ${accountId} OR email = '${email}'`
            : `account_id = ${accountId}`;
        const rows = await subject.query(`SELECT 1 AS one FROM ${table} WHERE ${theirs}`);
        assert.equal(rows.length, 0, table);
      }
      await drain('mail');
    });

    it('forgets after their terms who never said yes, what failed and what was sent', async () => {
      const email = 'never@home.example';
      const id = nextId<number>();
      await follow({ email }, ['thread', STORY], { id });
      await store.write.countMail({ siteId: SITE, addressHash: 'x', kind: 'news', now: NOON });
      const [job] = await take('mail');
      assert.ok(job);
      await store.write.failJob({ ...job, now: NOON, problem: 'gone' });
      await store.write.prune({ now: NOON + 6 * DAY });
      assert.ok(await store.read.subscriptionById({ id }));
      await store.write.prune({ now: NOON + 8 * DAY });
      assert.equal(await store.read.subscriptionById({ id }), undefined);
      assert.deepEqual(await subject.query(`SELECT 1 AS one FROM follower WHERE email = '${email}'`), []);
      assert.deepEqual(await subject.query('SELECT 1 AS one FROM mail_count'), []);
      assert.equal((await store.read.failedJobs({ limit: 9 })).length, 1);
      await store.write.prune({ now: NOON + 31 * DAY });
      assert.deepEqual(await store.read.failedJobs({ limit: 9 }), []);
    });
  });
}
