import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AccountId, CommentId, StoryId } from '../../src/core/ids.js';
import { dialects, type Subject } from './dialects.js';
import { makeComment, makePost, NOON, nextId, openStory, post, SITE, STORY } from './fixtures.js';

for (const dialect of await dialects()) {
  describe(`posting on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    before(async () => {
      subject = await dialect.open();
      await openStory(subject.store);
    });
    after(() => subject.close());

    it('keeps a comment with everything it came with', async () => {
      const { store } = subject;
      const comment = makeComment({
        source: 'Quoted: "¿Qué?" 😀',
        fingerprint: 2 ** 52,
        meta: { likes: 3, deep: { list: [1, 'two', null] } },
        createdLocal: '2026-11-25T13:00',
        editedAt: NOON + 5,
      });
      await store.write.postComment(makePost(comment));
      const kept = await store.read.commentById({ id: comment.id });
      assert.deepEqual(kept, {
        ...comment,
        rootId: comment.id,
        depth: 1,
        seq: NOON,
        isListed: true,
        listedChildren: 0,
        replyTotal: 0,
        answers: null,
        revision: 1,
        up: 0,
        down: 0,
        score: 0,
        openFlags: 0,
        pinnedAt: null,
        featuredAt: null,
      });
    });

    it('places a reply after its parent, however badly the two are dated', async () => {
      const { store } = subject;
      const parentId = await post(store, { createdAt: NOON + 60_000 });
      const id = await post(store, { parentId, createdAt: NOON + 10 });
      const reply = await store.read.commentById({ id });
      assert.equal(reply?.seq, NOON + 60_001);
      assert.equal(reply?.depth, 2);
      assert.equal(reply?.rootId, parentId);
    });

    it('counts a published reply in its parent, root and story, in one new version', async () => {
      const { store } = subject;
      const before = await store.read.storyById({ id: STORY });
      const root = await post(store);
      const child = await post(store, { parentId: root });
      const outcome = await store.write.postComment(makePost({ parentId: child }));
      const after = await store.read.storyById({ id: STORY });
      assert.equal((after?.total ?? 0) - (before?.total ?? 0), 3);
      assert.deepEqual(outcome, { kind: 'posted', version: (before?.version ?? 0) + 3 });
      assert.equal(await store.read.storyVersion({ id: STORY }), after?.version);
      assert.equal((await store.read.commentById({ id: root }))?.replyTotal, 2);
      assert.equal((await store.read.commentById({ id: root }))?.listedChildren, 1);
    });

    it('shows and counts nothing of a held comment, but logs it', async () => {
      const { store } = subject;
      const before = await store.read.storyById({ id: STORY });
      const parentId = await post(store);
      const id = await post(store, { parentId, status: 'held' });
      const after = await store.read.storyById({ id: STORY });
      assert.equal(after?.total, (before?.total ?? 0) + 1);
      assert.equal(after?.version, (before?.version ?? 0) + 1);
      assert.equal((await store.read.commentById({ id }))?.isListed, false);
      assert.equal((await store.read.commentById({ id: parentId }))?.listedChildren, 0);
      const [decision] = await store.read.decisionsOf({ commentId: id });
      assert.equal(decision?.outcome, 'hold');
      assert.equal(decision?.statusBefore, null);
      assert.equal(decision?.statusAfter, 'held');
    });

    it('writes one event for each post, in order', async () => {
      const { store } = subject;
      const afterId = await store.read.lastEventId({ storyId: STORY });
      const shown = await post(store);
      const held = await post(store, { status: 'held' });
      const events = await store.read.eventsAfter({ storyId: STORY, afterId, limit: 10 });
      assert.deepEqual(
        events.map(({ kind, commentId, at, siteId }) => ({ kind, commentId, at, siteId })),
        [
          { kind: 'comment.published', commentId: shown, at: NOON, siteId: SITE },
          { kind: 'comment.held', commentId: held, at: NOON, siteId: SITE },
        ],
      );
      assert.equal(await store.read.lastEventId({}), events[1]?.id);
    });

    it('refuses a reply to a comment that is unknown, elsewhere or of another kind', async () => {
      const { store } = subject;
      const other = await openStory(store, 11 as StoryId);
      const elsewhere = await post(store, { storyId: other });
      const ping = await post(store, { kind: 'pingback' });
      for (const parentId of [nextId<CommentId>(), elsewhere, ping]) {
        await assert.rejects(post(store, { parentId }), { name: 'Refusal', code: 'parent_not_found' });
      }
    });

    it('refuses a reply to a comment that is not published', async () => {
      const parentId = await post(subject.store, { status: 'held' });
      await assert.rejects(post(subject.store, { parentId }), { code: 'parent_gone' });
    });

    it('refuses a comment in a story that is unknown or closed by then', async () => {
      const { store } = subject;
      const id = await openStory(store, 12 as StoryId);
      await store.write.setStoryClosed({ id, closedAt: NOON + 100, reason: 'two weeks old', now: NOON });
      await post(store, { storyId: id, createdAt: NOON + 99 });
      await assert.rejects(post(store, { storyId: id, createdAt: NOON + 100 }), {
        code: 'story_closed',
        details: { reason: 'two weeks old' },
      });
      await store.write.setStoryClosed({ id, closedAt: null, reason: null, now: NOON });
      await post(store, { storyId: id, createdAt: NOON + 101 });
      await assert.rejects(post(store, { storyId: 99 as StoryId }), { code: 'not_found' });
    });

    it('refuses an account that has been disabled meanwhile', async () => {
      const { store } = subject;
      const account = { id: 5 as AccountId, email: null, name: 'Bo', createdAt: NOON, disabledAt: NOON };
      await store.write.createAccount({ account, passwordHash: null });
      const author = { ...makeComment().author, kind: 'account' as const, accountId: account.id };
      await assert.rejects(post(store, { author }), { code: 'author_blocked' });
    });

    it('answers a key that was used with its first answer, and refuses it for another text', async () => {
      const { store } = subject;
      const input = makePost({}, { idempotency: answerFor('key', 'digest one') });
      assert.equal((await store.write.postComment(input)).kind, 'posted');
      const again = makePost({}, { idempotency: { ...answerFor('key', 'digest one'), response: 'other' } });
      assert.deepEqual(await store.write.postComment(again), {
        kind: 'replayed',
        answer: { digest: 'digest one', status: 201, response: 'answer' },
      });
      const reused = makePost({}, { idempotency: answerFor('key', 'digest two') });
      assert.deepEqual(await store.write.postComment(reused), { kind: 'reused' });
      assert.equal(await store.read.commentById({ id: again.comment.id }), undefined);
      assert.equal((await store.read.idempotent({ scope: 'a', key: 'key' }))?.response, 'answer');
      assert.equal(await store.read.idempotent({ scope: 'b', key: 'key' }), undefined);
    });

    it('does not use a key up for a post that is refused', async () => {
      const { store } = subject;
      const idempotency = answerFor('refused first', 'digest');
      const refused = makePost({ parentId: nextId<CommentId>() }, { idempotency });
      await assert.rejects(store.write.postComment(refused), { code: 'parent_not_found' });
      assert.equal((await store.write.postComment(makePost({}, { idempotency }))).kind, 'posted');
    });

    it('writes once of many posts that come with one key at once', async () => {
      const { store } = subject;
      const inputs = Array.from({ length: 16 }, () =>
        makePost({}, { idempotency: answerFor('race', 'digest') }),
      );
      const outcomes = await Promise.all(inputs.map((input) => store.write.postComment(input)));
      assert.equal(outcomes.filter(({ kind }) => kind === 'posted').length, 1);
      assert.equal(outcomes.filter(({ kind }) => kind === 'replayed').length, 15);
      const ids = inputs.map(({ comment }) => comment.id);
      assert.equal((await store.read.commentsByIds({ ids })).length, 1);
    });

    it('takes 64 posts to one story at once, each of them once', async () => {
      const { store } = subject;
      const storyId = await openStory(store, 13 as StoryId);
      const root = await post(store, { storyId });
      const posted = await Promise.all(
        Array.from({ length: 64 }, (_, i) => post(store, { storyId, parentId: i % 2 ? root : null })),
      );
      assert.equal(new Set(posted).size, 64);
      assert.equal((await store.read.storyById({ id: storyId }))?.total, 65);
      assert.equal((await store.read.commentById({ id: root }))?.replyTotal, 32);
      assert.deepEqual(await store.write.recountStory({ id: storyId }), { changed: 0 });
      const events = await store.read.eventsAfter({ storyId, afterId: 0, limit: 100 });
      assert.equal(events.filter(({ kind }) => kind === 'comment.published').length, 65);
    });

    it('refuses an id that is taken as busy, so that the next attempt brings another', async () => {
      const id = await post(subject.store);
      await assert.rejects(
        subject.store.write.postComment(makePost({ id }, { idempotency: answerFor('taken', 'd') })),
        {
          code: 'overloaded',
          details: { seconds: 1, cause: 'id_taken' },
        },
      );
    });

    it('refuses U+0000, which one of the databases cannot hold, and keeps every other character', async () => {
      const { store } = subject;
      await assert.rejects(post(store, { source: 'a\0b' }), { code: 'text_invalid' });
      const source =
        '\u0001 é e\u0301 שלום العربية नमस्ते 漢字 ไทย 👩‍👩‍👧 𝔘𝔫𝔦 \u202e\u2066 \uffff\u{10ffff} \\ \' " % _ ?';
      const author = { ...makeComment().author, name: source, website: source };
      const id = await post(store, { source, author, meta: { [source]: source } });
      const kept = await store.read.commentById({ id });
      assert.equal(kept?.source, source);
      assert.deepEqual(kept?.author, author);
      assert.deepEqual(kept?.meta, { [source]: source });
      assert.deepEqual(kept?.body, [{ type: 'paragraph', children: [source] }]);
    });

    it('fails on values that a database would store as something else', async () => {
      const { store } = subject;
      const wrong: readonly unknown[] = [undefined, new Date(), Number.NaN, 1.5, 2 ** 53, true, {}, 10n];
      for (const value of wrong) {
        await assert.rejects(
          post(store, { createdLocal: value as string }),
          /not a value that a database keeps/,
        );
      }
    });
  });
}

function answerFor(key: string, digest: string) {
  return { scope: 'a', key, digest, status: 201, response: 'answer' };
}
