import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Comment } from '../../src/core/comment.js';
import type { CommentId, StoryId } from '../../src/core/ids.js';
import type { Position, Sort, Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { importAll, makeDecision, makeImported, NOON, openStory, post } from './fixtures.js';

const KEYS: Readonly<Record<Sort, (comment: Comment) => number>> = {
  newest: (comment) => comment.placedAt,
  oldest: (comment) => comment.placedAt,
  best: (comment) => comment.score,
  replies: (comment) => comment.replyTotal,
};

/** Every root of a story, read in pages of `limit`. */
async function allRoots(
  store: Store,
  storyId: StoryId,
  { sort, limit }: { sort: Sort; limit: number },
): Promise<readonly Comment[]> {
  const found: Comment[] = [];
  for (;;) {
    const last = found.at(-1);
    const after: Position | undefined = last && { key: KEYS[sort](last), id: last.id };
    const page = await store.read.rootsPage({ storyId, sort, limit, ...(after && { after }) });
    assert.ok(page.length <= limit);
    found.push(...page);
    assert.ok(found.length <= 1000, 'pages come to an end');
    if (page.length < limit) return found;
  }
}

for (const dialect of await dialects()) {
  describe(`threads on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    before(async () => {
      subject = await dialect.open();
    });
    after(() => subject.close());

    it('pages through roots in every order, each once, though most have equal keys', async () => {
      const { store } = subject;
      const storyId = await openStory(store, 20 as StoryId);
      const roots = Array.from({ length: 53 }, (_, i) =>
        makeImported(null, { storyId, createdAt: NOON + (i % 3), up: i % 4, down: i % 2 }),
      );
      const replies = roots.slice(0, 20).map(({ comment }) => makeImported(comment, { storyId }));
      await importAll(store, [...roots, ...replies]);
      for (const sort of ['newest', 'oldest', 'best', 'replies'] as const) {
        for (const limit of [1, 7, 53, 100]) {
          const found = await allRoots(store, storyId, { sort, limit });
          const sign = sort === 'oldest' ? 1 : -1;
          const right = [...found].sort((a, b) => sign * (KEYS[sort](a) - KEYS[sort](b) || a.id - b.id));
          assert.deepEqual(found, right, `${sort} in pages of ${limit}`);
          assert.equal(new Set(found.map(({ id }) => id)).size, 53);
        }
      }
    });

    it('gives the first replies of each root in conversation order, in the order of the roots', async () => {
      const { store } = subject;
      const storyId = await openStory(store, 21 as StoryId);
      const roots = Array.from({ length: 5 }, () => makeImported(null, { storyId }));
      const replies = roots.flatMap(({ comment }, i) =>
        Array.from({ length: i }, (_, n) => makeImported(comment, { storyId, createdAt: NOON + 10 - n })),
      );
      await importAll(store, [...roots, ...replies]);
      const rootIds = roots.map(({ comment }) => comment.id).reverse();
      const found = await store.read.firstReplies({ rootIds, limit: 3 });
      assert.deepEqual(
        found.map(({ rootId }) => rootIds.indexOf(rootId)),
        [0, 0, 0, 1, 1, 1, 2, 2, 3],
      );
      for (const rootId of rootIds) {
        const seqs = found.filter((reply) => reply.rootId === rootId).map(({ seq }) => seq);
        assert.deepEqual(
          seqs,
          [...seqs].sort((a, b) => a - b),
        );
      }
      assert.deepEqual(await store.read.firstReplies({ rootIds: [], limit: 3 }), []);
    });

    it('gives pages of replies that are connected at every point', async () => {
      const { store } = subject;
      const storyId = await openStory(store, 22 as StoryId);
      const comments = [makeImported(null, { storyId })];
      // Every comment answers one before it, dated before it half of the time.
      for (let i = 1; i < 120; i++) {
        const parent = comments[(i * 7919) % i]?.comment ?? null;
        comments.push(makeImported(parent, { storyId, createdAt: NOON + ((i * 104_729) % 1000) - 500 }));
      }
      await importAll(store, comments);
      const rootId = comments[0]?.comment.id as CommentId;
      const seen = new Set<number>([rootId]);
      let last: Comment | undefined;
      for (;;) {
        const after = last && { key: last.seq, id: last.id };
        const page = await store.read.repliesPage({ rootId, limit: 11, ...(after && { after }) });
        assert.ok(
          page.every(({ id }) => !seen.has(id)),
          'no reply comes twice',
        );
        for (const reply of page) {
          assert.ok(seen.has(reply.parentId ?? 0), 'a parent stands before its child');
          seen.add(reply.id);
        }
        last = page.at(-1);
        if (page.length < 11) break;
      }
      assert.equal(seen.size, 120);
    });

    it('lists direct replies and leaves out what is not listed', async () => {
      const { store } = subject;
      const storyId = await openStory(store, 23 as StoryId);
      const root = await post(store, { storyId });
      const first = await post(store, { storyId, parentId: root });
      await post(store, { storyId, parentId: root, status: 'held' });
      const second = await post(store, { storyId, parentId: root });
      await post(store, { storyId, parentId: first });
      const children = await store.read.childrenPage({ parentId: root, limit: 10 });
      assert.deepEqual(
        children.map(({ id }) => id),
        [first, second],
      );
      const [only] = children;
      const after = { key: only?.seq ?? 0, id: only?.id ?? 0 };
      const rest = await store.read.childrenPage({ parentId: root, limit: 10, after });
      assert.deepEqual(
        rest.map(({ id }) => id),
        [second],
      );
    });

    it('keeps the place of a removed comment while it has replies, and gives it up with the last', async () => {
      const { store } = subject;
      const storyId = await openStory(store, 24 as StoryId);
      const root = await post(store, { storyId });
      const middle = await post(store, { storyId, parentId: root });
      const leaf = await post(store, { storyId, parentId: middle });
      const remove = (id: CommentId) =>
        store.write.decideComment({
          id,
          revision: 1,
          from: ['published'],
          to: 'removed',
          decision: makeDecision({ outcome: 'remove' }),
          now: NOON,
        });
      const listed = async () => {
        const roots = await store.read.rootsPage({ storyId, sort: 'oldest', limit: 9 });
        const replies = await store.read.repliesPage({ rootId: root, limit: 9 });
        return [...roots, ...replies].map(({ id }) => id);
      };
      await remove(root);
      await remove(middle);
      assert.deepEqual(await listed(), [root, middle, leaf]);
      assert.equal((await store.read.storyById({ id: storyId }))?.total, 1);
      await remove(leaf);
      assert.deepEqual(await listed(), []);
      assert.equal((await store.read.storyById({ id: storyId }))?.total, 0);
    });

    it('names the ancestors of a comment, the nearest first', async () => {
      const { store } = subject;
      const storyId = await openStory(store, 25 as StoryId);
      const chain: CommentId[] = [];
      for (let i = 0; i < 6; i++) chain.push(await post(store, { storyId, parentId: chain.at(-1) ?? null }));
      const nearestFirst = [...chain].reverse();
      const id = nearestFirst[0] as CommentId;
      const ids = async (limit: number) =>
        (await store.read.ancestors({ id, limit })).map((comment) => comment.id);
      assert.deepEqual(await ids(100), nearestFirst.slice(1));
      assert.deepEqual(await ids(2), nearestFirst.slice(1, 3));
      assert.deepEqual(await store.read.ancestors({ id: 404 as CommentId, limit: 5 }), []);
    });

    it('reads comments by ids in the order asked for, and a whole story with parents before children', async () => {
      const { store } = subject;
      const storyId = await openStory(store, 26 as StoryId);
      const late = await post(store, { storyId, createdAt: NOON + 100 });
      const reply = await post(store, { storyId, parentId: late, createdAt: NOON });
      const early = await post(store, { storyId, createdAt: NOON + 50, status: 'held' });
      const byIds = await store.read.commentsByIds({ ids: [reply, 404 as CommentId, late] });
      assert.deepEqual(
        byIds.map(({ id }) => id),
        [reply, late],
      );
      const first = await store.read.commentsOfStory({ storyId, limit: 2 });
      const last = first.at(-1)?.id ?? 0;
      const rest = await store.read.commentsOfStory({ storyId, limit: 2, afterId: last });
      assert.deepEqual(
        [...first, ...rest].map(({ id }) => id),
        [early, late, reply],
      );
    });
  });
}
