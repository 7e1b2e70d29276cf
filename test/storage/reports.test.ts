import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { EMPTY_DRAFT } from '../../src/core/draft.js';
import type { AccountId, SiteId, StoryId } from '../../src/core/ids.js';
import type { Report, ReportAsset } from '../../src/core/report.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeSite, NOON, post, SITE } from './fixtures.js';

function makeReport(id: number, changes: Partial<Report> = {}): Report {
  return {
    storyId: id as StoryId,
    siteId: SITE,
    slug: `report-${id}`,
    month: '2026-11',
    status: 'published',
    publishedAt: NOON,
    placedAt: NOON,
    updatedAt: NOON,
    headline: `Report ${id}`,
    summary: 'Water rose overnight.',
    byline: 'By the desk',
    body: [{ type: 'paragraph', children: ['Water rose ', { type: 'strong', children: ['overnight'] }] }],
    source: 'Water rose **overnight**',
    claims: [
      {
        text: 'Three bridges are closed.',
        status: 'claimed',
        attribution: 'the council',
        sources: [{ name: 'Council', url: null }],
      },
    ],
    corrections: [{ at: NOON, kind: 'correction', text: 'Three, not four.' }],
    map: { centre: [6.1, 51.2], marks: [] },
    mapWords: 'Closed: north bridge',
    ...changes,
  };
}

function makeAsset(id: number, name: string, text: string): ReportAsset {
  const content = new TextEncoder().encode(text);
  return { storyId: id as StoryId, name, contentType: 'image/svg+xml', content, digest: `digest of ${name}` };
}

for (const dialect of await dialects()) {
  describe(`reports on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await store.write.createSite(makeSite());
    });
    after(() => subject.close());

    const save = (report: Report, assets: readonly ReportAsset[] = []) =>
      store.write.saveReport({
        story: { id: report.storyId, siteId: SITE, title: report.headline, language: 'en', createdAt: NOON },
        report,
        assets,
        now: NOON,
      });

    it('keeps a report with its story and files', async () => {
      const report = makeReport(1);
      await save(report, [
        makeAsset(1, 'map-wide.svg', '<svg>0</svg>'),
        makeAsset(1, 'card.png', '\x01\x00\xff'),
      ]);
      assert.deepEqual(await store.read.reportByStory({ storyId: report.storyId }), report);
      assert.deepEqual(
        await store.read.reportByPath({ siteId: SITE, month: '2026-11', slug: 'report-1' }),
        report,
      );
      const story = await store.read.storyById({ id: report.storyId });
      assert.deepEqual(
        [story?.title, story?.language, story?.reportPath, story?.url],
        ['Report 1', 'en', '2026/11/report-1', null],
      );
      const asset = await store.read.reportAsset({ storyId: report.storyId, name: 'card.png' });
      const kept = asset && { ...asset, content: new Uint8Array(asset.content) };
      assert.deepEqual(kept, makeAsset(1, 'card.png', '\x01\x00\xff'));
      assert.equal(await store.read.reportAsset({ storyId: report.storyId, name: 'other' }), undefined);
    });

    it('changes a report, its address and all of its files at once', async () => {
      const id = 1 as StoryId;
      const version = (await store.read.storyVersion({ id })) ?? 0;
      const changed = makeReport(1, { slug: 'moved', headline: 'Better', map: null, mapWords: null });
      await save(changed, [makeAsset(1, 'map-narrow.svg', '<svg/>')]);
      assert.deepEqual(await store.read.reportByStory({ storyId: id }), changed);
      assert.equal(
        await store.read.reportByPath({ siteId: SITE, month: '2026-11', slug: 'report-1' }),
        undefined,
      );
      assert.equal(await store.read.reportAsset({ storyId: id, name: 'card.png' }), undefined);
      const story = await store.read.storyById({ id });
      assert.deepEqual([story?.title, story?.reportPath], ['Better', '2026/11/moved']);
      assert.equal(story?.version, version + 1);
    });

    it('refuses an address that another report has', async () => {
      await assert.rejects(save(makeReport(2, { slug: 'moved' })), { code: 'slug_taken' });
      assert.equal(await store.read.storyById({ id: 2 as StoryId }), undefined);
    });

    it('lists published reports only, the newest first, of all months or one', async () => {
      await save(makeReport(3, { placedAt: NOON + 1 }));
      await save(makeReport(4, { placedAt: NOON - 1, month: '2026-10' }));
      await save(makeReport(5, { status: 'draft', publishedAt: null }));
      await save(makeReport(6, { status: 'withdrawn' }));
      await post(store, { storyId: 3 as StoryId });
      const all = await store.read.reportsPage({ siteId: SITE, limit: 10 });
      assert.deepEqual(
        all.map(({ report, total }) => [report.storyId, total]),
        [
          [3, 1],
          [1, 0],
          [4, 0],
        ],
      );
      const { body, source, map, ...listed } = makeReport(3, { placedAt: NOON + 1 });
      assert.deepEqual(all[0]?.report, listed);
      const after = { key: NOON + 1, id: 3 };
      const next = await store.read.reportsPage({ siteId: SITE, limit: 1, after });
      assert.equal(next[0]?.report.storyId, 1);
      const october = await store.read.reportsPage({ siteId: SITE, month: '2026-10', limit: 10 });
      assert.deepEqual(
        october.map(({ report }) => report.storyId),
        [4],
      );
      assert.deepEqual(await store.read.reportMonths({ siteId: SITE }), [
        { month: '2026-11', count: 2 },
        { month: '2026-10', count: 1 },
      ]);
    });

    it('tells of a published report by an event, of a draft by none', async () => {
      const kinds = async (storyId: number) => {
        const events = await store.read.eventsAfter({ storyId: storyId as StoryId, afterId: 0, limit: 10 });
        return events.map(({ kind }) => kind);
      };
      assert.deepEqual(await kinds(4), ['report.published']);
      assert.deepEqual(await kinds(5), []);
    });

    it('lists what has no working copy here, the newest first, until it gets one', async () => {
      const siteId = 77 as SiteId;
      await store.write.createSite(makeSite({ id: siteId, slug: 'brought', hosts: [] }));
      const bring = (id: number, changes: Partial<Report>) => {
        const report = makeReport(id, { siteId, ...changes });
        const story = { id: report.storyId, siteId, title: 'x', language: 'en', createdAt: NOON };
        return store.write.saveReport({ story, report, assets: [], now: NOON });
      };
      await bring(7701, { placedAt: NOON + 1 });
      await bring(7702, { placedAt: NOON + 2 });
      await bring(7703, { status: 'withdrawn' });
      const ids = async (rest = {}) =>
        (await store.read.reportsWithoutDraft({ siteId, limit: 10, ...rest })).map(({ storyId }) => storyId);
      assert.deepEqual(await ids(), [7702, 7701]);
      assert.deepEqual(await ids({ after: { key: NOON + 2, id: 7702 } }), [7701]);
      const account = {
        id: 5 as AccountId,
        email: 'w@desk.example',
        name: 'W',
        createdAt: NOON,
        disabledAt: null,
      };
      await store.write.createAccount({ account, passwordHash: null });
      await store.write.saveDraft({
        ...{ storyId: 7702 as StoryId, siteId, revision: 0, content: EMPTY_DRAFT, isAutosave: false },
        ...{ accountId: account.id, now: NOON },
      });
      assert.deepEqual(await ids(), [7701]);
    });
  });
}
