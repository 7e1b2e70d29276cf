import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import type { Store } from '../../src/storage/store.js';
import { checkLog, linkFreshRows } from '../../src/use-cases/check-log.js';
import { decide } from './acts.js';
import { dialects, type Subject } from './dialects.js';
import { makeDecision, NOON, nextId, openStory, post, SITE } from './fixtures.js';

/** Changes a table past the store, as somebody with the disk in their hands. */
async function tamper(subject: Subject, sql: string): Promise<void> {
  if (subject.location.startsWith('postgres')) {
    const client = new pg.Client({ connectionString: subject.location });
    await client.connect();
    await client.query(sql);
    await client.end();
    return;
  }
  const database = new DatabaseSync(subject.location);
  database.exec(sql);
  database.close();
}

for (const dialect of await dialects()) {
  describe(`the chain over the log on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    let ids: number[];
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
      ids = [];
      for (let i = 0; i < 6; i++) {
        const id = await post(store, {});
        const decision = makeDecision({
          actorKind: 'account',
          actorId: 7,
          outcome: 'remove',
          reason: `no ${i}`,
        });
        await store.write.decideComment(decide(id, 'removed', { decision }));
        ids.push(decision.id);
      }
      const subjectOf = { kind: 'host', value: 'raid.example' } as const;
      const sanction = {
        id: nextId<number>(),
        siteId: null,
        kind: 'ban',
        subject: subjectOf,
        reason: 'x',
      } as const;
      const rest = { note: null, createdAt: NOON, createdBy: null, endsAt: null, readAt: null };
      const whole = { ...sanction, ...rest, liftedAt: null, liftedBy: null };
      await store.write.addSanction({ sanction: whole, entryId: nextId() });
    });
    after(() => subject.close());

    const check = () => checkLog({ store, clock: () => NOON });

    it('links what is new within a quick look, and knows when nothing is', async () => {
      assert.equal(await store.read.isLogLinked({}), false);
      const fresh = { store, clock: () => NOON };
      await linkFreshRows(fresh);
      assert.equal(await store.read.isLogLinked({}), true);
      const rows = await store.read.logRows({ part: 'decision', siteId: SITE, afterId: 0, limit: 5 });
      assert.equal(rows.length, 5);
      assert.ok(rows.every(({ link }) => typeof link === 'string'));
    });

    it('holds over decisions and entries, links each row once, and goes on with new ones', async () => {
      const first = await check();
      assert.deepEqual([first.checked, first.faults], [13, []]);
      assert.deepEqual(await check(), first);
      await post(store, {});
      const second = await check();
      assert.equal(second.checked, 14);
      assert.notEqual(second.head, first.head);
    });

    it('is read by the page', async () => {
      await store.write.linkLog({ now: NOON, all: true });
      const first = await store.read.checkLog({ afterSeq: 0, link: null, limit: 5 });
      const rest = await store.read.checkLog({ afterSeq: first.seq, link: first.link, limit: 100 });
      assert.deepEqual([first.checked, first.faults, rest.faults], [5, [], []]);
      assert.equal(rest.link, (await check()).head);
      assert.deepEqual(await store.read.slippedIntoLog({}), []);
    });

    it('finds the row that was changed, and no other', async () => {
      await tamper(subject, `UPDATE decision SET reason = 'another' WHERE id = ${ids[2]}`);
      assert.deepEqual((await check()).faults, [{ part: 'decision', ref: ids[2], problem: 'changed' }]);
      await tamper(subject, `UPDATE decision SET reason = 'no 2' WHERE id = ${ids[2]}`);
      assert.deepEqual((await check()).faults, []);
      await tamper(subject, `UPDATE log_entry SET facts = '{}'`);
      assert.deepEqual(
        (await check()).faults.map(({ part }) => part),
        ['entry'],
      );
    });

    it('finds the row that was taken out, and a link that was', async () => {
      await tamper(subject, `DELETE FROM decision WHERE id = ${ids[4]}`);
      assert.ok((await check()).faults.some(({ ref, problem }) => ref === ids[4] && problem === 'missing'));
      await tamper(subject, `DELETE FROM log_link WHERE ref = ${ids[1]}`);
      assert.ok((await check()).faults.length >= 2);
    });

    it('finds the row that was slipped in among old ones', async () => {
      const late = nextId<number>() + 3_600_000 * 4096 * 2;
      const decision = makeDecision({ id: late as never, actorKind: 'account', outcome: 'remove' });
      await store.write.decideComment(decide(await post(store, {}), 'removed', { decision }));
      await check();
      await tamper(
        subject,
        `INSERT INTO decision SELECT 999, site_id, story_id, comment_id, revision, actor_kind, actor_id, outcome, rule, reason,
           policy_version, evidence, matched, status_before, status_after, undoes, created_at FROM decision WHERE id = ${late}`,
      );
      assert.ok((await check()).faults.some(({ ref, problem }) => ref === 999 && problem === 'added'));
    });
  });
}
