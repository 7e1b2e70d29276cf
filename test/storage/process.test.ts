import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AccountId, CommentId, DecisionId } from '../../src/core/ids.js';
import { newcomer } from '../../src/core/policy/facts.js';
import { APPEAL_TERM } from '../../src/core/process/appeal.js';
import type { Store } from '../../src/storage/store.js';
import { decide, flag } from './acts.js';
import { dialects, type Subject } from './dialects.js';
import { makeDecision, makePost, NOON, nextId, openStory, post, SITE } from './fixtures.js';

for (const dialect of await dialects()) {
  describe(`due process on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    let ana: AccountId;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
      ana = await staff('Ana');
    });
    after(() => subject.close());

    const staff = async (name: string): Promise<AccountId> => {
      const id = nextId<AccountId>();
      const account = { id, email: `${name}@desk.example`, name, createdAt: NOON, disabledAt: null };
      await store.write.createAccount({ account, passwordHash: null });
      await store.write.setRole({ accountId: id, siteId: null, role: 'moderator' });
      return id;
    };
    const remove = async (id: CommentId, by: number, rule = 'insult'): Promise<DecisionId> => {
      const decision = makeDecision({
        actorKind: 'account',
        actorId: by,
        outcome: 'remove',
        rule,
        reason: 'Rude.',
      });
      await store.write.decideComment(decide(id, 'removed', { decision }));
      return decision.id;
    };
    const appeal = async (commentId: CommentId, decisionId: DecisionId, createdAt = NOON) => {
      const made = {
        id: nextId<number>(),
        siteId: SITE,
        commentId,
        decisionId,
        text: 'It was irony.',
        createdAt,
      };
      await store.write.createAppeal({ appeal: made, entryId: nextId() });
      return made.id;
    };
    const answer = (id: number, by: AccountId, reverses: boolean) =>
      store.write.decideAppeal({
        ...{ id, by, answer: 'We looked again.', entryId: nextId<number>(), now: NOON + 5 },
        ...(reverses
          ? { decision: makeDecision({ actorKind: 'account', actorId: by, rule: 'appeal' }) }
          : {}),
      });
    const never = async (id: number) => assert.equal((await store.read.appealById({ id }))?.decidedAt, null);

    it('lets somebody decide alone only where nobody else moderates, and says so', async () => {
      const id = await post(store, {});
      const appealed = await appeal(id, await remove(id, ana));
      const ended = await answer(appealed, ana, false);
      assert.equal(ended.isBySame, true);
      assert.equal((await store.read.appealsOf({ commentId: id }))[0]?.isBySame, true);
    });

    it('gives an appeal to another person, who may publish the comment again', async () => {
      const bo = await staff('Bo');
      const id = await post(store, {});
      const decisionId = await remove(id, ana);
      const appealed = await appeal(id, decisionId);
      assert.equal(await store.read.openAppealCount({ desks: [{ siteId: SITE, sections: null }] }), 1);
      await assert.rejects(answer(appealed, ana, true), { code: 'forbidden' });
      await never(appealed);
      const ended = await answer(appealed, bo, true);
      assert.deepEqual([ended.isReversed, ended.isBySame, ended.decidedBy], [true, false, bo]);
      assert.equal((await store.read.commentById({ id }))?.status, 'published');
      assert.equal((await store.read.decisionsOf({ commentId: id })).at(-1)?.rule, 'appeal');
      await assert.rejects(answer(appealed, bo, false), { code: 'already_decided' });
      assert.deepEqual(
        await store.read.openAppeals({ desks: [{ siteId: SITE, sections: null }], limit: 5 }),
        [],
      );
      assert.ok((await store.read.statementOf({ decisionId }))?.undoneAt);
    });

    it('hears an appeal once, of the newest decision, within its term, and none of an appeal', async () => {
      const id = await post(store, {});
      const decisionId = await remove(id, ana);
      await assert.rejects(appeal(id, decisionId, NOON + APPEAL_TERM + 1), { code: 'already_decided' });
      await assert.rejects(appeal(id, nextId()), { code: 'already_decided' });
      const appealed = await appeal(id, decisionId);
      await assert.rejects(appeal(id, decisionId), { code: 'already_decided' });
      await answer(appealed, await staff('Cy'), false);
      await assert.rejects(appeal(id, decisionId), { code: 'already_decided' });
      const shown = await post(store, {});
      const published = (await store.read.decisionsOf({ commentId: shown })).at(-1);
      await assert.rejects(appeal(shown, published?.id as DecisionId), { code: 'already_decided' });
    });

    it('states the reasons with every refusal and removal: what, why, how it was found', async () => {
      const complained = await post(store, {});
      await store.write.flagComment({ ...flag(complained, 'r'), reason: 'illegal' });
      const decisionId = await remove(complained, ana, 'illegal');
      const statement = await store.read.statementOf({ decisionId });
      assert.deepEqual(
        [
          statement?.restriction,
          statement?.source,
          statement?.ground,
          statement?.detection,
          statement?.decidedBy,
        ],
        ['removed', 'notice', 'illegal', 'person', 'person'],
      );
      assert.equal(statement?.explanation, 'Rude.');
      const held = await post(store, { status: 'held' });
      const rejection = decide(held, 'rejected', { from: ['held'] });
      await store.write.decideComment(rejection);
      assert.equal(
        (await store.read.statementOf({ decisionId: rejection.decision.id }))?.restriction,
        'refused',
      );
      const kept = await post(store, {});
      const hold = decide(kept, 'held');
      await store.write.decideComment(hold);
      assert.equal(await store.read.statementOf({ decisionId: hold.decision.id }), undefined);
    });

    it('gives back what a policy decided, from what, and what a person said of it since', async () => {
      const facts = {
        now: NOON,
        standing: newcomer('guest'),
        story: { language: 'el', createdAt: 5 },
        mode: null,
      };
      const evidence = [{ signal: 'heat', score: 0.5, spans: [], sentence: 'Hot.' }];
      const decision = makeDecision({ outcome: 'hold', evidence, createdAt: NOON + 50_000 });
      const input = makePost({ status: 'held' }, { decision, facts: { ...facts, mayNudge: true } });
      await store.write.postComment(input);
      const asked = { siteId: SITE, language: 'en', limit: 1 };
      const { decisions, last } = await store.read.pastDecisions(asked);
      assert.deepEqual(decisions[0], {
        ...{
          commentId: input.comment.id,
          storyId: input.comment.storyId,
          evidence,
          facts: { ...facts, mayNudge: true },
        },
        ...{ wasHeld: true, verdict: 'unread', at: NOON + 50_000 },
      });
      await store.write.decideComment(decide(input.comment.id, 'rejected', { from: ['held'] }));
      assert.equal((await store.read.pastDecisions(asked)).decisions[0]?.verdict, 'bad');
      const older = await store.read.pastDecisions({ ...asked, ...(last ? { after: last } : {}) });
      assert.equal(older.decisions[0]?.facts.story.language, 'en');
    });

    it('lists statements of a period by page, each once', async () => {
      const period = { siteId: SITE, from: 0, to: NOON + 10_000, limit: 2 };
      const all = await store.read.statementsPage({ ...period, limit: 100 });
      const [first, second] = all;
      assert.ok(all.length >= 4 && first && second);
      const after = { key: second.createdAt, id: second.decisionId };
      const next = await store.read.statementsPage({ ...period, after });
      assert.deepEqual(next, all.slice(2, 4));
      assert.equal((await store.read.statementsPage({ ...period, to: 1 })).length, 0);
    });

    it('keeps no word of the appeals of a person who is erased, but that there was one and how it ended', async () => {
      const ours = async () => {
        const input = makePost({}, { email: 'leaves@home.example' });
        await store.write.postComment(input);
        const { id } = input.comment;
        return { id, appealed: await appeal(id, await remove(id, ana)) };
      };
      const [open, ended] = [await ours(), await ours()];
      await answer(ended.appealed, await staff('Di'), false);
      await store.write.erasePerson({ email: 'leaves@home.example', now: NOON + 10 });
      assert.deepEqual(await store.read.appealsOf({ commentId: open.id }), []);
      const [left] = await store.read.appealsOf({ commentId: ended.id });
      assert.deepEqual([left?.text, left?.answer, left?.isReversed], ['', '', false]);
    });
  });
}
