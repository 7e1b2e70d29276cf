import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AccountId, SiteId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeSite, NOON, nextId, openStory, post, SITE } from './fixtures.js';
import { addAccount, byAccount, fanAllOut, followingActs } from './following-acts.js';

for (const dialect of await dialects()) {
  describe(`browsers with notices on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
    });
    after(() => subject.close());

    const { take, reply } = followingActs(() => store);
    const add = async (accountId: AccountId, endpoint: string, changes: object = {}) => {
      const one = { id: nextId<number>(), siteId: SITE, accountId, endpoint, p256dh: 'p', auth: 'a' };
      await store.write.addPush({ ...one, createdAt: NOON, most: 3, ...changes });
      return one.id;
    };
    const endpoints = async (accountId: AccountId) =>
      (await store.read.pushesOf({ accountId })).map(({ endpoint }) => endpoint);

    it('are kept with their keys, once each: whoever signs in there next has it', async () => {
      const [ann, bob] = [await addAccount(store), await addAccount(store)];
      const id = await add(ann, 'https://push.example/shared');
      assert.deepEqual(await store.read.pushById({ id }), {
        ...{ id, siteId: SITE, accountId: ann, endpoint: 'https://push.example/shared' },
        ...{ p256dh: 'p', auth: 'a', createdAt: NOON },
      });
      await add(bob, 'https://push.example/shared');
      assert.deepEqual([await endpoints(ann), (await endpoints(bob)).length], [[], 1]);
      assert.equal(await store.read.pushById({ id }), undefined);
    });

    it('are at most so many of an account on a site: the oldest goes', async () => {
      const ann = await addAccount(store);
      const siteId = nextId<SiteId>();
      await store.write.createSite(makeSite({ id: siteId, slug: `s${siteId}`, hosts: [] }));
      await add(ann, 'https://push.example/elsewhere', { siteId, createdAt: NOON - 1 });
      for (const n of [1, 2, 3, 4]) await add(ann, `https://push.example/${n}`, { createdAt: NOON + n });
      assert.deepEqual(await endpoints(ann), [
        'https://push.example/elsewhere',
        ...[2, 3, 4].map((n) => `https://push.example/${n}`),
      ]);
    });

    it('are ended by their own account only, or dropped', async () => {
      const [ann, bob] = [await addAccount(store), await addAccount(store)];
      const endpoint = 'https://push.example/mine';
      await add(ann, endpoint);
      assert.equal(await store.write.removePush({ accountId: bob, endpoint }), false);
      assert.equal(await store.write.removePush({ accountId: ann, endpoint }), true);
      const id = await add(ann, endpoint);
      await store.write.dropPush({ id });
      assert.deepEqual(await endpoints(ann), []);
    });

    it('end with the session that they were made in, which goes on under its next token', async () => {
      const ann = await addAccount(store);
      const session = async (tokenHash: string) => {
        const of = { accountId: ann, kind: 'reader', now: NOON, expiresAt: NOON + 1000 } as const;
        await store.write.createSession({ tokenHash, ...of });
        await add(ann, `https://push.example/in-${tokenHash}`, { sessionHash: tokenHash });
      };
      for (const hash of ['s1', 's2', 's3']) await session(hash);
      const of = { now: NOON + 1, expiresAt: NOON + 2000, graceUntil: NOON + 10 };
      assert.equal(await store.write.rotateSession({ tokenHash: 's1', nextHash: 's1b', ...of }), true);
      await store.write.endSession({ tokenHash: 's1' });
      assert.equal((await endpoints(ann)).length, 3);
      await store.write.endSession({ tokenHash: 's1b' });
      assert.deepEqual(await endpoints(ann), ['https://push.example/in-s2', 'https://push.example/in-s3']);
      await store.write.endOtherSessions({ accountId: ann, tokenHash: 's3' });
      assert.deepEqual(await endpoints(ann), ['https://push.example/in-s3']);
      await store.write.endSessions({ accountId: ann });
      assert.deepEqual(await endpoints(ann), []);
    });

    it('are told of an answer to their reader, a lane each, and of nothing else', async () => {
      const [ann, bob] = [await addAccount(store), await addAccount(store)];
      const ids = [await add(ann, 'https://push.example/a1'), await add(ann, 'https://push.example/a2')];
      await add(bob, 'https://push.example/b');
      const root = await post(store, byAccount(ann));
      const answer = await reply(root, byAccount(bob));
      await reply(answer, byAccount(bob));
      await fanAllOut(store);
      const lanes = (await store.read.lanes({})).map(({ lane }) => lane);
      assert.deepEqual(
        lanes.filter((lane) => lane.startsWith('push:')).sort(),
        ids.map((id) => `push:${id}`),
      );
      const state = (await store.read.outboxState({})).find(({ lane }) => lane === 'push');
      assert.equal(state?.waiting, 2);
      for (const id of ids) {
        const jobs = await take(`push:${id}`);
        const told = jobs.map(({ kind, payload }) => ({ kind, payload }));
        assert.deepEqual(told, [{ kind: 'push', payload: { pushId: id, commentId: answer } }]);
      }
    });

    it('are forgotten with their reader', async () => {
      const ann = await addAccount(store);
      await add(ann, 'https://push.example/erased');
      await store.write.eraseAccount({ accountId: ann, now: NOON });
      assert.deepEqual(await endpoints(ann), []);
    });
  });
}
