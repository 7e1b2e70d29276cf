import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bodyFromMarkdown } from '../../src/core/body/from-markdown.js';
import type { AccountId, SiteId, StoryId } from '../../src/core/ids.js';
import type { SavedView } from '../../src/core/saved-view.js';
import { searchQuery, searchWords } from '../../src/core/search-words.js';
import type { Sought } from '../../src/storage/queue-store.js';
import type { NewComment, Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeBatch, makeDecision, makeImported, makePost, makeSite, NOON, nextId, SITE } from './fixtures.js';
import { costOf } from './query-cost.js';

const DESK = [{ siteId: SITE, sections: null }];
/** More than a search looks through at once. */
const MANY = 2100;

for (const dialect of await dialects()) {
  describe(`searching for cards on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    let sport: StoryId;
    let other: StoryId;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await store.write.createSite(makeSite());
      [sport, other] = [await storyAt('sport'), await storyAt('culture')];
    });
    after(() => subject.close());

    async function storyAt(section: string): Promise<StoryId> {
      const id = nextId<StoryId>();
      const url = `https://gazette.example/${section}/${id}`;
      const story = { id, siteId: SITE, key: null, url, title: section, createdAt: NOON + id };
      await store.write.ensureStory({ story, urlKey: `gazette.example/${section}/${id}` });
      return id;
    }
    async function say(text: string, changes: Partial<NewComment> = {}, rule: string | null = null) {
      const comment = {
        ...{ id: nextId<NewComment['id']>(), storyId: sport, status: 'held' as const },
        ...{ body: bodyFromMarkdown(text), source: text, ...changes },
      };
      const outcome = comment.status === 'held' ? 'hold' : 'publish';
      await store.write.postComment(makePost(comment, { decision: makeDecision({ outcome, rule }) }));
      return comment.id;
    }
    async function indexAll(): Promise<void> {
      while ((await store.background.indexSearch({ limit: 1000 })).indexed > 0);
    }
    const find = async (sought: Partial<Sought>, more: object = {}) => {
      const all: Sought = { author: [], order: 'newest', ...sought };
      const { rows } = await store.read.searchCards({ desks: DESK, sought: all, limit: 20, ...more });
      return rows.map(({ comment }) => comment.id);
    };
    const words = (text: string) => {
      const query = searchQuery(text);
      return query === undefined ? {} : { query };
    };

    it('finds by words, author, status, queue, rule, section and time, alone or together, in both orders', async () => {
      const ferry = await say('The ferry is late', {}, 'word-list');
      const gull = await say('A gull on the ferry', { storyId: other, status: 'published' });
      await indexAll();
      assert.deepEqual(await find({}), [gull, ferry]);
      assert.deepEqual(await find({ order: 'oldest' }), [ferry, gull]);
      assert.deepEqual(await find(words('ferry')), [gull, ferry]);
      assert.deepEqual(await find({ ...words('ferry'), status: 'held' }), [ferry]);
      assert.deepEqual(await find({ queue: 'unreviewed' }), [gull]);
      assert.deepEqual(await find({ rule: 'word-list' }), [ferry]);
      assert.deepEqual(await find({ rule: 'never' }), []);
      assert.deepEqual(await find({ section: 'culture' }), [gull]);
      assert.deepEqual(await find({ author: searchWords('nobody') }), []);
      assert.deepEqual(await find({ before: 1 }), []);
      assert.deepEqual(await find({}, { desks: [{ siteId: SITE, sections: ['sport'] }] }), [ferry]);
      const first = await store.read.searchCards({
        ...{ desks: DESK, sought: { author: [], order: 'oldest' }, limit: 1 },
      });
      assert.equal(first.next, ferry);
      assert.deepEqual(await find({ order: 'oldest' }, { beyond: ferry }), [gull]);
      assert.equal(first.rows[0]?.waiting?.rule, 'word-list');
      const parts = { desks: DESK, queue: 'held', most: 500 } as const;
      assert.equal(await store.read.countPart({ ...parts, rule: 'word-list', section: 'sport' }), 1);
      assert.equal(await store.read.countPart({ ...parts, section: 'culture' }), 0);
    });

    it('looks through a bounded part of many, and says where to go on', async () => {
      const wanted = await say('The one in culture', { storyId: other });
      const wave = { storyId: sport, status: 'held', body: bodyFromMarkdown('A wave') } as const;
      const comments = Array.from({ length: MANY }, () => makeImported(null, wave));
      for (let i = 0; i < MANY; i += 500)
        await store.background.importBatch(makeBatch({ comments: comments.slice(i, i + 500) }));
      await indexAll();
      const sought = { author: [], order: 'newest', status: 'held', section: 'culture' } as const;
      const first = await store.read.searchCards({ desks: DESK, sought, limit: 20 });
      assert.deepEqual(first.rows, []);
      assert.ok(first.next !== null);
      assert.deepEqual(await find(sought, { beyond: first.next }), [wanted]);
      const counted = { desks: DESK, most: 50 };
      assert.deepEqual(await store.read.countFound({ ...counted, sought }), { count: 0, isMore: true });
      const all = { author: [], order: 'newest' } as const;
      assert.deepEqual(await store.read.countFound({ ...counted, sought: all }), { count: 50, isMore: true });
      const cost = await costOf(subject, (read) => read.searchCards({ desks: DESK, sought, limit: 20 }));
      assert.ok(cost.statements <= 18, `${cost.statements} statements`);
      assert.ok(cost.rows <= 12_000, `${cost.rows} rows, ${cost.plan}`);
    });

    it('keeps views of one’s own and of a desk, renames and deletes them, and refuses more than a list can bear', async () => {
      const ownerId = nextId<AccountId>();
      const account = { id: ownerId, email: `${ownerId}@desk.example`, name: 'Dana', createdAt: NOON };
      await store.write.createAccount({ account: { ...account, disabledAt: null }, passwordHash: null });
      const parameters = { section: 'sport' };
      const view = (changes: Partial<SavedView> = {}): SavedView => ({
        ...{ id: nextId<number>(), siteId: null, ownerId, name: 'Sport', page: 'held', parameters },
        ...{ createdAt: NOON, ...changes },
      });
      const [own, shared] = [view(), view({ siteId: SITE, name: 'Ours' })];
      await store.write.saveView({ view: own });
      await store.write.saveView({ view: shared });
      const listed = (siteIds: readonly SiteId[], who = ownerId) =>
        store.read.savedViews({ ownerId: who, siteIds });
      assert.deepEqual(await listed([SITE]), [own, shared]);
      assert.deepEqual(await listed([]), [own]);
      assert.deepEqual(await listed([SITE], 4 as AccountId), [shared]);
      await store.write.renameView({ id: own.id, name: 'Games' });
      assert.equal((await store.read.savedViewById({ id: own.id }))?.name, 'Games');
      await store.write.deleteView({ id: own.id });
      assert.equal(await store.read.savedViewById({ id: own.id }), undefined);
      await assert.rejects(store.write.renameView({ id: own.id, name: 'x' }), { code: 'not_found' });
      for (let i = 0; i < 20; i++) await store.write.saveView({ view: view() });
      await assert.rejects(store.write.saveView({ view: view() }), { code: 'invalid_request' });
    });
  });
}
