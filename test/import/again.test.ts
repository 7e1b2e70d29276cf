import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SiteId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { withFolder } from '../kit/temporary.js';
import { type BringInRecords, withStore } from './importing.js';
import { archiveOfRecords, makeParsed, makeThread } from './made-up-archive.js';

function withPaper(
  use: (kit: { store: Store; bringInRecords: BringInRecords }) => Promise<void>,
): Promise<void> {
  return withFolder((data) => withStore(data, use));
}

async function paper(store: Store): Promise<SiteId> {
  const site = await store.read.siteBySlug({ slug: 'paper' });
  assert.ok(site);
  return site.id;
}

async function commentsUnder(store: Store, url: string) {
  const story = await store.read.storyByUrl({ siteId: await paper(store), urlKey: url });
  assert.ok(story, url);
  return store.read.commentsOfStory({ storyId: story.id, limit: 100 });
}

test('an author whom an earlier import brought is the same one in a later import, whatever their name is now', () =>
  withPaper(async ({ store, bringInRecords }) => {
    const author = { name: 'Gull', sourceId: 'user-7' };
    const first = makeParsed('c1', { author });
    await bringInRecords(archiveOfRecords(makeThread('1'), first));
    const later = [
      makeParsed('c2', { author: { ...author, name: 'Gull of the North' } }),
      makeParsed('c3', { author: { name: 'Gull', sourceId: 'user-8' } }),
    ];
    const { ledger } = await bringInRecords(archiveOfRecords(makeThread('1'), first, ...later));
    assert.deepEqual([ledger.comments.written, ledger.comments.merged], [2, 1]);
    const [one, two, other] = await commentsUnder(store, 'paper.example/1');
    assert.notEqual(one?.author.ghostId, null);
    assert.equal(two?.author.ghostId, one?.author.ghostId);
    assert.notEqual(other?.author.ghostId, one?.author.ghostId);
    assert.deepEqual([two?.author.name, other?.author.name], ['Gull of the North', 'Gull']);
  }));

test('two articles of one headline in one month become reports at two addresses, once and for all', () =>
  withPaper(async ({ store, bringInRecords }) => {
    const articleOf = (text: string) => ({ text, format: 'plain' as const });
    const createdAt = Date.UTC(2020, 4, 3);
    const threads = ['1', '2'].map((sourceId) =>
      makeThread(sourceId, { title: 'The bridge', createdAt, article: articleOf(`Text ${sourceId}.`) }),
    );
    // Claims to be older than its article, which stays in its own month.
    const answer = makeParsed('c1', { threadRef: '2', createdAt: Date.UTC(2020, 0, 1) });
    for (const created of [2, 0]) {
      const { ledger } = await bringInRecords(archiveOfRecords(...threads, answer), { articles: true });
      assert.equal(ledger.stories.created, created);
    }
    const siteId = await paper(store);
    const found = await Promise.all(
      ['the-bridge', 'the-bridge-2', 'the-bridge-3'].map((slug) =>
        store.read.reportByPath({ siteId, month: '2020-05', slug }),
      ),
    );
    assert.deepEqual(
      found.map((report) => report?.source),
      ['Text 1.', 'Text 2.', undefined],
    );
  }));

test('threads that are one page in one archive become one story with all their comments', () =>
  withPaper(async ({ store, bringInRecords }) => {
    const threads = [
      makeThread('1', { urls: ['http://www.paper.example/bridge/'] }),
      makeThread('2', { urls: ['https://paper.example/bridge?utm_source=letter'] }),
    ];
    const { ledger } = await bringInRecords(
      archiveOfRecords(...threads, makeParsed('c1'), makeParsed('c2', { threadRef: '2' })),
    );
    assert.deepEqual(ledger.stories, { read: 2, created: 1, matched: 0, merged: 1 });
    assert.equal((await commentsUnder(store, 'paper.example/bridge')).length, 2);
  }));

test('a story that comes again under another address of its own is found, and is at home at both', () =>
  withPaper(async ({ store, bringInRecords }) => {
    const [old, moved] = ['https://paper.example/?p=17', 'https://paper.example/2020/bridge/'];
    await bringInRecords(archiveOfRecords(makeThread('1', { urls: [old] }), makeParsed('c1')));
    const again = makeThread('other-17', { urls: [moved, old] });
    const { ledger } = await bringInRecords(
      archiveOfRecords(again, makeParsed('d1', { threadRef: 'other-17' })),
      { format: { name: 'other', system: 'other' } },
    );
    assert.deepEqual(ledger.stories, { read: 1, created: 0, matched: 1, merged: 0 });
    for (const url of ['paper.example?p=17', 'paper.example/2020/bridge'])
      assert.equal((await commentsUnder(store, url)).length, 2, url);
  }));

test('a dry run accounts for everything and writes nothing, not even the site', () =>
  withPaper(async ({ store, bringInRecords }) => {
    const records = () => archiveOfRecords(makeThread('1'), makeParsed('c1'), makeParsed('c1'));
    const dry = await bringInRecords(records(), { dryRun: true });
    assert.deepEqual(await store.read.sites({}), []);
    assert.deepEqual(await store.read.takenGhostIds({ ids: [] }), []);
    const real = await bringInRecords(records());
    assert.deepEqual(dry.ledger, real.ledger);
    assert.deepEqual([real.ledger.comments.written, real.ledger.comments.merged], [1, 1]);
  }));

test('a time zone turns local times into instants; without one they stay local and are told', () =>
  withPaper(async ({ store, bringInRecords }) => {
    const { createdAt: _, ...undated } = makeParsed('c1');
    const summer = { ...undated, createdLocal: '2020-07-01T12:00:00' as const };
    const winter = { ...undated, sourceId: 'c2', createdLocal: '2020-12-01T12:00:00' as const };
    const records = () => archiveOfRecords(makeThread('1'), summer, winter);
    const zoned = await bringInRecords(records(), { timezone: 'Europe/Athens' });
    assert.deepEqual(
      (await commentsUnder(store, 'paper.example/1')).map((comment) => [
        comment.createdAt,
        comment.createdLocal,
      ]),
      [
        [Date.UTC(2020, 6, 1, 9), null],
        [Date.UTC(2020, 11, 1, 10), null],
      ],
    );
    assert.deepEqual(
      [zoned.ledger.firstAt, zoned.ledger.lastAt],
      ['2020-07-01T09:00:00Z', '2020-12-01T10:00:00Z'],
    );
    const local = await bringInRecords(records(), { dryRun: true, site: 'elsewhere' });
    assert.deepEqual([local.ledger.firstAt, local.ledger.lastAt], [null, null]);
    assert.deepEqual(
      local.ledger.warnings.map(({ code, sourceId }) => [code, sourceId]),
      [
        ['no_zone', 'c1'],
        ['no_zone', 'c2'],
      ],
    );
  }));
