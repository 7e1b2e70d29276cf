import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Store } from '../../src/storage/store.js';
import { decide } from './acts.js';
import { dialects, type Subject } from './dialects.js';
import { NOON, openStory, post, SITE } from './fixtures.js';
import { DAY, followingActs, MINUTE } from './following-acts.js';

for (const dialect of await dialects()) {
  describe(`the outbox on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
    });
    after(() => subject.close());

    const { take, drain, reply } = followingActs(() => store);

    it('hands a job to one taker at a time, and to the next when the lease is over', async () => {
      const job = {
        siteId: SITE,
        lane: 'test',
        kind: 'mail' as const,
        payload: { followerId: 1 },
        now: NOON,
      };
      assert.equal(await store.write.addJob({ ...job, dueAt: NOON, dedup: 'one' }), true);
      assert.equal(await store.write.addJob({ ...job, dueAt: NOON, dedup: 'one' }), false);
      assert.equal(await store.write.addJob({ ...job, dueAt: NOON + DAY }), true);
      const all = await Promise.all([1, 2, 3, 4].map(() => take('test')));
      assert.equal(all.flat().length, 1);
      const [first] = all.flat();
      assert.ok(first);
      assert.deepEqual(first.payload, { followerId: 1 });
      assert.deepEqual(await take('test', NOON + MINUTE - 1), []);
      const [again] = await take('test', NOON + MINUTE);
      assert.deepEqual([again?.id, again?.attempts], [first.id, 2]);
      await store.write.finishJob(first);
      await store.write.failJob({ ...first, now: NOON, problem: 'late' });
      assert.deepEqual(await store.read.failedJobs({ limit: 5 }), [], 'who lost the lease changes nothing');
      await store.write.retryJob({ id: first.id, attempts: 2, dueAt: NOON + 5 * MINUTE, problem: 'away' });
      assert.deepEqual(await take('test', NOON + 4 * MINUTE), []);
      const [third] = await take('test', NOON + 5 * MINUTE);
      assert.equal(third?.attempts, 3);
      await drain('test');
    });

    it('keeps a job that was given up to be looked at, and to be tried again', async () => {
      const job = {
        siteId: SITE,
        lane: 'dead',
        kind: 'webhook' as const,
        payload: {},
        dedup: 'dead',
        now: NOON,
      };
      await store.write.addJob({ ...job, dueAt: NOON });
      const [taken] = await take('dead');
      assert.ok(taken);
      await store.write.failJob({ ...taken, now: NOON + 1, problem: 'refused' });
      assert.deepEqual(await take('dead', NOON + DAY), []);
      const [failed] = await store.read.failedJobs({ limit: 5 });
      assert.deepEqual([failed?.id, failed?.problem, failed?.failedAt], [taken.id, 'refused', NOON + 1]);
      const states = await store.read.outboxState({});
      assert.deepEqual(
        states.filter(({ lane }) => lane === 'dead'),
        [{ lane: 'dead', waiting: 0, failed: 1, oldestAt: null }],
      );
      assert.equal(
        await store.write.addJob({ ...job, dueAt: NOON }),
        true,
        'a failed one stands in nobody’s way',
      );
      assert.equal(await store.write.reviveJobs({ now: NOON }), 0, 'the same waits already');
      await drain('dead');
      assert.equal(await store.write.reviveJobs({ siteId: SITE, now: NOON + 2 }), 1);
      assert.equal((await take('dead', NOON + 2))[0]?.attempts, 1);
      await drain('dead');
    });

    it('waits no longer where the clock was set back, and takes from nobody what is under way', async () => {
      const HOUR = 3_600_000;
      const job = { siteId: SITE, lane: 'back', kind: 'webhook', payload: {} } as const;
      await store.write.addJob({ ...job, dueAt: NOON, now: NOON });
      await store.write.addJob({ ...job, dueAt: NOON + 2 * MINUTE, now: NOON });
      await store.write.addJob({ ...job, dueAt: NOON - HOUR, now: NOON - 2 * HOUR });
      const [earlier, ...more] = await take('back', NOON - HOUR);
      assert.ok(earlier && more.length === 0, 'only what was made before');
      await store.write.finishJob(earlier);
      assert.equal(await store.write.followClock({ now: NOON - HOUR }), 2);
      assert.equal((await take('back', NOON - HOUR)).length, 1, 'at once, as it was meant');
      assert.equal(await store.write.followClock({ now: NOON - 2 * HOUR }), 2);
      assert.equal((await take('back', NOON - 2 * HOUR)).length, 0, 'another has it under its lease');
      assert.equal((await take('back', NOON - 2 * HOUR + MINUTE)).length, 1, 'until that is over');
      await drain('back');
    });

    it('names each lane with what is due first, whatever waits behind', async () => {
      for (const [lane, dueAt] of [
        ['b', 9],
        ['a', 7],
        ['a', 5],
        ['webhook:7', 3],
        ['webhook:8', 2],
      ] as const)
        await store.write.addJob({ siteId: SITE, lane, kind: 'webhook', payload: {}, dueAt, now: 1 });
      const found = (await store.read.lanes({})).filter(({ dueAt }) => dueAt < 10);
      assert.deepEqual(
        found.map(({ lane, dueAt }) => [lane, dueAt]),
        [
          ['a', 5],
          ['b', 9],
          ['webhook:7', 3],
          ['webhook:8', 2],
        ],
      );
      const state = (await store.read.outboxState({})).find(({ lane }) => lane === 'webhook');
      assert.deepEqual(state, { lane: 'webhook', waiting: 2, failed: 0, oldestAt: 1 });
      for (const { lane } of found) await drain(lane);
    });

    it('makes no job of a comment that nobody waits for', async () => {
      await reply(await post(store));
      assert.deepEqual(await take('events'), []);
    });

    it('takes a job with the decision that it tells of, and none with a decision that is refused', async () => {
      const id = await post(store);
      const due = { siteId: SITE, lane: 'told', kind: 'akismet' as const, dueAt: NOON, now: NOON };
      const jobs = [{ ...due, payload: { commentId: id, verdict: 'spam' } }];
      await assert.rejects(store.write.decideComment(decide(id, 'removed', { revision: 7, jobs })), {
        code: 'stale_revision',
      });
      assert.deepEqual(await take('told'), []);
      await store.write.decideComment(decide(id, 'removed', { jobs }));
      const [job, ...more] = await take('told');
      assert.deepEqual([job?.payload.verdict, more.length], ['spam', 0]);
      await drain('told');
    });
  });
}
