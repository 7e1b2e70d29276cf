import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { SiteId } from '../../src/core/ids.js';
import { withFolder } from '../kit/temporary.js';
import { archiveOf } from './archive-of.js';
import { withStore } from './importing.js';
import { archiveOfRecords, makeParsed, makeThread } from './made-up-archive.js';

test('an archive of a site that comes back to the same site doubles nothing', () =>
  withFolder((folder) =>
    withStore(path.join(folder, 'data'), async ({ store, bringIn, bringInRecords }) => {
      await bringInRecords(
        archiveOfRecords(makeThread('1'), makeParsed('c1'), makeParsed('c2', { parentRef: 'c1' })),
      );
      const before = await archiveOf(store, 'paper');
      const file = path.join(folder, 'site.jsonl');
      writeFileSync(file, before);
      const { ledger } = await bringIn([file]);
      assert.deepEqual([ledger.comments.written, ledger.comments.merged, ledger.stories.created], [0, 2, 0]);
      assert.equal(await archiveOf(store, 'paper'), before);
    }),
  ));

test('what an author took back is not in the archive of the site', () =>
  withFolder((folder) =>
    withStore(folder, async ({ store, bringInRecords }) => {
      await bringInRecords(
        archiveOfRecords(
          makeThread('1'),
          makeParsed('c1', { text: 'Taken back.', status: 'deleted' }),
          makeParsed('c2', { parentRef: 'c1' }),
        ),
      );
      const archive = await archiveOf(store, 'paper');
      assert.doesNotMatch(archive, /Taken back/);
      assert.match(archive, /"status":"deleted"/);
    }),
  ));

test('a draft, private or locked article becomes no published report', () =>
  withFolder((folder) =>
    withStore(folder, async ({ store, bringInRecords }) => {
      const article = { text: 'Not for readers yet.', format: 'plain' as const };
      await bringInRecords(
        archiveOfRecords(
          { ...makeThread('1'), title: 'Secret', article: { ...article, isPublic: false } },
          { ...makeThread('2'), title: 'Open', article },
        ),
        { articles: true },
      );
      const site = await store.read.siteBySlug({ slug: 'paper' });
      const listed = await store.read.reportsPage({ siteId: site?.id as SiteId, limit: 10 });
      assert.deepEqual(
        listed.map(({ report }) => report.headline),
        ['Open'],
      );
    }),
  ));
