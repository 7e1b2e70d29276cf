import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { StoryId } from '../../src/core/ids.js';
import { openStore } from '../../src/storage/open-store.js';
import { dialects, type Subject } from './dialects.js';
import { importAll, makeImported, NOON, openStory, post, SITE, STORY } from './fixtures.js';

for (const dialect of await dialects()) {
  describe(`a backup of ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let folder: string;
    before(async () => {
      subject = await dialect.open();
      folder = mkdtempSync(path.join(os.tmpdir(), 'parley-backup-'));
    });
    after(async () => {
      rmSync(folder, { recursive: true });
      await subject.close();
    });

    it('is the whole of the database, opens as a data folder and goes on from there', async () => {
      const { store } = subject;
      await openStory(store);
      const late = makeImported(null, { storyId: STORY });
      // A reply with a smaller id than its parent stands before it in most orders.
      const early = makeImported(late.comment, { storyId: STORY, id: 5 as typeof late.comment.id });
      await importAll(store, [late, early]);
      for (let i = 0; i < 30; i++) await post(store, { source: `№ ${i} 😀` });
      await store.write.saveReport({
        story: { id: 77 as StoryId, siteId: SITE, title: 'R', language: null, createdAt: NOON },
        report: {
          storyId: 77 as StoryId,
          siteId: SITE,
          slug: 's',
          month: '2026-11',
          status: 'published',
          publishedAt: NOON,
          placedAt: NOON,
          updatedAt: NOON,
          headline: 'R',
          summary: '',
          byline: '',
          body: [],
          source: '',
          claims: [],
          corrections: [],
          map: null,
          mapWords: null,
        },
        assets: [
          {
            storyId: 77 as StoryId,
            name: 'card.png',
            contentType: 'image/png',
            content: new Uint8Array([0, 1, 255]),
            digest: 'd',
          },
        ],
        now: NOON,
      });

      const data = path.join(folder, 'restored');
      mkdirSync(data);
      await store.backup(path.join(data, 'parley.db'));
      const copy = await openStore({ data, role: 'command' });
      const all = { storyId: STORY, limit: 1000 };
      assert.deepEqual(await copy.read.commentsOfStory(all), await store.read.commentsOfStory(all));
      assert.deepEqual(await copy.read.sites({}), await store.read.sites({}));
      assert.equal(await copy.read.schemaVersion({}), await store.read.schemaVersion({}));
      const asset = await copy.read.reportAsset({ storyId: 77 as StoryId, name: 'card.png' });
      assert.deepEqual([...(asset?.content ?? [])], [0, 1, 255]);
      const lastEvent = await store.read.lastEventId({});
      assert.equal(await copy.read.lastEventId({}), lastEvent);
      await post(copy, { parentId: late.comment.id });
      assert.equal(await copy.read.lastEventId({}), lastEvent + 1);
      assert.deepEqual(await copy.write.recountStory({ id: STORY }), { changed: 0 });
      await copy.close();
    });

    it('replaces no file', async () => {
      const target = path.join(folder, 'twice.db');
      await subject.store.backup(target);
      await assert.rejects(subject.store.backup(target), { code: 'invalid_request' });
    });
  });
}
