import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type DraftContent, EMPTY_DRAFT, type ReportLogEntry } from '../../src/core/draft.js';
import type { AccountId, StoryId } from '../../src/core/ids.js';
import type { Report } from '../../src/core/report.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeSite, NOON, SITE } from './fixtures.js';

const WRITER = 71 as AccountId;
const EDITOR = 72 as AccountId;
const ID = 500 as StoryId;

const content = (changes: Partial<DraftContent> = {}): DraftContent => ({
  ...EMPTY_DRAFT,
  headline: 'Water rises',
  source: 'It rose.',
  ...changes,
});

const log = (changes: Partial<ReportLogEntry> = {}): ReportLogEntry => ({
  act: 'publish',
  accountId: EDITOR,
  at: NOON,
  detail: '',
  reason: '',
  ...changes,
});

function reportFor(storyId: StoryId, changes: Partial<Report> = {}): Report {
  return {
    storyId,
    siteId: SITE,
    slug: `water-${storyId}`,
    month: '2026-11',
    status: 'published',
    publishedAt: NOON,
    placedAt: NOON + storyId,
    updatedAt: NOON,
    headline: 'Water rises',
    summary: '',
    byline: 'Ann Example',
    body: [],
    source: '',
    claims: [],
    corrections: [],
    map: null,
    mapWords: null,
    details: { section: 'Town', tags: ['Rivers'], authors: ['Ann Example'], photos: [], places: [] },
    ...changes,
  };
}

