import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AccountId, SiteId } from '../../src/core/ids.js';
import type { SitePage } from '../../src/core/site-page.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeSite, NOON, SITE } from './fixtures.js';

const EDITOR = 72 as AccountId;

const page = (id: number, changes: Partial<SitePage> = {}): SitePage => ({
  ...{ id, siteId: SITE, slug: `page-${id}`, title: `Page ${id}`, source: 'Text.', kind: '' },
  ...{ position: id, isPublic: true, revision: 0, updatedAt: NOON, updatedBy: EDITOR },
  ...changes,
});

for (const dialect of await dialects()) {
  describe(`the storage of pages on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await store.write.createSite(makeSite());
      const account = { id: EDITOR, email: 'e@staff.example', name: 'E', createdAt: NOON, disabledAt: null };
      await store.write.createAccount({ account, passwordHash: null });
    });
    after(() => subject.close());

    const links = async () =>
      (await store.read.siteById({ id: SITE }))?.settings.pages?.map(({ slug }) => slug);

    it('keeps pages in the order of the footer, and links of the public ones with the site', async () => {
      await store.write.saveSitePage({ page: page(3) });
      await store.write.saveSitePage({ page: page(2, { isPublic: false }) });
      await store.write.saveSitePage({ page: page(4, { position: 1 }) });
      const all = await store.read.sitePages({ siteId: SITE });
      assert.deepEqual(
        all.map(({ id, revision }) => [id, revision]),
        [
          [4, 1],
          [2, 1],
          [3, 1],
        ],
      );
      assert.deepEqual(all[2], page(3, { revision: 1 }));
      assert.deepEqual(await links(), ['page-4', 'page-3']);
      assert.equal((await store.read.publicSitePage({ siteId: SITE, slug: 'page-3' }))?.id, 3);
      assert.equal(await store.read.publicSitePage({ siteId: SITE, slug: 'page-2' }), undefined);
      assert.equal(await store.read.publicSitePage({ siteId: 9 as SiteId, slug: 'page-3' }), undefined);
    });

    it('refuses a save on top of an old revision, and an address that is taken', async () => {
      await store.write.saveSitePage({ page: page(3, { revision: 1, title: 'New' }) });
      await assert.rejects(store.write.saveSitePage({ page: page(3, { revision: 1 }) }), {
        code: 'page_changed',
      });
      assert.equal((await store.read.sitePageById({ id: 3 }))?.title, 'New');
      const taken = page(5, { slug: 'page-3' });
      await assert.rejects(store.write.saveSitePage({ page: taken }), { code: 'slug_taken' });
    });

    it('forgets a page and its link', async () => {
      await store.write.deleteSitePage({ id: 4, siteId: SITE });
      assert.deepEqual(await links(), ['page-3']);
      assert.equal(await store.read.sitePageById({ id: 4 }), undefined);
    });
  });
}
