import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AccountId, SiteId, StoryId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeSite, NOON, openStory, post, SITE } from './fixtures.js';
import { costOf } from './query-cost.js';

for (const dialect of await dialects()) {
  describe(`sites on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
    });
    after(() => subject.close());

    it('keeps a site and finds it by id, name and host', async () => {
      const site = makeSite({
        hosts: ['*.gazette.example', 'gazette.example'],
        language: 'zh-Hant',
        name: '報 📰',
      });
      await store.write.createSite(site);
      assert.deepEqual(await store.read.siteById({ id: SITE }), site);
      assert.deepEqual(await store.read.siteBySlug({ slug: 'gazette' }), site);
      assert.equal(await store.read.siteBySlug({ slug: 'GAZETTE' }), undefined);
      assert.deepEqual(await store.read.siteByHost({ host: 'gazette.example' }), site);
      assert.deepEqual(await store.read.siteByHost({ host: 'a.b.gazette.example' }), site);
      for (const host of ['example', 'notgazette.example', '*.example', '', 'xgazette.example', '.']) {
        assert.equal(await store.read.siteByHost({ host }), undefined, host);
      }
    });

    it('reads a site with its hosts in one statement', async () => {
      const costs = [
        await costOf(subject, (read) => read.siteById({ id: SITE })),
        await costOf(subject, (read) => read.siteBySlug({ slug: 'gazette' })),
        await costOf(subject, (read) => read.sites({})),
      ];
      assert.deepEqual(
        costs.map(({ statements }) => statements),
        [1, 1, 1],
      );
    });

    it('prefers the host itself, then the closest pattern', async () => {
      const id = 2 as SiteId;
      await store.write.createSite(
        makeSite({ id, slug: 'sport', hosts: ['*.sport.gazette.example', 'live.gazette.example'] }),
      );
      assert.equal((await store.read.siteByHost({ host: 'live.gazette.example' }))?.id, id);
      assert.equal((await store.read.siteByHost({ host: 'x.sport.gazette.example' }))?.id, id);
      assert.equal((await store.read.siteByHost({ host: 'sport.gazette.example' }))?.id, SITE);
      const sites = await store.read.sites({});
      assert.deepEqual(
        sites.map((site) => site.id),
        [SITE, id],
      );
    });

    it('refuses a name or host that is taken, and keeps nothing of what was refused', async () => {
      const id = 3 as SiteId;
      await assert.rejects(store.write.createSite(makeSite({ id, hosts: [] })), { code: 'site_exists' });
      const clash = makeSite({ id, slug: 'third', hosts: ['third.example', 'gazette.example'] });
      await assert.rejects(store.write.createSite(clash), {
        code: 'host_taken',
        details: { host: 'gazette.example' },
      });
      assert.equal(await store.read.siteById({ id }), undefined);
      assert.equal(await store.read.siteByHost({ host: 'third.example' }), undefined);
    });

    it('changes what is given of a site, and its hosts', async () => {
      const before = await store.read.siteById({ id: SITE });
      assert.ok(before);
      await store.write.updateSite({ id: SITE, timezone: 'Asia/Kabul' });
      assert.deepEqual(await store.read.siteById({ id: SITE }), { ...before, timezone: 'Asia/Kabul' });
      const settings = { ...before.settings, words: ['swamp'] };
      await store.write.updateSite({ id: SITE, settings, name: 'Gazette', language: 'fr' });
      await store.write.addHosts({ siteId: SITE, hosts: ['old.example', 'gazette.example'] });
      await store.write.removeHosts({ siteId: SITE, hosts: ['*.gazette.example', 'live.gazette.example'] });
      const after = await store.read.siteById({ id: SITE });
      assert.deepEqual(after?.hosts, ['gazette.example', 'old.example']);
      assert.deepEqual(after?.settings, settings);
      assert.ok(
        await store.read.siteByHost({ host: 'live.gazette.example' }),
        'the host of another site stays',
      );
      await assert.rejects(store.write.updateSite({ id: 9 as SiteId, name: 'x' }), { code: 'not_found' });
    });

    it('notes who changed what of a site, and nothing of what was not changed or not done', async () => {
      const site = await store.read.siteById({ id: SITE });
      assert.ok(site);
      const settings = { ...site.settings, words: ['marsh', 'secretword'] };
      const entry = { id: 770_001, by: 7 as AccountId, now: NOON };
      await store.write.updateSite({ id: SITE, name: site.name, timezone: 'Asia/Tokyo', settings, entry });
      const gone = { id: 9 as SiteId, name: 'x', entry: { ...entry, id: 770_002 } };
      await assert.rejects(store.write.updateSite(gone), { code: 'not_found' });
      const rows = await subject.query(
        `SELECT site_id, kind, about, actor_id, facts FROM log_entry WHERE id IN (770001, 770002)`,
      );
      assert.equal(rows.length, 1);
      assert.equal(JSON.stringify(rows[0]).includes('secretword'), false);
      const [{ facts, ...row } = { facts: '' }] = rows;
      assert.deepEqual(
        Object.entries(row).map(([name, value]) => `${name} ${value}`),
        [`site_id ${SITE}`, 'kind site.changed', `about ${SITE}`, 'actor_id 7'],
      );
      assert.deepEqual(JSON.parse(String(facts)), { what: 'timezone,words' });
    });

    it('keeps facts of the installation by name', async () => {
      assert.equal(await store.read.installation({ name: 'secret' }), undefined);
      await store.write.setInstallation({ name: 'secret', value: 'one' });
      await store.write.setInstallation({ name: 'secret', value: 'two' });
      assert.equal(await store.read.installation({ name: 'secret' }), 'two');
    });
  });

  describe(`stories on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await store.write.createSite(makeSite());
    });
    after(() => subject.close());

    const ensure = (id: number, key: string | null, page: string | null) =>
      store.write.ensureStory({
        story: {
          id: id as StoryId,
          siteId: SITE,
          key,
          url: page && `https://gazette.example/${page}`,
          title: `Story ${id}`,
          createdAt: NOON + id,
        },
        urlKey: page && `gazette.example/${page}`,
      });

    it('makes a story once, and finds it by id, key and address', async () => {
      const { story, created } = await ensure(1, 'cms-1', 'one');
      assert.equal(created, true);
      assert.deepEqual(story, {
        id: 1,
        siteId: SITE,
        key: 'cms-1',
        url: 'https://gazette.example/one',
        title: 'Story 1',
        language: null,
        mode: null,
        kind: 'discussion',
        createdAt: NOON + 1,
        closedAt: null,
        closedReason: null,
        closedBy: null,
        version: 1,
        total: 0,
        reportPath: null,
        section: '',
      });
      assert.deepEqual(await ensure(2, 'cms-1', 'one'), { story, created: false });
      assert.deepEqual(await store.read.storyById({ id: 1 as StoryId }), story);
      assert.deepEqual(await store.read.storyByKey({ siteId: SITE, key: 'cms-1' }), story);
      assert.deepEqual(await store.read.storyByUrl({ siteId: SITE, urlKey: 'gazette.example/one' }), story);
      assert.equal(
        await store.read.storyByUrl({ siteId: 2 as SiteId, urlKey: 'gazette.example/one' }),
        undefined,
      );
      assert.equal(await store.read.storyById({ id: 2 as StoryId }), undefined);
      assert.equal(await store.read.storyVersion({ id: 2 as StoryId }), undefined);
    });

    it('adds what is new of key and address to the story that is found', async () => {
      await ensure(10, null, 'ten');
      const { story } = await ensure(11, 'cms-10', 'ten');
      assert.deepEqual([story.id, story.key], [10, 'cms-10']);
      const again = await ensure(12, 'cms-10', 'ten/amp');
      assert.equal(again.story.id, 10);
      assert.equal(again.story.url, 'https://gazette.example/ten');
      assert.deepEqual(await store.read.urlsOfStory({ id: 10 as StoryId }), [
        { urlKey: 'gazette.example/ten', url: 'https://gazette.example/ten' },
        { urlKey: 'gazette.example/ten/amp', url: 'https://gazette.example/ten/amp' },
      ]);
    });

    it('takes two articles for two, though they claim one address', async () => {
      await ensure(20, 'cms-20', 'twenty');
      const { story, created } = await ensure(21, 'cms-21', 'twenty');
      assert.deepEqual([story.id, created], [21, true]);
      assert.equal((await store.read.storyByUrl({ siteId: SITE, urlKey: 'gazette.example/twenty' }))?.id, 20);
    });

    it('makes one story of many requests at once', async () => {
      const made = await Promise.all(Array.from({ length: 12 }, (_, i) => ensure(30 + i, null, 'thirty')));
      assert.equal(made.filter(({ created }) => created).length, 1);
      assert.equal(new Set(made.map(({ story }) => story.id)).size, 1);
    });

    it('counts for many addresses at once', async () => {
      await post(store, { storyId: 1 as StoryId });
      const urlKeys = ['gazette.example/one', 'gazette.example/none', 'gazette.example/ten'];
      const counts = await store.read.storyCounts({ siteId: SITE, urlKeys });
      assert.deepEqual(
        [...counts].sort((a, b) => b.total - a.total),
        [
          { urlKey: 'gazette.example/one', total: 1 },
          { urlKey: 'gazette.example/ten', total: 0 },
        ],
      );
    });

    it('lists stories, the newest first, page by page', async () => {
      const first = await store.read.storiesPage({ siteId: SITE, limit: 2 });
      const last = first.at(-1);
      const after = { key: last?.createdAt ?? 0, id: last?.id ?? 0 };
      const rest = await store.read.storiesPage({ siteId: SITE, limit: 10, after });
      const times = [...first, ...rest].map(({ createdAt }) => createdAt);
      assert.equal(times.length, 5);
      assert.deepEqual(
        times,
        [...times].sort((a, b) => b - a),
      );
    });

    it('closes, opens and changes the mode, each as a new version', async () => {
      const id = 1 as StoryId;
      const before = (await store.read.storyVersion({ id })) ?? 0;
      await store.write.setStoryClosed({ id, closedAt: NOON, reason: 'old', now: NOON });
      await store.write.setStoryMode({ id, mode: 'hold-first' });
      const story = await store.read.storyById({ id });
      assert.deepEqual([story?.closedAt, story?.closedReason, story?.mode], [NOON, 'old', 'hold-first']);
      assert.equal(story?.version, before + 2);
      const versions = await store.read.storyVersions({ ids: [id, 999 as StoryId] });
      assert.deepEqual(versions, [{ id, version: before + 2 }]);
      await assert.rejects(store.write.setStoryMode({ id: 999 as StoryId, mode: null }), {
        code: 'not_found',
      });
    });

    it('moves a story to another address and keeps the old one', async () => {
      const id = 10 as StoryId;
      const move = { url: 'https://gazette.example/new', urlKey: 'gazette.example/new', now: NOON };
      await store.write.moveStory({ id, ...move });
      assert.equal((await store.read.storyById({ id }))?.url, move.url);
      for (const urlKey of ['gazette.example/new', 'gazette.example/ten']) {
        assert.equal((await store.read.storyByUrl({ siteId: SITE, urlKey }))?.id, id);
      }
      const taken = { url: 'https://gazette.example/one', urlKey: 'gazette.example/one', now: NOON };
      await assert.rejects(store.write.moveStory({ id, ...taken }), { code: 'invalid_request' });
    });

    it('merges one discussion into another with all its comments and addresses', async () => {
      const into = await openStory(store, 50 as StoryId);
      const from = await openStory(store, 51 as StoryId);
      const root = await post(store, { storyId: from });
      await post(store, { storyId: from, parentId: root });
      await post(store, { storyId: into });
      await store.write.mergeStories({ from, into, now: NOON });
      assert.equal(await store.read.storyById({ id: from }), undefined);
      assert.equal((await store.read.storyById({ id: into }))?.total, 3);
      assert.equal((await store.read.storyByUrl({ siteId: SITE, urlKey: 'gazette.example/51' }))?.id, into);
      assert.equal((await store.read.rootsPage({ storyId: into, sort: 'newest', limit: 9 })).length, 2);
      assert.deepEqual(await store.write.recountStory({ id: into }), { changed: 0 });
      await assert.rejects(store.write.mergeStories({ from: into, into, now: NOON }), {
        code: 'invalid_request',
      });
    });
  });
}