for (const dialect of await dialects()) {
  describe(`the newsroom's storage on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await store.write.createSite(makeSite());
      for (const id of [WRITER, EDITOR]) {
        const account = {
          id,
          email: `${id}@staff.example`,
          name: `${id}`,
          createdAt: NOON,
          disabledAt: null,
        };
        await store.write.createAccount({ account, passwordHash: null });
      }
    });
    after(() => subject.close());

    const save = (revision: number, changes: Partial<Parameters<Store['write']['saveDraft']>[0]> = {}) =>
      store.write.saveDraft({
        storyId: ID,
        siteId: SITE,
        revision,
        content: content(),
        isAutosave: false,
        accountId: WRITER,
        now: NOON + revision,
        ...changes,
      });

    const publish = (
      storyId: StoryId,
      revision: number,
      changes: { report?: Partial<Report>; isDue?: boolean } = {},
    ) =>
      store.write.publishDraft({
        story: { id: storyId, siteId: SITE, title: 'Water rises', language: null, createdAt: NOON },
        report: reportFor(storyId, changes.report),
        assets: [],
        revision,
        isDue: changes.isDue ?? false,
        log: [log()],
        now: NOON,
      });

    it('gives every account the role of a writer', async () => {
      await store.write.setRole({ accountId: WRITER, siteId: SITE, role: 'writer' });
      assert.deepEqual(await store.read.rolesOf({ accountId: WRITER }), [
        { accountId: WRITER, siteId: SITE, role: 'writer' },
      ]);
    });

    it('numbers the revisions of a draft and refuses one that builds on an old one', async () => {
      assert.equal((await save(0)).revision, 1);
      const second = await save(1, { content: content({ headline: 'Second' }), accountId: EDITOR });
      assert.deepEqual([second.revision, second.updatedBy, second.createdBy], [2, EDITOR, WRITER]);
      await assert.rejects(save(1), { code: 'draft_changed', details: { revision: 2 } });
      assert.equal((await store.read.draft({ storyId: ID }))?.content.headline, 'Second');
      assert.equal((await store.read.draftRevision({ storyId: ID, revision: 1 }))?.headline, 'Water rises');
      assert.equal(await store.read.draftRevision({ storyId: ID, revision: 9 }), undefined);
    });

    it('keeps of one person’s autosaves the newest, and everything that was saved by hand', async () => {
      await save(2, { isAutosave: true });
      await save(3, { isAutosave: true });
      await save(4, { isAutosave: true, accountId: EDITOR });
      const kept = await store.read.draftRevisions({ storyId: ID, limit: 10 });
      assert.deepEqual(
        kept.map(({ revision, isAutosave }) => [revision, isAutosave]),
        [
          [5, true],
          [4, true],
          [2, false],
          [1, false],
        ],
      );
    });

    it('lists drafts, the one changed last first, and those that one person began', async () => {
      await save(0, { storyId: 501 as StoryId, accountId: EDITOR, now: NOON + 100 });
      const all = await store.read.draftsPage({ siteId: SITE, limit: 10 });
      assert.deepEqual(
        all.map(({ draft, report }) => [draft.storyId, report]),
        [
          [501, null],
          [500, null],
        ],
      );
      const own = await store.read.draftsPage({ siteId: SITE, createdBy: WRITER, limit: 10 });
      assert.deepEqual(
        own.map(({ draft }) => draft.storyId),
        [500],
      );
      const next = await store.read.draftsPage({
        siteId: SITE,
        limit: 10,
        after: { key: NOON + 100, id: 501 },
      });
      assert.equal(next[0]?.draft.storyId, 500);
    });

    it('finds what is due, publishes it once, and forgets the time', async () => {
      await store.write.scheduleDraft({
        storyId: ID,
        revision: 5,
        publishAt: NOON,
        log: log({ act: 'schedule' }),
      });
      assert.deepEqual(await store.read.dueDrafts({ now: NOON - 1, limit: 5 }), []);
      assert.deepEqual(await store.read.dueDrafts({ now: NOON, limit: 5 }), [ID]);
      await publish(ID, 5, { isDue: true });
      await assert.rejects(publish(ID, 5, { isDue: true }), { code: 'draft_changed' });
      assert.deepEqual(await store.read.dueDrafts({ now: NOON, limit: 5 }), []);
      const draft = await store.read.draft({ storyId: ID });
      assert.deepEqual([draft?.publishAt, draft?.publishedRevision], [null, 5]);
      const entries = await store.read.reportLog({ storyId: ID, limit: 5 });
      assert.deepEqual(
        entries.map(({ act }) => act),
        ['publish', 'schedule'],
      );
    });

    it('finds reports by section, tag and author while they are public and listed', async () => {
      const section = { siteId: SITE, kind: 'section', slug: 'town', limit: 5 } as const;
      const found = await store.read.reportsByTerm(section);
      assert.deepEqual([found.name, found.reports.map(({ report }) => report.storyId)], ['Town', [ID]]);
      assert.deepEqual(await store.read.terms({ siteId: SITE, kind: 'author' }), [
        { kind: 'author', slug: 'ann-example', name: 'Ann Example', count: 1 },
      ]);
      await publish(ID, 5, { report: { isUnlisted: true } });
      assert.deepEqual((await store.read.reportsByTerm(section)).reports, []);
      assert.deepEqual(await store.read.reportsPage({ siteId: SITE, limit: 5 }), []);
      assert.deepEqual(await store.read.reportMonths({ siteId: SITE }), []);
      assert.deepEqual(await store.read.reportTimes({ siteId: SITE, month: '2026-11' }), []);
      await publish(ID, 5);
      const saved = await store.read.reportByStory({ storyId: ID });
      assert.deepEqual(saved, reportFor(ID));
    });

    it('remembers old addresses and gives them to nobody else', async () => {
      const old = { siteId: SITE, month: '2026-11', slug: 'water-500' };
      await publish(ID, 5, { report: { slug: 'flood' } });
      assert.equal(await store.read.reportByOldPath(old), ID);
      await assert.rejects(publish(501 as StoryId, 1, { report: { slug: 'water-500' } }), {
        code: 'slug_taken',
      });
      await publish(ID, 5);
      assert.equal(await store.read.reportByOldPath(old), undefined);
      assert.equal(await store.read.reportByOldPath({ ...old, slug: 'flood' }), ID);
    });

    it('takes a report back, withdraws it with its notice, and tells of both', async () => {
      const corrections = [{ at: NOON, kind: 'withdrawal' as const, text: 'The source made it up.' }];
      const status = { storyId: ID, corrections, now: NOON + 5 };
      await store.write.setReportStatus({ ...status, status: 'withdrawn', log: log({ act: 'withdraw' }) });
      const withdrawn = await store.read.reportByStory({ storyId: ID });
      assert.deepEqual([withdrawn?.status, withdrawn?.corrections], ['withdrawn', corrections]);
      const corrected = await store.read.correctedReports({ siteId: SITE, limit: 5 });
      assert.deepEqual(
        corrected.map(({ storyId }) => storyId),
        [ID],
      );
      await store.write.setReportStatus({ ...status, status: 'draft', log: log({ act: 'unpublish' }) });
      assert.equal((await store.read.draft({ storyId: ID }))?.publishedRevision, null);
      assert.deepEqual(await store.read.terms({ siteId: SITE, kind: 'tag' }), []);
      const events = await store.read.eventsAfter({ storyId: ID, afterId: 0, limit: 20 });
      assert.equal(events.at(-1)?.kind, 'report.changed');
    });

    it('deletes a draft that nobody has read, and no other', async () => {
      await store.write.deleteDraft({ storyId: 501 as StoryId });
      assert.equal(await store.read.draft({ storyId: 501 as StoryId }), undefined);
      await assert.rejects(store.write.deleteDraft({ storyId: ID }), { code: 'not_found' });
    });

    it('keeps what is known of a source once, whatever the case of its name', async () => {
      const source = { siteId: SITE, name: 'Port Office', kind: null, side: '', note: '', now: NOON };
      await store.write.saveNewsSource(source);
      await store.write.saveNewsSource({
        ...source,
        name: 'port  office',
        kind: 'official',
        note: 'the town’s',
      });
      await store.write.saveNewsSource(source);
      assert.deepEqual(await store.read.newsSources({ siteId: SITE }), [
        { siteId: SITE, name: 'port  office', kind: 'official', side: '', note: 'the town’s' },
      ]);
    });
  });
}
