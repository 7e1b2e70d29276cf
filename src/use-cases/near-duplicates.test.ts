import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Author } from '../core/comment.js';
import type { CommentId, SiteId, StoryId } from '../core/ids.js';
import type { FingerprintRow } from '../storage/store.js';
import { createNearDuplicates } from './near-duplicates.js';

const SITE = 1 as SiteId;
const STORY = 2 as StoryId;
const NOW = 10_000_000_000;
const ANA = { accountId: null, guestHash: 'ana' } as Author;
const BO = { accountId: null, guestHash: 'bo' } as Author;

function row(id: number, parts: Partial<FingerprintRow> = {}): FingerprintRow {
  return {
    ...{ id: id as CommentId, storyId: STORY, fingerprint: 0, status: 'published', placedAt: NOW },
    ...{ guestHash: 'ana', accountId: null },
    ...parts,
  };
}

/** A log of fingerprints as storage gives it, and how often it was asked. */
function log(rows: FingerprintRow[]) {
  const asked = { times: 0 };
  return {
    rows,
    asked,
    async fingerprintStart() {
      return 0;
    },
    async fingerprintsAfter({ afterId, limit }: { afterId: number; limit: number }) {
      asked.times += 1;
      return rows.filter(({ id }) => id > afterId).slice(0, limit);
    },
  };
}

const draft = (id: number, author = BO) => ({ id: id as CommentId, siteId: SITE, author });
const find = { fingerprint: 0, now: NOW };

describe('the comments that a draft is compared with', () => {
  it('are those that storage has, the latest first, with whether the author is the same', async () => {
    const index = createNearDuplicates(
      log([row(1), row(2, { guestHash: 'bo' }), row(3, { fingerprint: 2 ** 52 - 1 })]),
    );
    const found = await index.similar(draft(9), find);
    assert.deepEqual(
      found.map(({ commentId, sameAuthor }) => [commentId, sameAuthor]),
      [
        [2, true],
        [1, false],
      ],
    );
  });

  it('grow with what any process stores, without reading twice', async () => {
    const stored = log(Array.from({ length: 4500 }, (_, i) => row(i + 1)));
    const index = createNearDuplicates(stored);
    await index.similar(draft(9999), find);
    const first = stored.asked.times;
    stored.rows.push(row(5000));
    await index.similar(draft(9999), find);
    assert.equal(stored.asked.times, first, 'not asked again at the same moment');
    const found = await index.similar(draft(9999), { ...find, now: find.now + 250 });
    assert.equal(found[0]?.commentId, 5000);
    assert.equal(stored.asked.times, first + 1);
  });

  it('never hold the draft itself, nor what is a week old', async () => {
    const index = createNearDuplicates(log([row(1), row(2, { placedAt: NOW - 8 * 86_400_000 })]));
    assert.deepEqual(await index.similar(draft(1), find), []);
  });

  it('hold a comment from the moment that it is about to be stored, until that has failed', async () => {
    const index = createNearDuplicates(log([]));
    await index.similar(draft(1), find);
    const comment = {
      ...({ id: 5 as CommentId, siteId: SITE, storyId: STORY, status: 'published', author: ANA } as const),
      ...{ placedAt: NOW, fingerprint: 0 },
    };
    index.remember(comment);
    assert.equal((await index.similar(draft(1), find)).length, 1);
    index.forget(comment);
    assert.deepEqual(await index.similar(draft(1), find), []);
  });
});
