import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParsedRecord } from '../../src/core/archive.js';
import type { Store, Writes } from '../../src/storage/store.js';
import { withFolder } from '../kit/temporary.js';
import { makePost, makeSite, openStory, STORY } from '../storage/fixtures.js';
import { withStore } from './importing.js';
import { makeParsed, makeThread } from './made-up-archive.js';

/** As the import has it: comments in a batch, and batches that may be under way at once. */
const BATCH = 256;
const AHEAD = 7;

async function* archiveOf(comments: number): AsyncGenerator<ParsedRecord> {
  yield makeThread('1');
  yield makeThread('2');
  for (let n = 0; n < comments; n++)
    yield makeParsed(`c${n}`, {
      threadRef: n % 2 === 0 ? '1' : '2',
      ...(n > 10 && n % 3 === 0 ? { parentRef: `c${n - 4}` } : {}),
    });
}

/** The store's background writes, each batch told when it is handed over and when it is answered. */
function watched(store: Store, watch: { begin(): Promise<void> | void; end(): void }): Writes {
  return {
    ...store.background,
    async importBatch(input) {
      await watch.begin();
      const answer = await store.background.importBatch(input);
      watch.end();
      return answer;
    },
  };
}

test('a post of a reader during an import is acknowledged before the batches that wait, and threads stay readable', () =>
  withFolder((data) =>
    withStore(data, async ({ store, bringInRecords }) => {
      await store.write.createSite(makeSite());
      await openStory(store);
      let answered = 0;
      const waits: number[] = [];
      const posts: Promise<void>[] = [];
      const postOne = async () => {
        const from = answered;
        await store.write.postComment(makePost());
        waits.push(answered - from);
        assert.equal((await store.read.rootsPage({ storyId: STORY, sort: 'newest', limit: 1 })).length, 1);
      };
      const write = watched(store, {
        begin: () => {
          posts.push(postOne());
        },
        end: () => {
          answered += 1;
        },
      });
      const { ledger } = await bringInRecords(archiveOf(40 * BATCH), { write, site: 'gazette' });
      await Promise.all(posts);
      assert.equal(ledger.comments.written, 40 * BATCH);
      assert.equal(waits.length, 40);
      // A post is committed with the group of batches that is being written when it comes.
      assert.ok(Math.max(...waits) <= AHEAD, `batches answered before a post: ${waits.join(' ')}`);
      assert.equal((await store.read.storyById({ id: STORY }))?.total, 40);
    }),
  ));

test('an import never has more than a few batches under way, and does not wait for one before it hands over the next', () =>
  withFolder((data) =>
    withStore(data, async ({ store, bringInRecords }) => {
      const allThere = Promise.withResolvers<void>();
      let handedOver = 0;
      let underWay = 0;
      let most = 0;
      const write = watched(store, {
        begin() {
          handedOver += 1;
          underWay += 1;
          most = Math.max(most, underWay);
          if (handedOver === AHEAD) allThere.resolve();
          // Nothing is written before the last of them has come.
          return allThere.promise;
        },
        end() {
          underWay -= 1;
        },
      });
      const { ledger } = await bringInRecords(archiveOf(12 * BATCH), { write });
      assert.equal(ledger.comments.written, 12 * BATCH);
      assert.equal(most, AHEAD);
    }),
  ));

test('imported comments get their ids in the order in which they are written, so that a database only appends', () =>
  withFolder((data) =>
    withStore(data, async ({ store, bringInRecords }) => {
      const ids: number[] = [];
      const write: Writes = {
        ...store.background,
        importBatch(input) {
          ids.push(...input.comments.map(({ comment }) => comment.id));
          return store.background.importBatch(input);
        },
      };
      await bringInRecords(archiveOf(3 * BATCH), { write });
      assert.equal(ids.length, 3 * BATCH);
      assert.deepEqual(
        ids,
        ids.toSorted((a, b) => a - b),
      );
    }),
  ));
