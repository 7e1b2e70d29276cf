import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AccountId, SiteId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeSite, NOON, nextId, openStory, SITE } from './fixtures.js';
import { addAccount } from './following-acts.js';

for (const dialect of await dialects()) {
  describe(`authors whom a reader ignores on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
    });
    after(() => subject.close());

    const BERTA = { kind: 'guest', name: 'Berta', accountId: null } as const;
    const ignore = (accountId: AccountId, author: object = BERTA, changes: object = {}) => {
      const one = { ...BERTA, ...author };
      const of = { id: nextId<number>(), accountId, siteId: SITE, author: one, now: NOON, most: 3 };
      return store.write.ignoreAuthor({ ...of, ...changes });
    };
    const names = async (accountId: AccountId, siteId: SiteId | undefined = SITE) =>
      (await store.read.ignoredBy({ accountId, siteId })).map(({ kind, name }) => `${kind} ${name}`);

    it('are kept once each, by kind and name, until that is taken back', async () => {
      const [ann, bob] = [await addAccount(store), await addAccount(store)];
      await ignore(ann);
      await ignore(ann);
      await ignore(ann, { kind: 'ghost' });
      assert.deepEqual((await names(ann)).sort(), ['ghost Berta', 'guest Berta']);
      assert.deepEqual(await names(bob), []);
      await store.write.endIgnoring({ accountId: bob, siteId: SITE, of: BERTA });
      await store.write.endIgnoring({ accountId: ann, siteId: SITE, of: BERTA });
      assert.deepEqual(await names(ann), ['ghost Berta']);
      const [{ id } = { id: 0 }] = await store.read.ignoredBy({ accountId: ann });
      await store.write.endIgnoring({ accountId: bob, siteId: SITE, of: { id } });
      assert.deepEqual(await names(ann), ['ghost Berta']);
      await store.write.endIgnoring({ accountId: ann, siteId: SITE, of: { id } });
      assert.deepEqual(await names(ann), []);
    });

    it('with an account are known by the name they have now as well', async () => {
      const [ann, carl] = [await addAccount(store), await addAccount(store, { name: 'Carl' })];
      await ignore(ann, { kind: 'account', name: 'Carl', accountId: carl });
      await store.write.renameAccount({ accountId: carl, name: 'Charles' });
      const [kept] = await store.read.ignoredBy({ accountId: ann });
      assert.deepEqual([kept?.name, kept?.presentName], ['Carl', 'Charles']);
      const of = { kind: 'account', name: 'Charles', accountId: carl } as const;
      await store.write.endIgnoring({ accountId: ann, siteId: SITE, of });
      assert.deepEqual(await names(ann), []);
    });

    it('are apart for each site, so many of them: the oldest goes', async () => {
      const ann = await addAccount(store);
      const siteId = nextId<SiteId>();
      await store.write.createSite(makeSite({ id: siteId, slug: `s${siteId}`, hosts: [] }));
      await ignore(ann, BERTA, { siteId });
      for (const n of [1, 2, 3, 4]) await ignore(ann, { name: `N${n}` }, { now: NOON + n });
      assert.deepEqual(await names(ann), ['guest N4', 'guest N3', 'guest N2']);
      assert.deepEqual(await names(ann, siteId), ['guest Berta']);
      assert.equal((await store.read.ignoredBy({ accountId: ann })).length, 4);
    });

    it('are forgotten with their reader, and when they are erased themselves', async () => {
      const [ann, carl] = [await addAccount(store), await addAccount(store, { name: 'Carl' })];
      await ignore(ann, { kind: 'account', name: 'Carl', accountId: carl });
      await ignore(ann);
      await store.write.eraseAccount({ accountId: carl, now: NOON });
      assert.deepEqual(await names(ann), ['guest Berta']);
      await store.write.eraseAccount({ accountId: ann, now: NOON });
      assert.deepEqual(await names(ann), []);
    });
  });
}
