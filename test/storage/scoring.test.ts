import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { NOON, nextId, openStory, SITE } from './fixtures.js';

for (const dialect of await dialects()) {
  describe(`keys and suggested scores on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
    });
    after(() => subject.close());

    it('finds a key by its hash until it is revoked, and lists it after that', async () => {
      const key = { id: nextId<number>(), siteId: SITE, name: 'coral', createdAt: NOON };
      await store.write.createApiKey({ key, keyHash: 'aa' });
      assert.deepEqual(await store.read.apiKeyByHash({ keyHash: 'aa' }), { ...key, revokedAt: null });
      assert.equal(await store.read.apiKeyByHash({ keyHash: 'bb' }), undefined);
      assert.equal(await store.write.revokeApiKey({ id: key.id, now: NOON + 1 }), true);
      assert.equal(await store.write.revokeApiKey({ id: key.id, now: NOON + 2 }), false);
      assert.equal(await store.read.apiKeyByHash({ keyHash: 'aa' }), undefined);
      assert.deepEqual(await store.read.apiKeys({}), [{ ...key, revokedAt: NOON + 1 }]);
    });

    it('keeps suggested scores in order, the newest of a site since a time', async () => {
      const key = { id: nextId<number>(), siteId: null, name: 'other', createdAt: NOON };
      await store.write.createApiKey({ key, keyHash: 'cc' });
      for (const [i, isRefused] of [true, false, true].entries()) {
        await store.write.addSuggestedScore({
          score: {
            id: nextId<number>(),
            siteId: SITE,
            keyId: key.id,
            isRefused,
            base: -1500,
            buckets: [1, 9, 16_383],
            createdAt: NOON + i,
          },
        });
      }
      const read = (since: number, limit: number) =>
        store.read.suggestedScores({ siteId: SITE, since, limit });
      assert.deepEqual(
        (await read(0, 2)).map(({ createdAt, isRefused }) => [createdAt - NOON, isRefused]),
        [
          [1, false],
          [2, true],
        ],
      );
      assert.deepEqual(
        (await read(NOON + 2, 9)).map(({ base, buckets }) => ({ base, buckets })),
        [{ base: -1500, buckets: [1, 9, 16_383] }],
      );
    });
  });
}
