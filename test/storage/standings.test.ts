import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Standing } from '../../src/core/badge.js';
import type { Author } from '../../src/core/comment.js';
import type { AccountId, CommentId, StoryId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeComment, NOON, nextId, openStory, post, SITE, STORY } from './fixtures.js';

for (const dialect of await dialects()) {
  describe(`standings on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    let other: StoryId;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
      const url = 'https://gazette.example/other';
      const story = { id: nextId<StoryId>(), siteId: SITE, key: null, url, title: 'Other', createdAt: NOON };
      other = (await store.write.ensureStory({ story, urlKey: url })).story.id;
    });
    after(() => subject.close());

    async function person(): Promise<AccountId> {
      const id = nextId<AccountId>();
      const account = { id, email: null, name: 'Dana', createdAt: NOON, disabledAt: null };
      await store.write.createAccount({ account, passwordHash: null });
      return id;
    }
    const by = (accountId: AccountId, badges: Author['badges'] = []): Author => ({
      ...makeComment().author,
      ...{ kind: 'account', accountId, guestHash: null, badges },
    });
    const grant = (accountId: AccountId, kind: Standing, storyId: StoryId | null) =>
      store.write.setStanding({ accountId, siteId: SITE, storyId, kind, holds: true, now: NOON });
    const take = (accountId: AccountId, kind: Standing, storyId: StoryId | null) =>
      store.write.setStanding({ accountId, siteId: SITE, storyId, kind, holds: false, now: NOON });
    const badgesOf = async (id: CommentId) => (await store.read.commentById({ id }))?.author.badges;

    it('hold for a whole site or for one story, and are listed with whom they are about', async () => {
      const accountId = await person();
      await grant(accountId, 'trusted', null);
      await grant(accountId, 'author', STORY);
      await grant(accountId, 'author', STORY);
      const under = (storyId: StoryId) => store.read.standingsOf({ accountId, siteId: SITE, storyId });
      assert.deepEqual([...(await under(STORY))].sort(), ['author', 'trusted']);
      assert.deepEqual(await under(other), ['trusted']);
      const listed = await store.read.standingsOn({ siteId: SITE, storyId: STORY });
      assert.deepEqual(
        listed.map(({ account, kind, since }) => [account.id, kind, since]),
        [[accountId, 'author', NOON]],
      );
      await take(accountId, 'trusted', null);
      assert.deepEqual(await under(other), []);
      assert.deepEqual(await store.read.standingsOn({ siteId: SITE, storyId: null }), []);
    });

    it('mark what the person wrote before, and make a new version of those stories', async () => {
      const accountId = await person();
      const here = await post(store, { author: by(accountId, ['moderator']) });
      const there = await post(store, { storyId: other, author: by(accountId) });
      const stranger = await post(store, {});
      const version = (await store.read.storyVersion({ id: STORY })) ?? 0;
      await grant(accountId, 'author', STORY);
      assert.deepEqual(await badgesOf(here), ['author', 'moderator']);
      assert.deepEqual(await badgesOf(there), []);
      assert.deepEqual(await badgesOf(stranger), []);
      assert.ok(((await store.read.storyVersion({ id: STORY })) ?? 0) > version);
      await grant(accountId, 'expert', null);
      assert.deepEqual(await badgesOf(there), ['expert']);
      await take(accountId, 'author', STORY);
      assert.deepEqual(await badgesOf(here), ['moderator', 'expert']);
    });

    it('leave a badge that another grant still gives', async () => {
      const accountId = await person();
      const here = await post(store, { author: by(accountId) });
      const there = await post(store, { storyId: other, author: by(accountId) });
      await grant(accountId, 'expert', null);
      await grant(accountId, 'expert', STORY);
      await take(accountId, 'expert', null);
      assert.deepEqual([await badgesOf(here), await badgesOf(there)], [['expert'], []]);
      await grant(accountId, 'expert', null);
      await take(accountId, 'expert', STORY);
      assert.deepEqual([await badgesOf(here), await badgesOf(there)], [['expert'], ['expert']]);
    });

    it('are forgotten with the account', async () => {
      const accountId = await person();
      await grant(accountId, 'expert', null);
      await store.write.eraseAccount({ accountId, now: NOON });
      assert.deepEqual(await store.read.standingsOf({ accountId, siteId: SITE, storyId: STORY }), []);
    });
  });
}
