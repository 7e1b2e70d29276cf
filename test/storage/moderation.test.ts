import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CommentStatus } from '../../src/core/comment.js';
import type { CommentId, StoryId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { decide, flag } from './acts.js';
import { dialects, type Subject } from './dialects.js';
import { makeDecision, NOON, openStory, post, SITE, STORY } from './fixtures.js';

for (const dialect of await dialects()) {
  describe(`moderation on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
    });
    after(() => subject.close());

    it('publishes a held comment and says what it was before', async () => {
      const id = await post(store, { status: 'held' });
      const input = decide(id, 'published');
      const comment = await store.write.decideComment(input);
      assert.equal(comment.status, 'published');
      assert.equal(comment.isListed, true);
      const log = await store.read.decisionsOf({ commentId: id });
      assert.deepEqual(log[1], {
        ...input.decision,
        siteId: SITE,
        storyId: STORY,
        commentId: id,
        revision: 1,
        statusBefore: 'held',
        statusAfter: 'published',
      });
    });

    it('refuses a decision about a text that has changed, or that somebody else has decided', async () => {
      const id = await post(store, { status: 'held' });
      await assert.rejects(store.write.decideComment(decide(id, 'published', { revision: 2 })), {
        code: 'stale_revision',
      });
      await store.write.decideComment(decide(id, 'rejected', { from: ['held'] }));
      await assert.rejects(store.write.decideComment(decide(id, 'published', { from: ['held'] })), {
        code: 'already_decided',
      });
      await assert.rejects(store.write.decideComment(decide(404 as CommentId, 'removed')), {
        code: 'not_found',
      });
      assert.equal((await store.read.decisionsOf({ commentId: id })).length, 2);
    });

    it('lets exactly one of two moderators decide', async () => {
      const id = await post(store, { status: 'held' });
      const both = await Promise.allSettled([
        store.write.decideComment(decide(id, 'published', { from: ['held'] })),
        store.write.decideComment(decide(id, 'rejected', { from: ['held'] })),
      ]);
      assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
      assert.equal((await store.read.decisionsOf({ commentId: id })).length, 2);
      assert.deepEqual(await store.write.recountStory({ id: STORY }), { changed: 0 });
    });

    it('never takes a comment after the story was closed, whichever comes first', async () => {
      for (let round = 0; round < 10; round++) {
        const id = await openStory(store, (500 + round) as StoryId);
        const close = store.write.setStoryClosed({ id, closedAt: NOON, reason: 'done', now: NOON });
        const posts = Array.from({ length: 4 }, () =>
          post(store, { storyId: id }).catch((error) => error.code),
        );
        await close;
        const outcomes = await Promise.all(posts);
        const events = await store.read.eventsAfter({ storyId: id, afterId: 0, limit: 20 });
        const closed = events.findIndex(({ kind }) => kind === 'story.closed');
        assert.ok(events.slice(closed + 1).every(({ kind }) => kind !== 'comment.published'));
        const posted = outcomes.filter((outcome) => outcome !== 'story_closed').length;
        assert.equal((await store.read.storyById({ id }))?.total, posted);
      }
    });

    it('never takes a reply to a comment that is being removed', async () => {
      for (let round = 0; round < 10; round++) {
        const parentId = await post(store);
        const reply = post(store, { parentId }).catch((error) => error.code);
        const removal = store.write.decideComment(decide(parentId, 'removed'));
        const [outcome, parent] = await Promise.all([reply, removal]);
        const children = outcome === 'parent_gone' ? 0 : 1;
        const now = await store.read.commentById({ id: parentId });
        assert.equal(now?.listedChildren, children);
        assert.equal(now?.isListed, children === 1);
        assert.equal(parent.status, 'removed');
      }
      assert.deepEqual(await store.write.recountStory({ id: STORY }), { changed: 0 });
    });

    it('keeps the text before an edit, raises the revision and may hold the new text', async () => {
      const id = await post(store, { source: 'first' });
      const edit = (revision: number, source: string, status: CommentStatus) =>
        store.write.editComment({
          id,
          revision,
          source,
          sourceFormat: 'plain',
          body: [{ type: 'paragraph', children: [source] }],
          fingerprint: 5,
          from: 'published',
          status,
          decision: makeDecision({ actorKind: 'author', outcome: status === 'held' ? 'hold' : 'publish' }),
          now: NOON + revision,
        });
      const second = await edit(1, 'second', 'published');
      assert.deepEqual([second.revision, second.source, second.editedAt], [2, 'second', NOON + 1]);
      await assert.rejects(edit(1, 'lost', 'published'), { code: 'stale_revision' });
      const third = await edit(2, 'third', 'held');
      assert.deepEqual([third.revision, third.status, third.isListed], [3, 'held', false]);
      assert.deepEqual(await store.read.revisionsOf({ id }), [
        { revision: 1, source: 'first', createdAt: NOON },
        { revision: 2, source: 'second', createdAt: NOON + 1 },
      ]);
      // A moderator held it while the next text was judged: the edit publishes nothing.
      await assert.rejects(edit(3, 'fourth', 'published'), { code: 'stale_revision' });
      const events = await store.read.eventsAfter({ storyId: STORY, afterId: 0, limit: 10_000 });
      assert.deepEqual(
        events.filter(({ commentId }) => commentId === id).map(({ kind }) => kind),
        ['comment.published', 'comment.edited', 'comment.held'],
      );
      const log = await store.read.decisionsOf({ commentId: id });
      assert.deepEqual(
        log.map(({ revision }) => revision),
        [1, 2, 3],
      );
    });

    it('counts each reporter once, and closes flags with the decision', async () => {
      const id = await post(store);
      assert.deepEqual(await store.write.flagComment(flag(id, 'one')), { openFlags: 1 });
      assert.deepEqual(await store.write.flagComment(flag(id, 'two')), { openFlags: 2 });
      const changed = { ...flag(id, 'one'), reason: 'spam' as const, text: 'an advert' };
      assert.deepEqual(await store.write.flagComment(changed), { openFlags: 2 });
      const apart = { ...flag(id, 'three'), reason: 'disagree' as const };
      assert.deepEqual(await store.write.flagComment(apart), { openFlags: 2 });
      const flags = await store.read.flagsOf({ commentId: id });
      assert.deepEqual(flags.map(({ reason }) => reason).sort(), ['abuse', 'disagree', 'spam']);
      await store.write.decideComment(
        decide(id, 'published', { decision: makeDecision({ actorKind: 'account', outcome: 'keep' }) }),
      );
      assert.equal((await store.read.commentById({ id }))?.openFlags, 0);
      // The same complaint about the same text has been answered.
      assert.deepEqual(await store.write.flagComment(flag(id, 'one')), { openFlags: 0 });
      assert.deepEqual(await store.write.flagComment(flag(id, 'three')), { openFlags: 1 });
    });

    it('refuses a decision after one that its moderator has not seen, though the status is the same', async () => {
      const id = await post(store);
      await store.write.flagComment(flag(id, 'one'));
      const [posted] = await store.read.decisionsOf({ commentId: id });
      const last = posted?.id ?? null;
      const kept = makeDecision({ actorKind: 'account', outcome: 'keep' });
      await store.write.decideComment(decide(id, 'published', { decision: kept, last }));
      await assert.rejects(store.write.decideComment(decide(id, 'removed', { last })), {
        code: 'already_decided',
      });
      await assert.rejects(store.write.decideComment(decide(id, 'removed', { last: null })), {
        code: 'already_decided',
      });
      assert.equal(
        (await store.write.decideComment(decide(id, 'removed', { last: kept.id }))).status,
        'removed',
      );
    });

    it('keeps what nobody has read or somebody complains of, and once', async () => {
      const keep = (id: CommentId) =>
        store.write.decideComment(
          decide(id, 'published', { decision: makeDecision({ actorKind: 'account', outcome: 'keep' }) }),
        );
      const id = await post(store);
      await keep(id);
      await assert.rejects(keep(id), { code: 'already_decided' });
      await store.write.flagComment(flag(id, 'one'));
      const both = await Promise.allSettled([keep(id), keep(id)]);
      assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    });

    it('opens the flags again that an undone decision has closed, and no others', async () => {
      const id = await post(store);
      await store.write.flagComment(flag(id, 'one'));
      const earlier = makeDecision({ actorKind: 'account', outcome: 'keep', createdAt: NOON + 1 });
      await store.write.decideComment(decide(id, 'published', { decision: earlier }));
      await store.write.flagComment(flag(id, 'two'));
      await store.write.flagComment(flag(id, 'three'));
      const removal = makeDecision({ actorKind: 'account', outcome: 'remove', createdAt: NOON + 2 });
      await store.write.decideComment(decide(id, 'removed', { decision: removal }));
      assert.equal((await store.read.commentById({ id }))?.openFlags, 0);
      const undo = makeDecision({ actorKind: 'account', outcome: 'undo', undoes: removal.id });
      const back = await store.write.decideComment(
        decide(id, 'published', { from: ['removed'], decision: undo, last: removal.id }),
      );
      assert.equal(back.openFlags, 2);
      const page = await store.read.queuePage({
        desks: [{ siteId: SITE, sections: null }],
        queue: 'flagged',
        limit: 10,
      });
      const row = page.find(({ comment }) => comment.id === id);
      assert.equal(row?.flags.length, 2);
      assert.equal(row?.decision?.outcome, 'undo');
      assert.equal(row?.judgement?.outcome, 'publish');
      assert.deepEqual(await store.write.recountStory({ id: STORY }), { changed: 0 });
    });

    it('opens a closed flag again when the text has changed since', async () => {
      const id = await post(store);
      await store.write.flagComment(flag(id, 'one'));
      await store.write.decideComment(
        decide(id, 'published', { decision: makeDecision({ outcome: 'keep' }) }),
      );
      assert.deepEqual(await store.write.flagComment(flag(id, 'one', 2)), { openFlags: 1 });
    });

    it('takes no flags or votes for what readers cannot see', async () => {
      const id = await post(store, { status: 'held' });
      await assert.rejects(store.write.flagComment(flag(id, 'one')), { code: 'not_found' });
      const vote = { commentId: id, voterHash: 'v', value: 1, now: NOON };
      await assert.rejects(store.write.voteComment(vote), { code: 'not_found' });
    });

    it('counts one vote for each voter, taken back or turned', async () => {
      const commentId = await post(store);
      const vote = (voterHash: string, value: number) =>
        store.write.voteComment({ commentId, voterHash, value, now: NOON });
      assert.deepEqual(await vote('a', 1), { up: 1, down: 0 });
      assert.deepEqual(await vote('a', 1), { up: 1, down: 0 });
      assert.deepEqual(await vote('b', -1), { up: 1, down: 1 });
      assert.deepEqual(await vote('b', 1), { up: 2, down: 0 });
      assert.deepEqual(await vote('a', 0), { up: 1, down: 0 });
      const before = await store.read.storyVersion({ id: STORY });
      await Promise.all(Array.from({ length: 20 }, (_, i) => vote(`many ${i}`, 1)));
      const comment = await store.read.commentById({ id: commentId });
      assert.equal(comment?.up, 21);
      assert.ok((comment?.score ?? 0) > 800_000_000);
      assert.equal(await store.read.storyVersion({ id: STORY }), (before ?? 0) + 20);
    });

    it('counts so many guests of one network on a comment, and anybody who has signed in', async () => {
      const commentId = await post(store);
      const network = { hash: 'an office', most: 2 };
      const vote = (voterHash: string, changes: object = {}) =>
        store.write.voteComment({ commentId, voterHash, value: 1, network, now: NOON, ...changes });
      await vote('a');
      await vote('b');
      await assert.rejects(vote('c'), { code: 'sign_in_required' });
      assert.deepEqual(await vote('b', { value: -1 }), { up: 1, down: 1 });
      assert.deepEqual(await vote('c', { network: undefined }), { up: 2, down: 1 });
      assert.deepEqual(await vote('d', { network: { ...network, hash: 'a home' } }), { up: 3, down: 1 });
      await vote('a', { value: 0 });
      assert.deepEqual(await vote('e'), { up: 3, down: 1 });
    });

    it('takes complaints of so many guests of one network on a comment, and of anybody who has signed in', async () => {
      const commentId = await post(store);
      const network = { hash: 'an office', most: 2 };
      const complain = (reporter: string, changes: object = {}) =>
        store.write.flagComment({ ...flag(commentId, reporter), network, ...changes });
      await complain('a');
      assert.deepEqual(await complain('b'), { openFlags: 2 });
      await assert.rejects(complain('c'), { code: 'sign_in_required' });
      assert.deepEqual(await complain('b', { reason: 'disagree' }), { openFlags: 1 });
      assert.deepEqual(await complain('c', { network: undefined }), { openFlags: 2 });
      assert.deepEqual(await complain('d', { network: { ...network, hash: 'a home' } }), { openFlags: 3 });
    });

    it('gives up what a voter has said as somebody else', async () => {
      const commentId = await post(store);
      const vote = (voterHash: string, value: number, formerHash?: string) =>
        store.write.voteComment({ commentId, voterHash, value, formerHash, now: NOON });
      await vote('guest', -1);
      assert.deepEqual(await vote('account', 1, 'guest'), { up: 1, down: 0 });
      assert.deepEqual(await vote('account', 1, 'guest'), { up: 1, down: 0 });
      await vote('guest', 1);
      assert.deepEqual(await vote('account', 1, 'guest'), { up: 1, down: 0 });
      await vote('guest', 1);
      assert.deepEqual(await vote('account', 0, 'guest'), { up: 0, down: 0 });
    });

    it('knows what a voter has said of the comments asked about', async () => {
      const [one, two, three] = [await post(store), await post(store), await post(store)];
      const vote = (commentId: typeof one, voterHash: string, value: number) =>
        store.write.voteComment({ commentId, voterHash, value, now: NOON });
      await vote(one, 'me on one', 1);
      await vote(two, 'me on two', -1);
      await vote(two, 'somebody else', 1);
      await vote(three, 'me on three', 1);
      const voterHashes = ['me on one', 'me on two', 'me on three'];
      const found = await store.read.votesBy({ commentIds: [one, two], voterHashes });
      assert.deepEqual(found.map(({ commentId, value }) => [commentId, value]).sort(), [
        [one, 1],
        [two, -1],
      ]);
    });
  });
}
