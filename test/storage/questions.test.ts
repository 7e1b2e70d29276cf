import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Author } from '../../src/core/comment.js';
import type { AccountId, CommentId, StoryId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { decide } from './acts.js';
import { dialects, type Subject } from './dialects.js';
import {
  makeBatch,
  makeComment,
  makeImported,
  NOON,
  nextId,
  openStory,
  post,
  SITE,
  STORY,
} from './fixtures.js';
import { costOf } from './query-cost.js';

for (const dialect of await dialects()) {
  describe(`stories of questions on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
    });
    after(() => subject.close());

    const expert: Author = { ...makeComment().author, badges: ['expert'] };
    const answersOf = async (id: CommentId) => (await store.read.commentById({ id }))?.answers;
    const ids = async (answered?: boolean, sort: 'newest' | 'best' | 'replies' | 'oldest' = 'newest') => {
      const only = answered === undefined ? {} : { answered };
      const page = await store.read.rootsPage({ storyId: STORY, sort, limit: 9, ...only });
      return page.map(({ id }) => id);
    };

    it('count the answers of each question, and nothing in a discussion', async () => {
      const first = await post(store, { createdAt: NOON + 1 });
      await post(store, { parentId: first, author: expert });
      assert.equal(await answersOf(first), null);
      assert.equal((await store.read.storyById({ id: STORY }))?.kind, 'discussion');
      const version = (await store.read.storyVersion({ id: STORY })) ?? 0;
      await store.write.setStoryKind({ id: STORY, kind: 'questions' });
      assert.equal(await store.read.storyVersion({ id: STORY }), version + 1);
      assert.equal(await answersOf(first), 1);

      const second = await post(store, { createdAt: NOON + 2 });
      await post(store, { parentId: second });
      assert.equal(await answersOf(second), 0);
      for (const sort of ['newest', 'oldest', 'best', 'replies'] as const) {
        assert.deepEqual([await ids(true, sort), await ids(false, sort)], [[first], [second]], sort);
      }
      const answer = await post(store, { parentId: second, author: expert });
      assert.equal(await answersOf(second), 1);
      assert.deepEqual(await ids(true), [second, first]);
      await store.write.decideComment(decide(answer, 'removed'));
      assert.deepEqual([await ids(true), await ids(false)], [[first], [second]]);
      assert.deepEqual(await store.write.recountStory({ id: STORY }), { changed: 0 });
      await store.write.setStoryKind({ id: STORY, kind: 'discussion' });
      assert.deepEqual([await answersOf(first), await answersOf(second)], [null, null]);
      assert.deepEqual(await ids(true), []);
    });

    it('count anew when somebody becomes an expert, and when an archive brings answers', async () => {
      await store.write.setStoryKind({ id: STORY, kind: 'questions' });
      const accountId = nextId<AccountId>();
      const account = { id: accountId, email: null, name: 'Dana', createdAt: NOON, disabledAt: null };
      await store.write.createAccount({ account, passwordHash: null });
      const question = await post(store);
      const author: Author = { ...expert, kind: 'account', accountId, guestHash: null, badges: [] };
      await post(store, { parentId: question, author });
      assert.equal(await answersOf(question), 0);
      const grant = { accountId, siteId: SITE, storyId: null, kind: 'expert', now: NOON } as const;
      await store.write.setStanding({ ...grant, holds: true });
      assert.equal(await answersOf(question), 1);
      await store.write.setStanding({ ...grant, holds: false });
      assert.equal(await answersOf(question), 0);

      const root = makeImported(null, { storyId: STORY });
      const reply = makeImported(root.comment, { storyId: STORY, author: expert });
      await store.background.startImport({ id: 900, siteId: SITE, format: 'test', now: NOON });
      await store.background.importBatch({ ...makeBatch({ comments: [root, reply] }), runId: 900 });
      assert.equal(await answersOf(root.comment.id), 1);
      assert.deepEqual(await store.write.recountStory({ id: STORY }), { changed: 0 });
    });

    it('keep their counts when another story is merged into them', async () => {
      const url = 'https://gazette.example/asked-elsewhere';
      const story = { id: nextId<StoryId>(), siteId: SITE, key: null, url, title: 'Else', createdAt: NOON };
      const from = (await store.write.ensureStory({ story, urlKey: url })).story.id;
      const asked = await post(store, { storyId: from });
      await post(store, { storyId: from, parentId: asked, author: expert });
      await store.write.mergeStories({ from, into: STORY, now: NOON });
      assert.equal(await answersOf(asked), 1);
    });

    it('are read by indexes that hold questions only', async () => {
      for (const answered of [true, false]) {
        const cost = await costOf(subject, async (read) => {
          await read.rootsPage({ storyId: STORY, sort: 'newest', limit: 3, answered });
          await read.rootsPage({ storyId: STORY, sort: 'best', limit: 3, answered });
        });
        assert.ok(cost.rows <= 12, cost.plan);
      }
    });
  });
}
