import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { dataMissing, TEST_DATA } from '../kit/data.js';
import { withFolder } from '../kit/temporary.js';
import { archiveOf } from './archive-of.js';
import { withStore } from './importing.js';

for (const name of [
  'small/disqus-orphan.xml',
  'small/wxr-statuses.xml',
  'small/outline-lost-names.txt',
  'disqus/tech-blog-many-hosts.xml',
  'wxr/news-deep-disqus-metas.xml.gz',
]) {
  test(
    `a site made from ${name}, exported and imported elsewhere, is the same site`,
    { skip: dataMissing('corpus') },
    () =>
      withFolder(async (folder) => {
        const file = path.join(folder, 'site.jsonl');
        const first = await withStore(path.join(folder, 'a'), async ({ store, bringIn }) => {
          await bringIn([path.join(TEST_DATA, 'corpus', name)]);
          return archiveOf(store, 'paper');
        });
        writeFileSync(file, first);
        await withStore(path.join(folder, 'b'), async ({ store, bringIn }) => {
          await bringIn([file]);
          const second = await archiveOf(store, 'paper');
          assert.deepEqual(second.split('\n'), first.split('\n'));
          const again = await bringIn([file]);
          assert.equal(again.ledger.comments.written, 0);
        });
      }),
  );
}
