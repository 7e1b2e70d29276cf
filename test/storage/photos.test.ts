import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { EMPTY_DRAFT } from '../../src/core/draft.js';
import { type AccountId, encodeId, type SiteId, type StoryId } from '../../src/core/ids.js';
import type { Photo, Report } from '../../src/core/report.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeSite, NOON, SITE } from './fixtures.js';

const WRITER = 71 as AccountId;

const photo = (id: number): Photo => ({
  ...{ id: encodeId(id), width: 640, height: 480, widths: [640] },
  ...{ alt: 'A quay', caption: '', credit: 'Ann Example', licence: 'CC0' },
});
const files = (...ids: readonly number[]) =>
  ids.map((photoId) => ({
    ...{ photoId, name: '640.webp', digest: `d${photoId}` },
    content: Uint8Array.of(0, 255, photoId),
  }));

for (const dialect of await dialects()) {
  describe(`the storage of photos on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await store.write.createSite(makeSite());
      const account = { id: WRITER, email: 'w@staff.example', name: 'W', createdAt: NOON, disabledAt: null };
      await store.write.createAccount({ account, passwordHash: null });
    });
    after(() => subject.close());

    const save = (
      storyId: StoryId,
      revision: number,
      { shown, added = [] }: { readonly shown: readonly number[]; readonly added?: readonly number[] },
    ) =>
      store.write.saveDraft({
        ...{ storyId, revision, siteId: SITE, isAutosave: false, accountId: WRITER, now: NOON },
        content: { ...EMPTY_DRAFT, headline: 'Quay', photos: shown.map(photo) },
        photos: files(...added),
      });

    const publish = (storyId: StoryId, revision: number, photos: readonly number[]) => {
      const details = { section: '', tags: [], authors: [], photos: photos.map(photo), places: [] };
      const report: Report = {
        ...{ storyId, siteId: SITE, slug: `quay-${storyId}`, month: '2026-11', status: 'published' },
        ...{ publishedAt: NOON, placedAt: NOON, updatedAt: NOON, headline: 'Quay', summary: '', byline: '' },
        ...{ body: [], source: '', claims: [], corrections: [], map: null, mapWords: null, details },
      };
      const story = { id: storyId, siteId: SITE, title: 'Quay', language: null, createdAt: NOON };
      return store.write.publishDraft({ story, report, assets: [], revision, log: [], now: NOON });
    };

    const kept = async (storyId: StoryId, ids: readonly number[]) => {
      const found = await Promise.all(
        ids.map((photoId) => store.read.photoFile({ storyId, photoId, name: '640.webp' })),
      );
      return ids.filter((_, i) => found[i] !== undefined);
    };
    const seen = (photoId: number, siteId = SITE) =>
      store.read.publicPhotoFile({ siteId, photoId, name: '640.webp' });

    it('gives back a file byte for byte, of its own report only', async () => {
      const storyId = 700 as StoryId;
      await save(storyId, 0, { shown: [1], added: [1] });
      const file = await store.read.photoFile({ storyId, photoId: 1, name: '640.webp' });
      assert.deepEqual([...(file?.content ?? [])], [0, 255, 1]);
      assert.equal(file?.digest, 'd1');
      assert.deepEqual(await kept(701 as StoryId, [1]), []);
      assert.equal(await store.read.photoFile({ storyId, photoId: 1, name: 'card.jpg' }), undefined);
    });

    it('shows the public what a public report shows, on its own site', async () => {
      const storyId = 710 as StoryId;
      await save(storyId, 0, { shown: [11, 12], added: [11, 12] });
      assert.equal(await seen(11), undefined);
      await publish(storyId, 1, [11]);
      assert.equal((await seen(11))?.digest, 'd11');
      assert.equal(await seen(12), undefined);
      assert.equal(await seen(11, 99 as SiteId), undefined);
    });

    it('deletes a photo when neither the draft nor the report shows it any more', async () => {
      const storyId = 720 as StoryId;
      await save(storyId, 0, { shown: [21, 22], added: [21, 22] });
      await publish(storyId, 1, [21, 22]);
      await save(storyId, 1, { shown: [22] });
      assert.deepEqual(await kept(storyId, [21, 22]), [21, 22]);
      await publish(storyId, 2, [22]);
      assert.deepEqual(await kept(storyId, [21, 22]), [22]);
    });

    it('keeps none of a save that was refused, and none of a draft that was deleted', async () => {
      const storyId = 730 as StoryId;
      await save(storyId, 0, { shown: [31], added: [31] });
      await assert.rejects(save(storyId, 7, { shown: [31, 32], added: [32] }), { code: 'draft_changed' });
      assert.deepEqual(await kept(storyId, [31, 32]), [31]);
      await store.write.deleteDraft({ storyId });
      assert.deepEqual(await kept(storyId, [31]), []);
    });
  });
}
