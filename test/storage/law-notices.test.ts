import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CommentId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { decide } from './acts.js';
import { dialects, type Subject } from './dialects.js';
import { makeDecision, NOON, nextId, openStory, post, SITE } from './fixtures.js';

for (const dialect of await dialects()) {
  describe(`notices of illegal content on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
    });
    after(() => subject.close());

    const report = async (commentId: CommentId | null, email: string | null = 'rae@home.example') => {
      const notice = {
        ...{ id: nextId<number>(), siteId: SITE, commentId, location: 'https://paper.example/c/1' },
        ...{ kind: 'hate' as const, explanation: 'He means us.', name: 'Rae', email },
        ...{ language: 'en', createdAt: NOON },
      };
      await store.write.createNotice({ notice, entryId: nextId() });
      return notice.id;
    };
    const waiting = () => store.read.openNoticeCount({ desks: [{ siteId: SITE, sections: null }] });
    const jobs = () => subject.query("SELECT payload FROM outbox WHERE kind = 'notice'");

    it('bring a comment before a moderator, whose decision answers all of them and is mailed', async () => {
      const id = await post(store, {});
      const [first, second] = [await report(id), await report(id, null)];
      assert.equal((await store.read.commentById({ id }))?.openFlags, 2);
      assert.equal(await waiting(), 2);
      assert.deepEqual(
        (await store.read.openNotices({ desks: [{ siteId: SITE, sections: null }], limit: 9 })).map(
          (one) => one.id,
        ),
        [first, second],
      );
      const decision = makeDecision({ actorKind: 'account', actorId: 7, outcome: 'remove', reason: 'Yes.' });
      await store.write.decideComment(decide(id, 'removed', { decision }));
      const ended = await store.read.noticeById({ id: first });
      assert.deepEqual(
        [ended?.outcome, ended?.answer, ended?.endedBy, ended?.decisionId],
        ['removed', 'Yes.', 7, decision.id],
      );
      assert.equal(await waiting(), 0);
      // A receipt and an answer to the one who gave an address.
      assert.equal((await jobs()).length, 2);
    });

    it('about nothing that we hold are answered by themselves, once', async () => {
      const id = await report(null);
      const answer = {
        id,
        by: 7 as never,
        outcome: 'kept' as const,
        answer: 'No.',
        entryId: nextId<number>(),
      };
      await store.write.answerNotice({ ...answer, now: NOON + 1 });
      await assert.rejects(store.write.answerNotice({ ...answer, entryId: nextId(), now: NOON + 2 }), {
        code: 'already_decided',
      });
      assert.equal((await store.read.noticeById({ id }))?.answer, 'No.');
    });

    it('and appeals are read page by page, of a period', async () => {
      const day = { siteId: SITE, from: NOON + 900, to: NOON + 904 };
      const ids: number[] = [];
      const commentId = await post(store, {});
      for (const createdAt of [NOON + 899, NOON + 900, NOON + 903, NOON + 904]) {
        const notice = {
          ...{ id: nextId<number>(), siteId: SITE, commentId: null, location: 'https://paper.example/p' },
          ...{
            kind: 'other' as const,
            explanation: 'So.',
            name: null,
            email: null,
            language: 'en',
            createdAt,
          },
        };
        await store.write.createNotice({ notice, entryId: nextId() });
        ids.push(notice.id);
      }
      const [first, ...none] = await store.read.noticesPage({ ...day, limit: 1 });
      assert.deepEqual([first?.id, none], [ids[1], []]);
      const after = { key: NOON + 900, id: ids[1] as number };
      const rest = await store.read.noticesPage({ ...day, limit: 5, after });
      assert.deepEqual(
        rest.map(({ id }) => id),
        [ids[2]],
      );
      const decision = makeDecision({ actorKind: 'account', actorId: 7, outcome: 'remove', rule: 'insult' });
      await store.write.decideComment(decide(commentId, 'removed', { decision }));
      const appeal = { id: nextId<number>(), siteId: SITE, commentId, decisionId: decision.id };
      const made = { ...appeal, text: 'No.', createdAt: NOON + 901 };
      await store.write.createAppeal({ appeal: made, entryId: nextId() });
      const appeals = await store.read.appealsPage({ ...day, limit: 5 });
      assert.deepEqual(
        appeals.map(({ id }) => id),
        [appeal.id],
      );
    });

    it('told to an authority are kept and logged, newest first', async () => {
      const commentId = await post(store, {});
      const report = {
        ...{ id: nextId<number>(), siteId: SITE, commentId, authority: 'Police', facts: 'A day is named.' },
        ...{ toldAt: NOON, createdAt: NOON, createdBy: 7 as never },
      };
      await store.write.createCrimeReport({ report, entryId: nextId() });
      await store.write.logCrimeExport({ report, by: 7 as never, entryId: nextId(), now: NOON + 1 });
      assert.deepEqual(
        await store.read.crimeReports({ desks: [{ siteId: SITE, sections: null }], limit: 5 }),
        [report],
      );
      assert.deepEqual(await store.read.crimeReportById({ id: report.id }), report);
      const kinds = await subject.query(
        `SELECT kind FROM log_entry WHERE about = ${report.id} ORDER BY created_at`,
      );
      assert.deepEqual(
        kinds.map(({ kind }) => kind),
        ['crime.told', 'crime.exported'],
      );
    });

    it('forget who reported when that person is erased', async () => {
      const id = await report(await post(store, {}), 'gone@home.example');
      await store.write.erasePerson({ email: 'gone@home.example', now: NOON + 5 });
      const after = await store.read.noticeById({ id });
      assert.deepEqual([after?.name, after?.email, after?.explanation], [null, null, '']);
      const [flag] = await subject.query(`SELECT text FROM flag WHERE id = ${id}`);
      assert.equal(flag?.text, null);
    });
  });
}
