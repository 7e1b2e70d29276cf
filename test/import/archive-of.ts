import assert from 'node:assert/strict';
import { toParleyRecord } from '../../src/cli/export-records.js';
import { writeParley } from '../../src/formats/parley-writer.js';
import type { Store } from '../../src/storage/store.js';
import { exportSite } from '../../src/use-cases/export-site.js';
import { NOW } from './importing.js';

/** A whole site as its own archive. */
export async function archiveOf(
  store: Store,
  slug: string,
  options: { readonly photos?: boolean } = {},
): Promise<string> {
  const site = await store.read.siteBySlug({ slug });
  assert.ok(site, `site ${slug}`);
  async function* records() {
    for await (const record of exportSite(store.read, site as NonNullable<typeof site>, options))
      yield toParleyRecord(record);
  }
  const lines: string[] = [];
  const header = { generator: 'test', exportedAt: new Date(NOW).toISOString() };
  for await (const line of writeParley(records(), header)) lines.push(line);
  return lines.join('');
}
