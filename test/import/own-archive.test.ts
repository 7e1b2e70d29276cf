import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { toParleyRecord } from '../../src/cli/export-records.js';
import { writeParley } from '../../src/formats/parley-writer.js';
import type { Store } from '../../src/storage/store.js';
import { exportSite } from '../../src/use-cases/export-site.js';
import { dataMissing, TEST_DATA } from '../kit/data.js';
import { withFolder } from '../kit/temporary.js';
import { NOW, withStore } from './importing.js';

/** A whole site as its own archive. */
export async function archiveOf(store: Store, slug: string): Promise<string> {
  const site = await store.read.siteBySlug({ slug });
  assert.ok(site, `site ${slug}`);
  async function* records() {
    for await (const record of exportSite(store.read, site as NonNullable<typeof site>))
      yield toParleyRecord(record);
  }
  const lines: string[] = [];
  const header = { generator: 'test', exportedAt: new Date(NOW).toISOString() };
  for await (const line of writeParley(records(), header)) lines.push(line);
  return lines.join('');
}

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
