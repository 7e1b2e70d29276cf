import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParsedRecord } from '../../src/core/archive.js';
import type { CommentId, SiteId } from '../../src/core/ids.js';
import { searchQuery } from '../../src/core/search-words.js';
import { openStaging } from '../../src/storage/open-staging.js';
import type { Store } from '../../src/storage/store.js';
import { undoImport } from '../../src/use-cases/import/undo-import.js';
import { verifyArchive } from '../../src/use-cases/import/verify-archive.js';
import { withFolder } from '../kit/temporary.js';
import { makeDecision, post } from '../storage/fixtures.js';
import { NOW, withStore } from './importing.js';

async function* archive(texts: Readonly<Record<string, string>> = {}): AsyncGenerator<ParsedRecord> {
  yield { type: 'thread', sourceId: 't', urls: ['https://quay.example/a'], title: 'A' };
  yield { type: 'thread', sourceId: 'u', urls: ['https://quay.example/b'], title: 'B' };
  const rows = [
    ['1', 't'],
    ['2', 't', '1'],
    ['3', 't', '2'],
    ['4', 't'],
    ['5', 'u'],
  ] as const;
  for (const [sourceId, threadRef, parentRef] of rows)
    yield {
      type: 'comment',
      sourceId,
      threadRef,
      ...(parentRef === undefined ? {} : { parentRef }),
      text: texts[sourceId] ?? `Text ${sourceId}`,
      format: 'plain',
      createdAt: Date.UTC(2020, 1, Number(sourceId)),
      status: 'published',
      kind: 'comment',
      author: { sourceId: `person ${sourceId}`, name: 'Ann' },
    };
}

async function commentsOf(store: Store) {
  const site = await store.read.siteBySlug({ slug: 'paper' });
  const siteId = site?.id as SiteId;
  const stories = await store.read.storiesPage({ siteId, limit: 50 });
  const lists = await Promise.all(
    stories.map(({ id }) => store.read.commentsOfStory({ storyId: id, limit: 50 })),
  );
  return { siteId, stories, comments: lists.flat() };
}

const undoing = (store: Store) => ({ read: store.read, write: store.background, clock: () => NOW });

test('an import that is taken back leaves nothing of itself, and comes in again whole', () =>
  withFolder((folder) =>
    withStore(folder, async ({ store, bringInRecords }) => {
      const { runId } = await bringInRecords(archive());
      const { siteId } = await commentsOf(store);
      const undone = await undoImport(undoing(store), { runId, siteId });
      assert.deepEqual(undone, {
        comments: { found: 5, removed: 5 },
        stories: { found: 2, removed: 2, kept: [] },
        kept: [],
      });
      const after = await commentsOf(store);
      assert.deepEqual([after.stories, after.comments], [[], []]);
      assert.equal((await store.read.importRun({ id: runId }))?.state, 'undone');
      assert.deepEqual(await undoImport(undoing(store), { runId, siteId }), {
        comments: { found: 0, removed: 0 },
        stories: { found: 0, removed: 0, kept: [] },
        kept: [],
      });
      const { ledger } = await bringInRecords(archive());
      assert.equal(ledger.comments.written, 5);
    }),
  ));

test('what readers answered and moderators decided on stays, with all that it stands on, and is listed', () =>
  withFolder((folder) =>
    withStore(folder, async ({ store, bringInRecords }) => {
      const { runId } = await bringInRecords(archive());
      const { siteId, comments } = await commentsOf(store);
      const idOf = (text: string) => comments.find(({ source }) => source === text)?.id as CommentId;
      const answered = comments.find(({ source }) => source === 'Text 2');
      if (answered === undefined) throw new Error('no comment');
      const { storyId, id: parentId } = answered;
      await post(store, { siteId, storyId, parentId });
      await store.write.decideComment({
        id: idOf('Text 5'),
        revision: 1,
        from: ['published'],
        to: 'removed',
        decision: makeDecision({ actorKind: 'account', createdAt: NOW + 1 }),
        now: NOW + 1,
      });
      const undone = await undoImport(undoing(store), { runId, siteId });
      assert.deepEqual(
        new Map(undone.kept.map(({ id, because }) => [id, because])),
        new Map([
          [idOf('Text 1'), 'answered'],
          [idOf('Text 2'), 'answered'],
          [idOf('Text 5'), 'moderated'],
        ]),
      );
      assert.deepEqual([undone.comments.removed, undone.stories.removed], [2, 0]);
      assert.equal(new Set(undone.stories.kept).size, 2);
      for (const { id } of (await commentsOf(store)).stories)
        assert.deepEqual(await store.write.recountStory({ id }), { changed: 0 });
      assert.equal((await store.read.importRun({ id: runId }))?.state, 'partly undone');
    }),
  ));

test('the words of an import that is taken back are found no more, and leave the index', () =>
  withFolder((folder) =>
    withStore(folder, async ({ store, bringInRecords }) => {
      const { runId } = await bringInRecords(archive({ 1: 'Cormorant', 5: 'Cormorant' }));
      const indexAll = async (): Promise<number> => {
        let indexed = 0;
        for (let more = 1; more > 0; indexed += more)
          ({ indexed: more } = await store.background.indexSearch({ limit: 50 }));
        return indexed;
      };
      await indexAll();
      const { siteId } = await commentsOf(store);
      const query = searchQuery('cormorant');
      assert.ok(query);
      const found = await store.read.searchComments({ desks: [{ siteId, sections: null }], query, limit: 9 });
      assert.equal(found.length, 2);
      await undoImport(undoing(store), { runId, siteId });
      assert.equal(await indexAll(), 7);
    }),
  ));

