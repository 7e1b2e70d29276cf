import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AccountId } from '../../src/core/ids.js';
import type { Sanction, SanctionKind } from '../../src/core/sanction/sanction.js';
import type { Subject } from '../../src/core/sanction/subject.js';
import type { PostInput, Store } from '../../src/storage/store.js';
import { decide, flag } from './acts.js';
import { dialects, type Subject as TestSubject } from './dialects.js';
import { makeDecision, makePost, NOON, nextId, openStory, post, SITE } from './fixtures.js';

const NOBODY = { accountId: null, guestHash: null, emails: [], address: null, addressHash: null };

function sanction(kind: SanctionKind, subject: Subject, changes: Partial<Sanction> = {}): Sanction {
  return {
    ...{ id: nextId(), siteId: SITE, kind, subject, reason: 'be kind', note: null },
    ...{
      createdAt: NOON - 1000,
      createdBy: null,
      endsAt: null,
      readAt: null,
      liftedAt: null,
      liftedBy: null,
    },
    ...changes,
  };
}

for (const dialect of await dialects()) {
  describe(`sanctions on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: TestSubject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
    });
    after(() => subject.close());

    const impose = async (kind: SanctionKind, about: Subject, changes: Partial<Sanction> = {}) => {
      const made = sanction(kind, about, changes);
      await store.write.addSanction({ sanction: made, entryId: nextId() });
      return made;
    };
    const guest = (guestHash: string, changes: Partial<PostInput> = {}): PostInput => {
      const made = makePost({}, changes);
      return { ...made, comment: { ...made.comment, author: { ...made.comment.author, guestHash } } };
    };
    const posting = async (input: PostInput) => (await store.write.postComment(input)).kind;

    it('bar the next post of whoever they meet, by browser, mail, host, network or its hash', async () => {
      await impose('ban', { kind: 'browser', value: 'guest-of-the-browser' });
      await impose('ban', { kind: 'email', value: 'sam@mail.example' });
      await impose('ban', { kind: 'email', value: 'raid*@mail.example' });
      await impose('ban', { kind: 'host', value: 'throwaway.example' });
      await impose('ban', { kind: 'network', value: '192.0.2.0/24' }, { endsAt: NOON + 1 });
      await impose('ban', { kind: 'origin', value: 'hash-of-a-network' }, { endsAt: NOON + 1 });
      const met: readonly PostInput[] = [
        guest('guest-of-the-browser'),
        guest('b', { email: 'Sam+x@Mail.example' }),
        guest('c', { email: 'raid-9@mail.example' }),
        guest('d', { email: 'x@sub.throwaway.example' }),
        guest('e', { address: '192.0.2.200' }),
        guest('f', { addressHash: 'hash-of-a-network' }),
      ];
      for (const input of met) await assert.rejects(posting(input), { code: 'restricted' });
      for (const input of [
        guest('g', { email: 'sammy@mail.example' }),
        guest('h', { email: 'x@mail.example', address: '192.0.3.1' }),
      ])
        assert.equal(await posting(input), 'posted');
    });

    it('find the author of a comment by what came with it', async () => {
      const input = guest('with-a-trace', { email: 'Lee@Mail.example', addressHash: 'hash-of-lee' });
      await posting(input);
      const found = await store.read.contactOf({ commentId: input.comment.id });
      assert.deepEqual(found, { email: 'lee@mail.example', addressHash: 'hash-of-lee' });
    });

    it('meet the account by its own address, whatever address a comment is signed with', async () => {
      const account = {
        id: nextId<AccountId>(),
        email: 'ida@box.example',
        name: 'Ida',
        createdAt: NOON,
        disabledAt: null,
      };
      await store.write.createAccount({ account, passwordHash: null });
      await impose('suspend', { kind: 'email', value: 'ida@box.example' });
      const made = makePost();
      const author = { ...made.comment.author, kind: 'account' as const, accountId: account.id };
      await assert.rejects(posting({ ...made, comment: { ...made.comment, author } }), {
        code: 'restricted',
      });
    });

    it('end by themselves, and with being lifted, and then say so once', async () => {
      const over = await impose('ban', { kind: 'browser', value: 'was-banned-before' }, { endsAt: NOON });
      const lifted = await impose('ban', { kind: 'browser', value: 'was-banned-before' });
      await assert.rejects(posting(guest('was-banned-before')), { code: 'restricted' });
      const lift = { id: lifted.id, by: null, now: NOON, entryId: nextId() };
      await store.write.liftSanction(lift);
      await assert.rejects(store.write.liftSanction({ ...lift, entryId: nextId() }), {
        code: 'already_decided',
      });
      assert.equal(await posting(guest('was-banned-before')), 'posted');
      const person = { ...NOBODY, guestHash: 'was-banned-before' };
      const met = await store.read.sanctionsMeeting({ siteId: SITE, person });
      assert.deepEqual(met.map(({ id }) => id).sort(), [over.id, lifted.id].sort());
    });

    it('are of one site, or of all', async () => {
      await impose('ban', { kind: 'browser', value: 'banned-everywhere' }, { siteId: null });
      await impose(
        'ban',
        { kind: 'browser', value: 'banned-elsewhere' },
        { siteId: 99 as Sanction['siteId'] },
      );
      await assert.rejects(posting(guest('banned-everywhere')), { code: 'restricted' });
      assert.equal(await posting(guest('banned-elsewhere')), 'posted');
    });

    it('are known to the write itself: a judgement that does not know of them writes nothing', async () => {
      await impose('premod', { kind: 'browser', value: 'is-read-first' });
      const input = guest('is-read-first');
      assert.equal(await posting(input), 'standing');
      assert.equal(await store.read.commentById({ id: input.comment.id }), undefined);
      const held = { ...input, comment: { ...input.comment, status: 'held' as const } };
      assert.equal(await posting(held), 'posted');
    });

    it('keep a warned author’s comment until the warning was read, and log that', async () => {
      const warning = await impose('warn', { kind: 'browser', value: 'warned-author' });
      const input = guest('warned-author');
      assert.equal(await posting(input), 'standing');
      assert.equal(await posting({ ...input, reads: { sanction: warning.id, entryId: nextId() } }), 'posted');
      assert.equal((await store.read.sanctionById({ id: warning.id }))?.readAt, NOON);
      assert.equal(await posting(guest('warned-author')), 'posted');
      await store.write.readSanction({ id: warning.id, now: NOON + 5, entryId: nextId() });
      assert.equal((await store.read.sanctionById({ id: warning.id }))?.readAt, NOON);
      const log = await subject.query(`SELECT kind FROM log_entry WHERE about = ${warning.id} ORDER BY id`);
      assert.deepEqual(
        log.map(({ kind }) => kind),
        ['sanction.added', 'sanction.read'],
      );
    });

    it('bar edits, complaints and votes too, a mute only the first', async () => {
      const id = await post(store, {});
      await impose('mute', { kind: 'browser', value: 'muted-reader' });
      await impose('suspend', { kind: 'browser', value: 'suspended-reader' });
      const by = (guestHash: string) => ({ ...NOBODY, guestHash, email: null });
      const vote = { commentId: id, value: 1, now: NOON };
      await store.write.voteComment({ ...vote, voterHash: 'm', by: by('muted-reader') });
      await assert.rejects(store.write.voteComment({ ...vote, voterHash: 's', by: by('suspended-reader') }), {
        code: 'restricted',
      });
      await assert.rejects(store.write.flagComment({ ...flag(id, 's'), by: by('suspended-reader') }), {
        code: 'restricted',
      });
      const author = { ...makePost().comment.author, guestHash: 'written-before' };
      const own = await post(store, { author });
      await impose('mute', { kind: 'browser', value: 'written-before' });
      const { source, sourceFormat, body } = makePost().comment;
      const text = { source, sourceFormat, body, fingerprint: null };
      const edit = {
        id: own,
        revision: 1,
        ...text,
        from: 'published' as const,
        status: 'published' as const,
        decision: makeDecision(),
        now: NOON,
      };
      await assert.rejects(store.write.editComment(edit), { code: 'restricted' });
    });

    it('count an author’s strikes while they last', async () => {
      const author = { ...makePost().comment.author, guestHash: 'strikes' };
      for (const to of ['removed', 'rejected'] as const) {
        const id = await post(store, { author, status: to === 'removed' ? 'published' : 'held' });
        await store.write.decideComment(decide(id, to));
      }
      const asked = { siteId: SITE, author: { guestHash: 'strikes' } };
      assert.equal(await store.read.strikesOf({ ...asked, since: NOON }), 2);
      assert.equal(await store.read.strikesOf({ ...asked, since: NOON + 1 }), 0);
    });

    it('are listed by page, the newest first, each once', async () => {
      const seen: number[] = [];
      let after: { key: number; id: number } | undefined;
      for (;;) {
        const input = { siteIds: [SITE], withGlobal: true, limit: 3, ...(after ? { after } : {}) };
        const page = await store.read.sanctionsPage(input);
        const last = page.at(-1);
        if (!last) break;
        seen.push(...page.map(({ id }) => id));
        after = { key: last.createdAt, id: last.id };
      }
      assert.ok(seen.length > 6 && new Set(seen).size === seen.length);
      assert.deepEqual(
        seen,
        seen.toSorted((a, b) => b - a),
      );
    });
  });
}
