import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withFolder } from '../kit/temporary.js';
import { NOW, withStore } from './importing.js';
import { archiveOfRecords, makeParsed, makeThread } from './made-up-archive.js';

const DAY = 24 * 60 * 60_000;

test('new comments are compared with imported ones of the last days only', () =>
  withFolder((data) =>
    withStore(data, async ({ store, bringInRecords }) => {
      const old = makeParsed('old', { createdAt: NOW - 8 * DAY });
      const recent = makeParsed('recent', { createdAt: NOW - 6 * DAY });
      await bringInRecords(archiveOfRecords(makeThread('1'), recent, old));
      const site = await store.read.siteBySlug({ slug: 'paper' });
      assert.ok(site);
      const compared = await store.read.fingerprintsAfter({ siteId: site.id, afterId: 0, limit: 10 });
      assert.deepEqual(
        compared.map(({ placedAt }) => placedAt),
        [recent.createdAt],
      );
    }),
  ));
