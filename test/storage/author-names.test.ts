import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AccountId, SiteId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeComment, makePost, NOON, nextId, openStory, SITE } from './fixtures.js';
import { costOf } from './query-cost.js';

for (const dialect of await dialects()) {
  describe(`names of authors on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
    });
    after(() => subject.close());

    async function postAs(name: string, nameKey: string, changes: Parameters<typeof makePost>[1] = {}) {
      const { author } = makeComment();
      await store.write.postComment(
        makePost({ author: { ...author, name, guestHash: name } }, { nameKey, ...changes }),
      );
    }
    const named = async (nameKey: string, siteId = SITE) =>
      (await store.read.authorsNamed({ siteId, nameKey })).map(({ name }) => name);

    it('are found by their key on their own site, those that readers see', async () => {
      await postAs('Cleo Pier', 'cleopler');
      const { author } = makeComment();
      const held = { status: 'held', author: { ...author, name: 'CLEO' } } as const;
      await store.write.postComment(makePost(held, { nameKey: 'cleopler' }));
      assert.deepEqual([...new Set(await named('cleopler'))], ['Cleo Pier']);
      assert.deepEqual(await named('cleopler', 99 as SiteId), []);
      assert.deepEqual(await named('nobody'), []);
    });

    it('are found whether they came first or last, and cost no more however many there are', async () => {
      await postAs('First', 'crowd');
      for (let i = 0; i < 60; i++) await postAs('Between', 'crowd');
      await postAs('Last', 'crowd');
      const found = await named('crowd');
      assert.ok(found.includes('First') && found.includes('Last'));
      assert.equal(found.length, 20);
      const cost = await costOf(subject, (read) => read.authorsNamed({ siteId: SITE, nameKey: 'crowd' }));
      assert.ok(cost.rows <= 20, `${cost.rows} rows, ${cost.plan}`);
      assert.match(cost.plan, /comment_by_name/);
    });

    it('of staff are those of a site and of all sites, without readers and without accounts that are closed', async () => {
      const staff = async (name: string, role: 'reader' | 'moderator' | 'admin', siteId: SiteId | null) => {
        const id = nextId<AccountId>();
        const account = { id, email: null, name, createdAt: NOON, disabledAt: name === 'Gone' ? NOON : null };
        await store.write.createAccount({ account, passwordHash: null });
        await store.write.setRole({ accountId: id, siteId, role });
      };
      await staff('Mina', 'moderator', SITE);
      await staff('Ada', 'admin', null);
      await staff('Rita', 'reader', SITE);
      await staff('Gone', 'moderator', SITE);
      await staff('Olga', 'moderator', 99 as SiteId);
      const found = await store.read.staffNames({ siteId: SITE });
      assert.deepEqual(
        found.map(({ name }) => name),
        ['Mina', 'Ada'],
      );
    });

    it('are forgotten with the person', async () => {
      await postAs('Gone Soon', 'gonesoon', { email: 'gone@home.example' });
      assert.deepEqual([...new Set(await named('gonesoon'))], ['Gone Soon']);
      await store.write.erasePerson({ email: 'gone@home.example', now: NOON + 1 });
      const rows = await subject.query("SELECT id FROM comment WHERE name_key = 'gonesoon'");
      assert.deepEqual(rows, []);
    });
  });
}