test('a story that the import made and under which a reader writes stays, and is named', () =>
  withFolder((folder) =>
    withStore(folder, async ({ store, bringInRecords }) => {
      const { runId } = await bringInRecords(archive());
      const { siteId, stories } = await commentsOf(store);
      const [story] = stories;
      if (story === undefined) throw new Error('no story');
      await post(store, { siteId, storyId: story.id });
      const undone = await undoImport(undoing(store), { runId, siteId });
      assert.deepEqual([undone.kept, undone.stories.kept], [[], [story.id]]);
      assert.equal((await store.read.importRun({ id: runId }))?.state, 'partly undone');
    }),
  ));

test('taking back a top-up leaves what the first import brought', () =>
  withFolder((folder) =>
    withStore(folder, async ({ store, bringInRecords }) => {
      async function* first(): AsyncGenerator<ParsedRecord> {
        for await (const record of archive())
          if (!('sourceId' in record && ['3', '5', 'u'].includes(record.sourceId ?? ''))) yield record;
      }
      await bringInRecords(first());
      const { runId } = await bringInRecords(archive());
      const { siteId } = await commentsOf(store);
      const undone = await undoImport(undoing(store), { runId, siteId });
      assert.deepEqual([undone.comments, undone.stories.removed], [{ found: 2, removed: 2 }, 1]);
      assert.deepEqual((await commentsOf(store)).comments.map(({ source }) => source).sort(), [
        'Text 1',
        'Text 2',
        'Text 4',
      ]);
    }),
  ));

test('an import of another site is not there to be taken back', () =>
  withFolder((folder) =>
    withStore(folder, async ({ store, bringInRecords }) => {
      const { runId } = await bringInRecords(archive());
      await assert.rejects(undoImport(undoing(store), { runId, siteId: 4711 as SiteId }), {
        code: 'not_found',
      });
    }),
  ));

test('an archive is compared with the store story by story, and what is missing or changed is named', () =>
  withFolder((folder) =>
    withStore(folder, async ({ store, bringInRecords }) => {
      const verify = (records: AsyncIterable<ParsedRecord>, n: number) =>
        verifyArchive(
          { read: store.read, staging: openStaging(folder, `verify-${n}`), digest: (text) => text },
          { records, format: { name: 'made-up', system: 'made-up' }, site: 'paper', timezone: null },
        );
      const { runId } = await bringInRecords(archive());
      assert.deepEqual(
        [(await verify(archive(), 1)).isWhole, (await verify(archive(), 2)).comments],
        [true, { read: 5, found: 5 }],
      );
      const other = await verify(archive({ 5: 'Something else' }), 3);
      assert.deepEqual([other.isWhole, other.stories[0]?.changed], [false, ['5']]);
      const { siteId } = await commentsOf(store);
      await undoImport(undoing(store), { runId, siteId });
      const gone = await verify(archive(), 4);
      assert.deepEqual(
        [gone.comments, gone.stories.map(({ missing }) => missing)],
        [{ read: 5, found: 0 }, [['1', '2', '3', '4'], ['5']]],
      );
    }),
  ));

test('every story has an account of its own, and together they are the ledger', () =>
  withFolder((folder) =>
    withStore(folder, async ({ bringInRecords }) => {
      async function* twice(): AsyncGenerator<ParsedRecord> {
        yield* archive();
        yield* archive({ 5: 'Something else' });
      }
      const { stories, ledger } = await bringInRecords(twice());
      assert.deepEqual(
        stories.map(({ title, read, written, merged, skipped, isNew }) => [
          title,
          read,
          written,
          merged,
          skipped,
          isNew,
        ]),
        [
          ['A', 8, 4, 4, 0, true],
          ['B', 2, 1, 0, 1, true],
        ],
      );
      assert.equal(
        stories.reduce((sum, { read }) => sum + read, 0),
        ledger.comments.read,
      );
      const again = await bringInRecords(archive(), { dryRun: true });
      assert.deepEqual(
        again.stories.map(({ isNew, merged }) => [isNew, merged]),
        [
          [false, 4],
          [false, 1],
        ],
      );
    }),
  ));

test('the log of decisions still holds together after an import that held comments was taken back', () =>
  withFolder((folder) =>
    withStore(folder, async ({ store, bringInRecords }) => {
      const verdict = { rule: 'made up', reason: null, matched: [], evidence: [], policyVersion: '1' };
      const judge = {
        holds: true,
        judge: async (drafts: readonly unknown[]) => drafts.map(() => verdict),
        close: async () => undefined,
      };
      const { runId } = await bringInRecords(archive(), { judge });
      const { siteId, comments } = await commentsOf(store);
      const ids = comments.map(({ id }) => id);
      const { comments: counts } = await undoImport(undoing(store), { runId, siteId });
      assert.equal(counts.removed, 5);
      for (const commentId of ids) assert.equal((await store.read.decisionsOf({ commentId })).length, 1);
    }),
  ));
