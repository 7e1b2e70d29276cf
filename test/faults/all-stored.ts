import assert from 'node:assert/strict';
import { type CommentId, decodeId, encodeId } from '../../src/core/ids.js';
import { openStore } from '../../src/storage/open-store.js';
import type { Acknowledged } from './posting-load.js';

/** Fails unless each is there with its text: in storage, not on a page, for the policy may have held some of what it acknowledged. */
export async function assertAllStored(
  at: { readonly data: string; readonly url?: string },
  acknowledged: readonly Acknowledged[],
): Promise<void> {
  const store = await openStore({ ...at, role: 'command' });
  try {
    const ids = acknowledged.map(({ id }) => decodeId<CommentId>(id) as CommentId);
    const found = await store.read.commentsByIds({ ids });
    const sources = new Map(found.map(({ id, source }) => [encodeId(id) as string, source]));
    const missing = acknowledged.filter(({ id, text }) => sources.get(id) !== text);
    assert.deepEqual(missing, []);
  } finally {
    await store.close();
  }
}
