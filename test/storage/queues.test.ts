import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CommentStatus } from '../../src/core/comment.js';
import type { SiteId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { decide, flag } from './acts.js';
import { dialects, type Subject } from './dialects.js';
import {
  makeComment,
  makeDecision,
  makePost,
  makeSite,
  NOON,
  openStory,
  post,
  SITE,
  STORY,
} from './fixtures.js';

for (const dialect of await dialects()) {
  describe(`queues on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    const OTHER = 2 as SiteId;
    const HOUR = 3_600_000;
    const ONE = [{ siteId: SITE, sections: null }];
    const BOTH = [...ONE, { siteId: OTHER, sections: null }];
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
      await store.write.createSite(makeSite({ id: OTHER, slug: 'herald', hosts: ['herald.example'] }));
    });
    after(() => subject.close());

    it('shows held comments in their order, each with its context', async () => {
      const parentId = await post(store);
      const evidence = [{ signal: 'links', score: 0.5, spans: [], sentence: 'Two links.' }];
      const later = makePost(
        { parentId, status: 'held', createdAt: NOON + 2 },
        { decision: makeDecision({ outcome: 'hold', rule: 'links', evidence, createdAt: NOON + 5 * HOUR }) },
      );
      await store.write.postComment(later);
      const earlier = await post(store, { status: 'held', createdAt: NOON + 1 });
      await post(store, { status: 'held', kind: 'pingback' });
      const page = await store.read.queuePage({ desks: BOTH, queue: 'held', limit: 10 });
      assert.deepEqual(
        page.map(({ comment }) => comment.id),
        [earlier, later.comment.id],
      );
      assert.deepEqual(page[1]?.story, {
        id: STORY,
        title: 'Story 10',
        url: 'https://gazette.example/10',
        reportPath: null,
      });
      assert.equal(page[1]?.parent?.id, parentId);
      assert.deepEqual(page[1]?.decision?.evidence, evidence);
      assert.deepEqual(page[1]?.flags, []);
      const after = { key: page[0]?.place ?? 0, id: earlier };
      const next = await store.read.queuePage({ desks: ONE, queue: 'held', limit: 10, after });
      assert.deepEqual(
        next.map(({ comment }) => comment.id),
        [later.comment.id],
      );
      assert.deepEqual(await store.read.queueCounts({ desks: BOTH }), {
        ...{ held: 2, flagged: 0, unreviewed: 1, mine: 0, escalated: 0 },
      });
      assert.deepEqual(await store.read.queueCounts({ desks: [{ siteId: OTHER, sections: null }] }), {
        ...{ held: 0, flagged: 0, unreviewed: 0, mine: 0, escalated: 0 },
      });
    });

    it('shows flagged comments while they are published and their flags are open', async () => {
      const id = await post(store);
      await store.write.flagComment(flag(id, 'one'));
      const page = await store.read.queuePage({ desks: ONE, queue: 'flagged', limit: 10 });
      assert.deepEqual(
        page.map(({ comment, flags }) => [comment.id, flags.length]),
        [[id, 1]],
      );
      await store.write.decideComment(
        decide(id, 'deleted', { decision: makeDecision({ actorKind: 'author', outcome: 'delete' }) }),
      );
      assert.deepEqual(await store.read.queuePage({ desks: ONE, queue: 'flagged', limit: 10 }), []);
      assert.equal((await store.read.queueCounts({ desks: ONE })).flagged, 0);
    });

    it('logs what people decided, the newest first, page by page', async () => {
      const ids: number[] = [];
      for (let i = 0; i < 5; i++) {
        const input = decide(await post(store), 'removed');
        ids.unshift(input.decision.id);
        await store.write.decideComment(input);
      }
      const first = await store.read.decisionLog({ desks: BOTH, limit: 3 });
      const beforeId = first.at(-1)?.id ?? 0;
      const second = await store.read.decisionLog({ desks: BOTH, limit: 2, beforeId });
      assert.deepEqual(
        [...first, ...second].map(({ id }) => id),
        ids,
      );
    });

    it('knows what an author has done, by account, guest or address', async () => {
      const guestHash = 'cleo';
      const author = { ...makeComment().author, guestHash };
      const write = (status: CommentStatus, createdAt: number) =>
        store.write.postComment(makePost({ author, status, createdAt }, { addressHash: 'address' }));
      await write('published', NOON + 10);
      await write('published', NOON + 30);
      await write('held', NOON + 20);
      await write('rejected', NOON + 40);
      const history = { published: 2, held: 1, rejected: 1, removed: 0, firstSeenAt: NOON + 10 };
      for (const who of [{ guestHash }, { addressHash: 'address' }]) {
        assert.deepEqual(await store.read.authorHistory({ siteId: SITE, author: who }), history);
      }
      assert.deepEqual(await store.read.authorHistory({ siteId: OTHER, author: { guestHash } }), {
        published: 0,
        held: 0,
        rejected: 0,
        removed: 0,
        firstSeenAt: null,
      });
      for (const of of [{ addressHash: 'address' }, { guestHash }, { storyId: STORY }])
        assert.equal(await store.read.recentPosts({ siteId: SITE, since: NOON + 30, of }), 2);
      const mine = await store.read.commentsByAuthor({ siteId: SITE, author: { guestHash }, limit: 3 });
      assert.deepEqual(
        mine.map(({ placedAt }) => placedAt - NOON),
        [40, 30, 20],
      );
      const beforeId = mine.at(-1)?.id ?? 0;
      const rest = await store.read.commentsByAuthor({
        siteId: SITE,
        author: { guestHash },
        limit: 3,
        beforeId,
      });
      assert.deepEqual(
        rest.map(({ placedAt }) => placedAt - NOON),
        [10],
      );
    });

    it('gives fingerprints from a place on, and the place where the newest begin', async () => {
      const start = await post(store, { fingerprint: 9 });
      const made: number[] = [];
      for (const fingerprint of [1, null, 3, 4]) made.push(await post(store, { fingerprint }));
      const rows = await store.read.fingerprintsAfter({ siteId: SITE, afterId: start, limit: 2 });
      assert.deepEqual(
        rows.map(({ id, fingerprint }) => [id, fingerprint]),
        [
          [made[0], 1],
          [made[2], 3],
        ],
      );
      assert.deepEqual(
        [rows[0]?.guestHash, rows[0]?.accountId, rows[0]?.status, rows[0]?.placedAt, rows[0]?.storyId],
        ['ann', null, 'published', NOON, STORY],
      );
      assert.equal(await store.read.fingerprintStart({ siteId: SITE, limit: 3 }), start);
      assert.equal(await store.read.fingerprintStart({ siteId: SITE, limit: 1_000_000 }), 0);
    });
  });
}
