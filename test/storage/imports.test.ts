import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CommentId, SiteId, StoryId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import {
  makeBatch,
  makeComment,
  makeDecision,
  makeImported,
  makeImportedStory,
  makeSite,
  NOON,
  post,
  SITE,
} from './fixtures.js';

for (const dialect of await dialects()) {
  describe(`imports on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await store.write.createSite(makeSite());
    });
    after(() => subject.close());

    const keys = { siteId: SITE, system: 'disqus', instance: 'gazette' };

    it('writes stories, comments, authors, decisions and contacts of a batch', async () => {
      const storyId = 1 as StoryId;
      const ghost = { id: 900, sourceId: 'user 1', name: 'Gus', website: null };
      const author = { ...makeComment().author, kind: 'ghost' as const, ghostId: 900, guestHash: null };
      const root = makeImported(null, {
        storyId,
        author,
        up: 5,
        down: 1,
        editedAt: NOON + 1,
        pinnedAt: NOON,
      });
      const held = makeImported(root.comment, { storyId, status: 'held', sourceStatus: 'pending' });
      const decision = makeDecision({ actorKind: 'import', outcome: 'hold' });
      const batch = makeBatch({
        stories: [makeImportedStory(storyId)],
        comments: [root, { ...held, decision, email: 'Gus@home.example' }],
        ghosts: [ghost],
      });
      assert.deepEqual(await store.background.importBatch(batch), { storiesWritten: 1, commentsWritten: 2 });
      const comment = await store.read.commentById({ id: root.comment.id });
      assert.deepEqual([comment?.up, comment?.down, comment?.pinnedAt], [5, 1, NOON]);
      assert.ok((comment?.score ?? 0) > 0);
      assert.equal((await store.read.storyById({ id: storyId }))?.total, 1);
      const log = await store.read.decisionsOf({ commentId: held.comment.id });
      assert.deepEqual([log[0]?.actorKind, log[0]?.statusAfter], ['import', 'held']);
      const ghosts = await store.read.ghostsOf({ ...keys, sourceIds: ['user 1', 'user 2'] });
      assert.deepEqual(ghosts, [{ sourceId: 'user 1', id: 900 }]);
      assert.deepEqual(await store.read.takenGhostIds({ ids: [900, 901] }), [900]);
      const [contact] = await subject.query('SELECT email FROM comment_private');
      assert.equal(contact?.email, 'gus@home.example');
      const events = await store.read.eventsAfter({ storyId, afterId: 0, limit: 10 });
      assert.deepEqual(
        events.map(({ kind, commentId }) => [kind, commentId]),
        [['comment.published', null]],
      );
    });

    it('finds again what came from where', async () => {
      const [first] = await store.read.commentsOfStory({ storyId: 1 as StoryId, limit: 1 });
      const id = first?.id as CommentId;
      const sourceId = `source ${id}`;
      assert.deepEqual(
        await store.read.importTargets({ ...keys, kind: 'comment', sourceIds: [sourceId, 'x'] }),
        [{ sourceId, targetId: id, digest: 'd' }],
      );
      assert.deepEqual(await store.read.importTargets({ ...keys, kind: 'thread', sourceIds: ['thread 1'] }), [
        { sourceId: 'thread 1', targetId: 1, digest: 'd' },
      ]);
      const elsewhere = { ...keys, instance: 'other', kind: 'comment' as const, sourceIds: [sourceId] };
      assert.deepEqual(await store.read.importTargets(elsewhere), []);
      assert.deepEqual(await store.read.importTargets({ ...elsewhere, sourceIds: [] }), []);
      assert.equal(await store.read.importedComment({ siteId: SITE, system: 'disqus', sourceId }), id);
      assert.equal(await store.read.importedComment({ siteId: SITE, system: 'isso', sourceId }), undefined);
      assert.deepEqual(await store.read.importRefsOf({ kind: 'comment', targetIds: [id] }), [
        { system: 'disqus', instance: 'gazette', sourceId, targetId: id },
      ]);
      assert.deepEqual(await store.read.importRefsOf({ kind: 'comment', targetIds: [] }), []);
    });

    it('names the systems that a site was imported from, each once', async () => {
      const storyId = 77 as StoryId;
      await store.background.importBatch(makeBatch({ stories: [makeImportedStory(storyId)] }));
      for (const instance of ['', 'gazette', 'other', 'other']) {
        const comments = [makeImported(null, { storyId })];
        await store.background.importBatch(makeBatch({ comments, system: 'system-of-test', instance }));
      }
      const found = await store.read.importOrigins({ siteId: SITE });
      assert.deepEqual(
        found.filter(({ system }) => system === 'system-of-test').map(({ instance }) => instance),
        ['', 'gazette', 'other'],
      );
      assert.equal(new Set(found.map((one) => JSON.stringify(one))).size, found.length);
      assert.deepEqual(await store.read.importOrigins({ siteId: 4711 as SiteId }), []);
    });

    it('changes nothing when a batch is sent again', async () => {
      const storyId = 2 as StoryId;
      const root = makeImported(null, { storyId });
      const batch = makeBatch({
        stories: [makeImportedStory(storyId)],
        comments: [root, makeImported(root.comment, { storyId })],
      });
      await store.background.importBatch(batch);
      const before = await subject.query('SELECT * FROM comment ORDER BY id');
      assert.deepEqual(await store.background.importBatch(batch), { storiesWritten: 0, commentsWritten: 0 });
      assert.deepEqual(await subject.query('SELECT * FROM comment ORDER BY id'), before);
      assert.deepEqual(await store.write.recountStory({ id: storyId }), { changed: 0 });
    });

    it('writes only what is new of a batch that overlaps one before, also under other ids', async () => {
      const storyId = 3 as StoryId;
      const root = makeImported(null, { storyId });
      const stories = [makeImportedStory(storyId)];
      await store.background.importBatch(makeBatch({ stories, comments: [root] }));
      const again = { ...makeImported(null, { storyId }), ref: root.ref };
      const reply = makeImported(root.comment, { storyId });
      const batch = makeBatch({ stories, comments: [again, root, reply] });
      assert.deepEqual(await store.background.importBatch(batch), { storiesWritten: 0, commentsWritten: 1 });
      assert.equal(await store.read.commentById({ id: again.comment.id }), undefined);
      assert.equal((await store.read.storyById({ id: storyId }))?.total, 2);
      assert.deepEqual(await store.write.recountStory({ id: storyId }), { changed: 0 });
    });

    it('gives tombstones of an earlier batch their place when replies to them arrive', async () => {
      const storyId = 4 as StoryId;
      const root = makeImported(null, { storyId, status: 'deleted' });
      const middle = makeImported(root.comment, { storyId, status: 'removed' });
      const stories = [makeImportedStory(storyId)];
      await store.background.importBatch(makeBatch({ stories, comments: [root, middle] }));
      assert.deepEqual(await store.read.rootsPage({ storyId, sort: 'newest', limit: 5 }), []);
      const leaf = makeImported(middle.comment, { storyId });
      await store.background.importBatch(makeBatch({ comments: [leaf] }));
      const [shown] = await store.read.rootsPage({ storyId, sort: 'newest', limit: 5 });
      assert.deepEqual([shown?.id, shown?.replyTotal], [root.comment.id, 1]);
      assert.deepEqual(await store.write.recountStory({ id: storyId }), { changed: 0 });
    });

    it('keeps nothing of a batch with one bad row', async () => {
      const storyId = 5 as StoryId;
      const good = makeImported(null, { storyId });
      const orphan = makeImported(null, { storyId, parentId: 404 as CommentId, rootId: 404 as CommentId });
      const batch = makeBatch({ stories: [makeImportedStory(storyId)], comments: [good, orphan] });
      await assert.rejects(store.background.importBatch(batch));
      assert.equal(await store.read.storyById({ id: storyId }), undefined);
      assert.equal(await store.read.commentById({ id: good.comment.id }), undefined);
      const sourceIds = [good.ref.sourceId];
      assert.deepEqual(await store.read.importTargets({ ...keys, kind: 'comment', sourceIds }), []);
    });

    it('imports hosted reports with their comments', async () => {
      const storyId = 6 as StoryId;
      const imported = makeImportedStory(storyId);
      const report = {
        storyId,
        siteId: SITE,
        slug: 'flood',
        month: '2004-03',
        status: 'published' as const,
        publishedAt: null,
        placedAt: NOON,
        updatedAt: NOON,
        headline: 'Flood',
        summary: '',
        byline: '',
        body: [],
        source: '',
        claims: [],
        corrections: [],
        map: null,
        mapWords: null,
      };
      await store.background.importBatch(makeBatch({ stories: [{ ...imported, report }] }));
      assert.deepEqual(await store.read.reportByStory({ storyId }), report);
      assert.equal((await store.read.storyById({ id: storyId }))?.reportPath, '2004/03/flood');
    });

    it('takes batches in the order in which they are handed over', async () => {
      const storyId = 7 as StoryId;
      const chain = [makeImported(null, { storyId })];
      for (let i = 0; i < 40; i++) chain.push(makeImported(chain.at(-1)?.comment ?? null, { storyId }));
      const stories = [makeImportedStory(storyId)];
      await Promise.all([
        store.background.importBatch(makeBatch({ stories })),
        ...chain.map((comment) => store.background.importBatch(makeBatch({ comments: [comment] }))),
      ]);
      assert.equal((await store.read.storyById({ id: storyId }))?.total, 41);
      assert.deepEqual(await store.write.recountStory({ id: storyId }), { changed: 0 });
    });

    it('lets readers post while an import runs', async () => {
      const storyId = 8 as StoryId;
      await store.background.importBatch(makeBatch({ stories: [makeImportedStory(storyId)] }));
      const batches = Array.from({ length: 8 }, () =>
        store.background.importBatch(
          makeBatch({ comments: Array.from({ length: 100 }, () => makeImported(null, { storyId })) }),
        ),
      );
      const posts = Array.from({ length: 20 }, () => post(store, { storyId }));
      await Promise.all([...posts, ...batches]);
      assert.equal((await store.read.storyById({ id: storyId }))?.total, 820);
      assert.deepEqual(await store.write.recountStory({ id: storyId }), { changed: 0 });
    });

    it('keeps the account of a run', async () => {
      await store.write.startImport({ id: 77, siteId: SITE, format: 'disqus', now: NOON });
      const running = await store.read.importRun({ id: 77 });
      assert.deepEqual(running, {
        id: 77,
        siteId: SITE,
        format: 'disqus',
        state: 'running',
        startedAt: NOON,
        finishedAt: null,
        ledger: null,
      });
      const ledger = { comments: { read: 3 }, warnings: ['ü'] };
      await store.write.finishImport({ id: 77, state: 'finished', ledger, now: NOON + 1 });
      assert.deepEqual(await store.read.importRun({ id: 77 }), {
        ...running,
        state: 'finished',
        finishedAt: NOON + 1,
        ledger,
      });
      assert.equal(await store.read.importRun({ id: 78 }), undefined);
      const unknown = { id: 78, state: 'failed' as const, ledger: null, now: NOON };
      await assert.rejects(store.write.finishImport(unknown), { code: 'not_found' });
    });

    it('takes away what a run brought, comments of one depth at a time, and tells what stays and why', async () => {
      const storyId = 700 as StoryId;
      const runId = 600;
      await store.write.startImport({ id: runId, siteId: SITE, format: 'disqus', now: NOON - 1 });
      const ghost = { id: 9700, sourceId: 'user 700', name: 'Gus', website: null };
      const root = makeImported(null, { storyId });
      const reply = makeImported(root.comment, { storyId });
      const other = makeImported(null, { storyId });
      const stories = [makeImportedStory(storyId)];
      const comments = [root, reply, { ...other, email: 'gus@home.example' }];
      await store.background.importBatch({ ...makeBatch({ stories, comments, ghosts: [ghost] }), runId });
      const ids = comments.map(({ comment }) => comment.id);
      const page = await store.read.importedBy({ siteId: SITE, runId, limit: 2 });
      const rest = await store.read.importedBy({
        siteId: SITE,
        runId,
        after: page.at(-1) as (typeof page)[0],
        limit: 9,
      });
      const found = [...page, ...rest];
      assert.deepEqual(
        [
          page.length,
          new Set(found.filter(({ kind }) => kind === 'comment').map(({ targetId }) => targetId)),
        ],
        [2, new Set(ids)],
      );
      assert.deepEqual(
        (await store.read.importedPlaces({ ids })).map(({ depth }) => depth).sort(),
        [1, 1, 2],
      );
      assert.deepEqual(
        (await store.read.importRuns({ siteId: SITE, limit: 1 })).map(({ format }) => format),
        ['disqus'],
      );
      assert.deepEqual(
        await store.write.removeImported({ runId, ids: [root.comment.id, other.comment.id] }),
        {
          removed: 1,
          kept: [{ id: root.comment.id, because: 'answered' }],
        },
      );
      assert.deepEqual(await store.write.removeImportedStories({ runId, ids: [storyId] }), { removed: [] });
      for (const { comment } of [reply, root])
        assert.equal((await store.write.removeImported({ runId, ids: [comment.id] })).removed, 1);
      assert.deepEqual(await store.write.removeImportedStories({ runId, ids: [storyId] }), {
        removed: [storyId],
      });
      await store.write.endUndo({ runId, state: 'undone', now: NOON });
      assert.equal((await store.read.importRun({ id: runId }))?.state, 'undone');
      assert.deepEqual(await store.read.takenGhostIds({ ids: [9700] }), []);
      assert.deepEqual(await store.read.importedBy({ siteId: SITE, runId, limit: 9 }), []);
    });
  });
}
