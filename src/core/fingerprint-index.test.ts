import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFingerprintIndex, type FingerprintEntry } from './fingerprint-index.js';
import type { CommentId, StoryId } from './ids.js';

function entry(id: number, fingerprint: number, more: Partial<FingerprintEntry> = {}): FingerprintEntry {
  return {
    commentId: id as CommentId,
    storyId: 1 as StoryId,
    fingerprint,
    status: 'published',
    author: null,
    createdAt: id,
    ...more,
  };
}

function idsNear(index: ReturnType<typeof createFingerprintIndex>, fingerprint: number, since = 0): number[] {
  return index.near({ fingerprint, distance: 2, since, limit: 3 }).map((match) => match.commentId);
}

test('entries within the distance and the time are found, the latest first, up to the limit', () => {
  const index = createFingerprintIndex(10);
  for (const [id, fingerprint] of [0b0, 0b111, 0b11, 0b1, 0b100].entries())
    index.put(entry(id + 1, fingerprint));
  assert.deepEqual(idsNear(index, 0), [5, 4, 3]);
  assert.deepEqual(idsNear(index, 0, 4), [5, 4]);
  assert.equal(index.near({ fingerprint: 0, distance: 2, since: 0, limit: 1 })[0]?.distance, 1);
});

test('beyond its capacity the index forgets the oldest addition, and finds nothing that was never there', () => {
  const index = createFingerprintIndex(3);
  assert.deepEqual(idsNear(index, 0), []);
  for (let id = 1; id <= 5; id++) index.put(entry(id, 0));
  assert.deepEqual(idsNear(index, 0), [5, 4, 3]);
});

test('a comment put again takes the place of its old entry', () => {
  const index = createFingerprintIndex(3);
  for (let id = 1; id <= 3; id++) index.put(entry(id, 0));
  index.put(entry(2, 0, { status: 'removed' }));
  index.put(entry(4, 0));
  const found = index.near({ fingerprint: 0, distance: 0, since: 0, limit: 9 });
  assert.deepEqual(
    found.map(({ commentId, status }) => [commentId, status]),
    [
      [4, 'published'],
      [3, 'published'],
      [2, 'removed'],
    ],
  );
});
