import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SiteId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { decide, flag } from './acts.js';
import { dialects, type Subject } from './dialects.js';
import { makeDecision, makePost, NOON, openStory, SITE } from './fixtures.js';
import { costOf } from './query-cost.js';

const ALL = { siteId: SITE, from: NOON, limit: 50 };

for (const dialect of await dialects()) {
  describe(`what numbers are made from on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
      for (let i = 0; i < 120; i++) await hold(NOON - 1 - i, 'old');
    });
    after(() => subject.close());

    const hold = async (createdAt: number, rule: string) => {
      const decision = makeDecision({ outcome: 'hold', rule, createdAt });
      const input = makePost({ status: 'held' }, { decision });
      await store.write.postComment(input);
      return input.comment.id;
    };
    /** Flags it from these readers and closes the flags at a time of its own. */
    const closed = async (act: 'remove' | 'keep', at: number, readers: readonly string[]) => {
      const input = makePost({}, { decision: makeDecision({ createdAt: NOON - 5000 }) });
      await store.write.postComment(input);
      const { id } = input.comment;
      for (const reader of readers) await store.write.flagComment(flag(id, reader));
      const decision = makeDecision({ actorKind: 'account', actorId: 7, outcome: act, createdAt: at });
      const to = act === 'keep' ? 'published' : 'removed';
      await store.write.decideComment(decide(id, to, { from: ['published'], decision }));
      return { id, decisionId: decision.id };
    };

    it('are what policies decided since a time, the newest first, of one site', async () => {
      const first = await hold(NOON, 'links');
      const second = await hold(NOON + 1, 'words');
      const rows = await store.read.judgementsSince(ALL);
      assert.deepEqual(
        rows.map(({ commentId, rule, outcome, revision }) => [commentId, rule, outcome, revision]),
        [
          [second, 'words', 'hold', 1],
          [first, 'links', 'hold', 1],
        ],
      );
      assert.equal((await store.read.judgementsSince({ ...ALL, limit: 1 }))[0]?.commentId, second);
      assert.deepEqual(await store.read.judgementsSince({ ...ALL, siteId: 99 as SiteId }), []);
    });

    it('are what people did, and per reporter how many flags were closed and upheld', async () => {
      const removed = await closed('remove', NOON + 10, ['ana', 'bo']);
      await closed('keep', NOON + 20, ['ana']);
      await closed('remove', NOON - 10, ['ana', 'cy']);
      const acts = await store.read.actsSince(ALL);
      assert.deepEqual(
        acts.map(({ outcome, actorId, createdAt }) => [outcome, actorId, createdAt - NOON]),
        [
          ['keep', 7, 20],
          ['remove', 7, 10],
        ],
      );
      const tallies = async () =>
        (await store.read.reporterTallies(ALL)).map(({ closed, upheld }) => `${upheld} of ${closed}`).sort();
      assert.deepEqual(await tallies(), ['1 of 1', '1 of 2']);
      assert.deepEqual(await store.read.reporterTallies({ ...ALL, siteId: 99 as SiteId }), []);
      const undo = makeDecision({
        actorKind: 'account',
        actorId: 7,
        outcome: 'undo',
        undoes: removed.decisionId,
      });
      await store.write.decideComment(
        decide(removed.id, 'published', { from: ['removed'], decision: { ...undo, createdAt: NOON + 30 } }),
      );
      assert.deepEqual(await tallies(), ['0 of 1'], 'an undone decision opens its flags again');
    });

    it('cost no more than the rows asked for, however long the log is', async () => {
      const cost = await costOf(subject, async (read) => {
        const input = { siteId: SITE, from: 0, limit: 5 };
        await read.judgementsSince(input);
        await read.actsSince(input);
        await read.reporterTallies(input);
      });
      assert.ok(cost.rows <= 40, `${cost.rows} rows, ${cost.plan}`);
      assert.match(cost.plan, /decision_by_policy/);
      assert.match(cost.plan, /decision_by_people/);
    });
  });
}
