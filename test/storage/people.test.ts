import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Account } from '../../src/core/account.js';
import type { AccountId, CommentId, StoryId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import {
  makeBatch,
  makeComment,
  makeImported,
  makePost,
  NOON,
  nextId,
  openStory,
  post,
  SITE,
} from './fixtures.js';

const DAY = 24 * 60 * 60_000;

function makeAccount(changes: Partial<Account> = {}): Account {
  const id = nextId<AccountId>();
  return { id, email: `${id}@desk.example`, name: 'Dana', createdAt: NOON, disabledAt: null, ...changes };
}

for (const dialect of await dialects()) {
  describe(`people on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
    });
    after(() => subject.close());

    it('keeps accounts, found by id and by e-mail in any case', async () => {
      const account = makeAccount({ email: 'Dana@Desk.example' });
      assert.equal(await store.read.hasStaff({}), false);
      await store.write.createAccount({ account, passwordHash: null });
      const kept = { ...account, email: 'dana@desk.example' };
      assert.deepEqual(await store.read.accountById({ id: account.id }), kept);
      assert.deepEqual(await store.read.accountByEmail({ email: ' DANA@desk.example' }), {
        account: kept,
        passwordHash: null,
      });
      await store.write.setPassword({ accountId: account.id, passwordHash: 'argon' });
      assert.equal((await store.read.accountByEmail({ email: 'dana@desk.example' }))?.passwordHash, 'argon');
      await assert.rejects(
        store.write.createAccount({
          account: makeAccount({ email: 'dana@desk.example' }),
          passwordHash: null,
        }),
        { code: 'account_exists', details: { email: 'dana@desk.example' } },
      );
      await store.write.createAccount({ account: makeAccount({ email: null }), passwordHash: null });
      await store.write.createAccount({ account: makeAccount({ email: null }), passwordHash: null });
    });

    it('keeps a public name for staff, counts it among the newsroom’s names, and takes it away', async () => {
      const account = makeAccount({ email: 'night@desk.example' });
      await store.write.createAccount({ account, passwordHash: null });
      const accountId = account.id;
      await store.write.setRole({ accountId, siteId: SITE, role: 'moderator' });
      const names = async () =>
        (await store.read.staffNames({ siteId: SITE }))
          .filter((one) => one.accountId === accountId)
          .map(({ name }) => name);
      await store.write.setPublicName({ accountId, publicName: 'The night desk' });
      assert.equal((await store.read.accountById({ id: accountId }))?.publicName, 'The night desk');
      assert.deepEqual(await names(), [account.name, 'The night desk']);
      await store.write.setPublicName({ accountId, publicName: null });
      assert.deepEqual(await store.read.accountById({ id: accountId }), account);
      assert.deepEqual(await names(), [account.name]);
      await store.write.setRole({ accountId, siteId: SITE, role: null });
      const nobody = { accountId: nextId<AccountId>(), publicName: 'x' };
      await assert.rejects(store.write.setPublicName(nobody), { code: 'not_found' });
    });

    it('gives and takes roles, on a site or everywhere', async () => {
      const account = makeAccount();
      const accountId = account.id;
      await store.write.createAccount({ account, passwordHash: null });
      await store.write.setRole({ accountId, siteId: SITE, role: 'reader' });
      assert.equal(await store.read.hasStaff({}), false);
      await store.write.setRole({ accountId, siteId: SITE, role: 'moderator' });
      await store.write.setRole({ accountId, siteId: null, role: 'admin' });
      assert.equal(await store.read.hasStaff({}), true);
      assert.deepEqual(await store.read.rolesOf({ accountId }), [
        { accountId, siteId: null, role: 'admin' },
        { accountId, siteId: SITE, role: 'moderator' },
      ]);
      await store.write.setRole({ accountId, siteId: null, role: null });
      assert.deepEqual(await store.read.rolesOf({ accountId }), [
        { accountId, siteId: SITE, role: 'moderator' },
      ]);
    });

    it('limits a moderator to sections, says so in the log, and lists who has a role', async () => {
      const account = makeAccount();
      const accountId = account.id;
      await store.write.createAccount({ account, passwordHash: null });
      const entry = (id: number) => ({ id, by: null, now: NOON });
      const limited = { accountId, siteId: SITE, role: 'moderator', sections: ['sport', ''] } as const;
      await store.write.setRole({ ...limited, entry: entry(nextId()) });
      assert.deepEqual(await store.read.rolesOf({ accountId }), [limited]);
      const staff = await store.read.staffOn({ siteId: SITE });
      assert.deepEqual(
        staff.filter((one) => one.account.id === accountId),
        [{ account, held: limited }],
      );
      await store.write.setRole({ accountId, siteId: SITE, role: 'moderator', entry: entry(nextId()) });
      assert.deepEqual(await store.read.rolesOf({ accountId }), [
        { accountId, siteId: SITE, role: 'moderator' },
      ]);
      await store.write.setRole({ accountId, siteId: SITE, role: null, entry: entry(nextId()) });
      assert.deepEqual(
        (await store.read.staffOn({ siteId: SITE })).filter((one) => one.account.id === accountId),
        [],
      );
      const logged = await subject.query(
        `SELECT facts FROM log_entry WHERE kind = 'role.set' AND about = ${accountId} ORDER BY id`,
      );
      assert.deepEqual(
        logged.map(({ facts }) => JSON.parse(String(facts))),
        [
          { role: 'moderator', sections: 'sport,' },
          { role: 'moderator', sections: null },
          { role: 'none', sections: null },
        ],
      );
    });

    it('lets a sign-in link be used once and in time, whoever is first', async () => {
      const account = makeAccount();
      await store.write.createAccount({ account, passwordHash: null });
      const link = { tokenHash: 'link', accountId: account.id, expiresAt: NOON + 10 };
      await store.write.createSignInLink(link);
      await store.write.createSignInLink({ ...link, tokenHash: 'late' });
      assert.equal(await store.write.redeemSignInLink({ tokenHash: 'late', now: NOON + 10 }), undefined);
      assert.equal(await store.write.redeemSignInLink({ tokenHash: 'unknown', now: NOON }), undefined);
      const tries = await Promise.all(
        Array.from({ length: 5 }, () => store.write.redeemSignInLink({ tokenHash: 'link', now: NOON })),
      );
      assert.deepEqual(
        tries.filter((id) => id !== undefined),
        [account.id],
      );
    });

    it('keeps sessions until they are over, ended, or their account is disabled', async () => {
      const account = makeAccount();
      const accountId = account.id;
      await store.write.createAccount({ account, passwordHash: null });
      await store.write.setRole({ accountId, siteId: SITE, role: 'editor' });
      const create = (tokenHash: string) =>
        store.write.createSession({
          tokenHash,
          accountId,
          kind: 'console',
          now: NOON,
          expiresAt: NOON + DAY,
        });
      const read = (tokenHash: string, now = NOON + 1) =>
        store.read.sessionByToken({ tokenHash, kind: 'console', now });
      await create('one');
      await store.write.touchSession({ tokenHash: 'one', now: NOON + 5 });
      const session = await read('one');
      assert.deepEqual(session?.account, account);
      assert.deepEqual(session.roles, [{ accountId, siteId: SITE, role: 'editor' }]);
      const { kind, createdAt, seenAt, expiresAt } = session;
      assert.deepEqual([kind, createdAt, seenAt, expiresAt], ['console', NOON, NOON + 5, NOON + DAY]);
      assert.equal(await read('one', NOON + DAY), undefined);
      assert.equal(
        await store.read.sessionByToken({ tokenHash: 'one', kind: 'reader', now: NOON }),
        undefined,
      );
      await create('two');
      await store.write.endSession({ tokenHash: 'one' });
      assert.equal(await read('one'), undefined);
      assert.ok(await read('two'));
      await create('three');
      await store.write.endSessions({ accountId });
      assert.equal(await read('two'), undefined);
      await create('four');
      await subject.query(`UPDATE account SET disabled_at = 1 WHERE id = ${accountId}`);
      assert.equal(await read('four'), undefined);
    });

    it('erases a person: contact, names and texts go, replies keep their place', async () => {
      const storyId = await openStory(store, 60 as StoryId);
      const account = makeAccount({ email: 'erin@home.example', name: 'Erin Doe' });
      await store.write.createAccount({ account, passwordHash: 'secret' });
      await store.write.setRole({ accountId: account.id, siteId: SITE, role: 'moderator' });
      const author = {
        ...makeComment().author,
        name: 'Erin Doe',
        accountId: account.id,
        kind: 'account' as const,
      };
      const root = await post(store, { storyId, author, source: 'unforgettable words' });
      const reply = await post(store, { storyId, parentId: root, source: 'an answer' });
      const guest = makePost(
        { storyId, source: 'other unforgettable words', meta: { city: 'Erinville' } },
        { email: 'ERIN@home.example', addressHash: 'address' },
      );
      await store.write.postComment(guest);
      const { source, sourceFormat, body } = makeComment({ source: 'edited unforgettable words' });
      await store.write.editComment({
        id: root,
        revision: 1,
        source,
        sourceFormat,
        body,
        fingerprint: 1,
        from: 'published',
        status: 'published',
        decision: guestDecision(),
        now: NOON,
      });
      const known = await store.read.knownEmails({ after: 'erin', limit: 500 });
      assert.ok(known.includes('erin@home.example') && !known.includes(''));
      assert.deepEqual(known, [...new Set(known)], 'each once');
      assert.deepEqual(await store.read.knownEmails({ after: known[0] ?? '', limit: 500 }), known.slice(1));
      assert.equal((await store.read.knownEmails({ after: '', limit: 1 })).length, 1);
      const erased = await store.write.erasePerson({ email: ' Erin@Home.example', now: NOON + 1 });
      assert.deepEqual(erased, { comments: 2, accounts: 1 });

      const place = await store.read.commentById({ id: root });
      assert.deepEqual(
        [place?.status, place?.isListed, place?.author.name, place?.source],
        ['deleted', true, '', ''],
      );
      assert.equal((await store.read.commentById({ id: guest.comment.id }))?.isListed, false);
      assert.equal((await store.read.commentById({ id: reply }))?.source, 'an answer');
      assert.equal((await store.read.storyById({ id: storyId }))?.total, 1);
      assert.deepEqual(await store.write.recountStory({ id: storyId }), { changed: 0 });
      assert.deepEqual(await store.read.revisionsOf({ id: root }), []);
      assert.equal(await store.read.accountByEmail({ email: 'erin@home.example' }), undefined);
      assert.deepEqual(await store.read.rolesOf({ accountId: account.id }), []);
      const [last] = (await store.read.decisionsOf({ commentId: root })).slice(-1);
      assert.deepEqual([last?.outcome, last?.actorKind, last?.statusAfter], ['erase', 'system', 'deleted']);
      for (const table of await tablesOf(subject)) {
        const dump = JSON.stringify(await subject.query(`SELECT * FROM ${table}`));
        assert.doesNotMatch(dump, /unforgettable|erin@|Erin/i, table);
      }
    });

    it('erases an author of an import with the last of their comments', async () => {
      const storyId = await openStory(store, 61 as StoryId);
      const ghost = { id: 7001, sourceId: 'g', name: 'Frida', website: 'https://frida.example' };
      const author = { ...makeComment().author, kind: 'ghost' as const, name: 'Frida', ghostId: ghost.id };
      const imported = { ...makeImported(null, { storyId, author }), email: 'frida@home.example' };
      await store.write.importBatch(makeBatch({ comments: [imported], ghosts: [ghost] }));
      assert.deepEqual(await store.write.erasePerson({ email: 'frida@home.example', now: NOON }), {
        comments: 1,
        accounts: 0,
      });
      const [row] = await subject.query('SELECT name, website FROM ghost WHERE id = 7001');
      assert.deepEqual({ ...row }, { name: '', website: null });
    });

    it('forgets what has served its term and keeps the rest', async () => {
      const old = makePost({}, { addressHash: 'a', idempotency: idempotency('old') });
      const withMail = makePost(
        {},
        { addressHash: 'a', email: 'keep@home.example', idempotency: idempotency('mail') },
      );
      const fresh = makePost(
        { createdAt: NOON + 31 * DAY },
        { addressHash: 'b', idempotency: idempotency('fresh') },
      );
      for (const input of [old, withMail, fresh]) await store.write.postComment(input);
      const before = await store.read.lastEventId({});
      await store.write.prune({ now: NOON + 31 * DAY + 1 });
      assert.equal(await store.read.idempotent(idempotency('old')), undefined);
      assert.ok(await store.read.idempotent(idempotency('fresh')));
      const ids = [old, withMail, fresh].map(({ comment }) => comment.id);
      const rows = await subject.query(
        `SELECT comment_id, email, address_hash FROM comment_private WHERE comment_id IN (${ids}) ORDER BY comment_id`,
      );
      assert.deepEqual(
        rows.map((row) => [Number(row.comment_id), row.email, row.address_hash]),
        [
          [ids[1], 'keep@home.example', null],
          [ids[2], null, 'b'],
        ],
      );
      const events = await subject.query('SELECT id FROM event');
      assert.deepEqual(
        events.map(({ id }) => Number(id)),
        [before],
      );
      // Event numbers go on where they were: a reader who comes back never meets an old number again.
      await store.write.prune({ now: NOON + 90 * DAY });
      await post(store);
      assert.equal(await store.read.lastEventId({}), before + 1);
      assert.ok(await store.read.commentById({ id: old.comment.id as CommentId }));
    });
  });
}

function idempotency(key: string) {
  return { scope: 'prune', key, digest: 'd', status: 201, response: '{}' };
}

function guestDecision() {
  return makePost().decision;
}

async function tablesOf(subject: Subject): Promise<readonly string[]> {
  const rows = await subject.query(
    subject.store.engine === 'sqlite'
      ? "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
      : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  return rows.map(({ name }) => String(name));
}
