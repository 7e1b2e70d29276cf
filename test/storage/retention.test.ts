import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AccountId, CommentId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { decide } from './acts.js';
import { dialects, type Subject } from './dialects.js';
import { makeDecision, NOON, nextId, openStory, post, SITE } from './fixtures.js';

const DAY = 86_400_000;

for (const dialect of await dialects()) {
  describe(`the term of words on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
      const { settings } = (await store.read.siteById({ id: SITE })) ?? assert.fail();
      const retention = { rejected: 200, spam: 184, deleted: 30, statements: 300, notices: 184 };
      await store.write.updateSite({ id: SITE, settings: { ...settings, retention } });
    });
    after(() => subject.close());

    const ruled = async (id: CommentId, rule: string, at = NOON) => {
      const decision = makeDecision({
        ...{ actorKind: 'account', actorId: 7, outcome: 'remove', rule, createdAt: at },
      });
      await store.write.decideComment(decide(id, 'removed', { decision }));
      return decision.id;
    };
    const words = async (id: CommentId) => (await store.read.commentById({ id }))?.source;
    const pruneAt = (days: number) => store.write.prune({ now: NOON + days * DAY });

    it('ends by status: taken back first, advertising next, then what was rejected or removed', async () => {
      const [kept, gone, spam, insult, fresh] = [
        await post(store, {}),
        await post(store, {}),
        await post(store, {}),
        await post(store, {}),
        await post(store, {}),
      ];
      const decision = makeDecision({ actorKind: 'author', outcome: 'delete', createdAt: NOON });
      await store.write.decideComment(decide(gone, 'deleted', { decision }));
      await ruled(spam, 'spam');
      const statement = await ruled(insult, 'insult');
      await ruled(fresh, 'insult', NOON + 190 * DAY);
      const all = () => Promise.all([kept, gone, spam, insult, fresh].map(words));
      const full = await all();
      assert.ok(full.every((text) => text !== undefined && text !== ''));
      await pruneAt(29);
      assert.deepEqual(await all(), full);
      await pruneAt(31);
      assert.deepEqual(await all(), [full[0], '', ...full.slice(2)]);
      await pruneAt(185);
      assert.deepEqual(await all(), [full[0], '', '', full[3], full[4]]);
      await pruneAt(201);
      assert.deepEqual(await all(), [full[0], '', '', '', full[4]]);
      assert.equal((await store.read.commentById({ id: insult }))?.status, 'removed');
      assert.ok((await store.read.decisionsOf({ commentId: insult })).length > 0);
      assert.ok(await store.read.statementOf({ decisionId: statement }));
      await pruneAt(301);
      assert.equal(await store.read.statementOf({ decisionId: statement }), undefined);
    });

    it('leaves nothing that a decision which came too late could publish', async () => {
      const id = await post(store, {});
      await ruled(id, 'insult');
      await pruneAt(201);
      assert.equal(await words(id), '');
      const late = decide(id, 'published', { from: ['removed'] });
      await assert.rejects(store.write.decideComment(late), { code: 'forbidden' });
      assert.equal((await store.read.commentById({ id }))?.status, 'removed');
    });

    it('takes with the words of a comment what moderators noted on it', async () => {
      const [gone, kept] = [await post(store, {}), await post(store, {})];
      const note = (commentId: CommentId) =>
        store.write.addNote({
          ...{
            id: nextId<number>(),
            entryId: nextId<number>(),
            commentId,
            text: 'She called us that before.',
          },
          ...{ escalates: false, by: 7 as AccountId, now: NOON },
        });
      await note(gone);
      await note(kept);
      await ruled(gone, 'insult');
      const noted = async () => {
        const notes = await store.read.notesOn({ commentIds: [gone, kept] });
        return notes.map(({ commentId }) => commentId);
      };
      await pruneAt(199);
      assert.deepEqual(await noted(), [gone, kept]);
      await pruneAt(201);
      assert.deepEqual(await noted(), [kept]);
    });

    it('ends for notices so long after their answer; what waits is kept', async () => {
      const report = async () => {
        const notice = {
          ...{ id: nextId<number>(), siteId: SITE, commentId: null, location: 'https://paper.example/x' },
          ...{ kind: 'hate' as const, explanation: 'He means us.', name: 'Rae', email: 'rae@home.example' },
          ...{ language: 'en', createdAt: NOON },
        };
        await store.write.createNotice({ notice, entryId: nextId() });
        return notice.id;
      };
      const [open, ended] = [await report(), await report()];
      const answer = { by: 7 as never, outcome: 'kept' as const, answer: 'No.', now: NOON + DAY };
      await store.write.answerNotice({ ...answer, id: ended, entryId: nextId() });
      const told = async (id: number) => {
        const notice = await store.read.noticeById({ id });
        return [notice?.explanation, notice?.name, notice?.email, notice?.answer, notice?.outcome];
      };
      await pruneAt(184);
      assert.deepEqual(await told(ended), ['He means us.', 'Rae', 'rae@home.example', 'No.', 'kept']);
      await pruneAt(186);
      assert.deepEqual(await told(ended), ['', null, null, null, 'kept']);
      assert.equal((await told(open))[0], 'He means us.');
    });
  });
}
