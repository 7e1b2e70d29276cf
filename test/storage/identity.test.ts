import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Account } from '../../src/core/account.js';
import type { AccountId, StoryId } from '../../src/core/ids.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeBatch, makeComment, makeImported, NOON, nextId, openStory, post, SITE } from './fixtures.js';

const MINUTE = 60_000;

function makeAccount(changes: Partial<Account> = {}): Account {
  const id = nextId<AccountId>();
  return { id, email: `${id}@home.example`, name: 'Robin', createdAt: NOON, disabledAt: null, ...changes };
}

async function addAccount(store: Store, changes: Partial<Account> = {}): Promise<Account> {
  const account = makeAccount(changes);
  await store.write.createAccount({ account, passwordHash: null });
  return account;
}

for (const dialect of await dialects()) {
  describe(`identities on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
    });
    after(() => subject.close());

    it('keeps a mailed code until it is used, over, or guessed at too often', async () => {
      const code = (nonceHash: string, now = NOON) => ({
        nonceHash,
        siteId: SITE,
        email: ' Kim@home.example',
        codeHash: `right ${nonceHash}`,
        now,
        expiresAt: now + 10 * MINUTE,
        since: now - 60 * MINUTE,
        most: 4,
      });
      const redeem = (nonceHash: string, codeHash = `right ${nonceHash}`, now = NOON + 1) =>
        store.write.redeemSignInCode({ nonceHash, codeHash, now, mostTries: 3 });
      assert.equal(await store.write.createSignInCode(code('a')), true);
      assert.deepEqual(await redeem('b'), { kind: 'over' });
      assert.deepEqual(await redeem('a', 'wrong'), { kind: 'wrong' });
      assert.deepEqual(await redeem('a'), { kind: 'right', email: 'kim@home.example' });
      assert.deepEqual(await redeem('a'), { kind: 'over' });

      await store.write.createSignInCode(code('b'));
      assert.deepEqual(await redeem('b', 'right b', NOON + 10 * MINUTE), { kind: 'over' });
      await store.write.createSignInCode(code('c'));
      for (let n = 0; n < 3; n++) assert.deepEqual(await redeem('c', 'wrong'), { kind: 'wrong' });
      assert.deepEqual(await redeem('c'), { kind: 'over' });

      await store.write.createSignInCode(code('d'));
      assert.equal(await store.write.createSignInCode(code('e')), false, 'four within an hour');
      await store.write.prune({ now: NOON + 61 * MINUTE });
      assert.equal(await store.write.createSignInCode(code('e', NOON + 61 * MINUTE)), true);
    });

    it('lets one code be used once, whoever is first', async () => {
      await store.write.createSignInCode({
        nonceHash: 'race',
        siteId: SITE,
        email: 'race@home.example',
        codeHash: 'right',
        now: NOON,
        expiresAt: NOON + MINUTE,
        since: NOON,
        most: 1,
      });
      const tries = await Promise.all(
        Array.from({ length: 5 }, () =>
          store.write.redeemSignInCode({ nonceHash: 'race', codeHash: 'right', now: NOON, mostTries: 5 }),
        ),
      );
      assert.equal(tries.filter(({ kind }) => kind === 'right').length, 1);
    });

    it('gives an address one account', async () => {
      const account = { ...makeAccount(), email: 'once@home.example' };
      assert.deepEqual(await store.write.accountForEmail({ account }), account);
      const again = { ...makeAccount(), email: 'ONCE@home.example' };
      assert.deepEqual(await store.write.accountForEmail({ account: again }), account);
    });

    it('knows an account by issuer and subject, uses each token once, and takes new names over', async () => {
      const input = (tokenId: string | null, name = 'Sasha') => ({
        issuer: 'https://paper.example',
        subject: '42',
        account: makeAccount({ name }),
        linkEmail: null,
        name,
        token: tokenId === null ? null : { id: tokenId, expiresAt: NOON + 5 * MINUTE },
      });
      const first = await store.write.accountForIdentity(input('t1'));
      assert.deepEqual([first?.name, first?.email], ['Sasha', null]);
      assert.equal(await store.write.accountForIdentity(input('t1')), undefined);
      const second = await store.write.accountForIdentity(input('t2', 'Sasha B'));
      assert.deepEqual([second?.id, second?.name], [first?.id, 'Sasha B']);
      const other = await store.write.accountForIdentity({ ...input(null), subject: '43' });
      assert.notEqual(other?.id, first?.id);
      const elsewhere = await store.write.accountForIdentity({
        ...input('t1'),
        issuer: 'https://other.example',
      });
      assert.notEqual(elsewhere?.id, first?.id);
      assert.deepEqual(await store.read.identitiesOf({ accountId: first?.id as AccountId }), [
        { issuer: 'https://paper.example', subject: '42', createdAt: NOON },
      ]);
      await store.write.prune({ now: NOON + 5 * MINUTE });
      assert.ok(await store.write.accountForIdentity(input('t1')), 'an ended token is refused by its time');
    });

    it('links an identity to the account with the address it may link, but never to staff', async () => {
      const reader = await addAccount(store);
      const moderator = await addAccount(store);
      await store.write.setRole({ accountId: moderator.id, siteId: SITE, role: 'moderator' });
      const ask = (subject: string, linkEmail: string | null) =>
        store.write.accountForIdentity({
          issuer: 'https://id.example',
          subject,
          account: makeAccount(),
          linkEmail,
          name: null,
          token: null,
        });
      assert.equal((await ask('a', reader.email))?.id, reader.id);
      const stranger = await ask('b', moderator.email);
      assert.notEqual(stranger?.id, moderator.id);
      assert.equal(stranger?.email, null);
      assert.equal((await ask('c', 'free@home.example'))?.email, 'free@home.example');
      assert.equal((await ask('d', null))?.email, null);
    });

    it('keeps passkeys and forgets them', async () => {
      const { id: accountId } = await addAccount(store);
      const passkey = {
        credentialId: `key-${accountId}`,
        accountId,
        rpId: 'talk.example',
        publicKey: new Uint8Array([1, 2, 250]),
        counter: 0,
        transports: ['internal'],
        name: 'Phone',
        createdAt: NOON,
      };
      await store.write.createPasskey(passkey);
      await store.write.createPasskey({ ...passkey, credentialId: 'second', createdAt: NOON + 1 });
      assert.deepEqual(await store.read.passkeyById({ credentialId: passkey.credentialId }), {
        ...passkey,
        usedAt: null,
      });
      await store.write.usePasskey({ credentialId: 'second', counter: 7, now: NOON + 2 });
      const found = await store.read.passkeysOf({ accountId });
      assert.deepEqual(
        found.map(({ counter, usedAt }) => [counter, usedAt]),
        [
          [0, null],
          [7, NOON + 2],
        ],
      );
      const stranger = await addAccount(store);
      const forget = (id: AccountId) => store.write.deletePasskey({ accountId: id, credentialId: 'second' });
      assert.equal(await forget(stranger.id), false);
      assert.equal(await forget(accountId), true);
      assert.equal((await store.read.passkeysOf({ accountId })).length, 1);
    });

    it('uses each time step of a second factor once and counts what was wrong', async () => {
      const { id: accountId } = await addAccount(store);
      assert.equal(await store.read.totpOf({ accountId }), undefined);
      await store.write.startTotp({ accountId, secret: 'sealed' });
      await store.write.failTotp({ accountId });
      assert.deepEqual(await store.read.totpOf({ accountId }), {
        secret: 'sealed',
        confirmedAt: null,
        lastStep: 0,
        failures: 1,
      });
      const take = (step: number) => store.write.useTotpStep({ accountId, step, now: NOON });
      assert.deepEqual(
        [await take(9), await take(9), await take(8), await take(10)],
        [true, false, false, true],
      );
      const { confirmedAt, lastStep, failures } = (await store.read.totpOf({ accountId })) ?? {};
      assert.deepEqual([confirmedAt, lastStep, failures], [NOON, 10, 0]);
      await store.write.deleteTotp({ accountId });
      assert.equal(await store.read.totpOf({ accountId }), undefined);
    });

    it('changes a session’s token once, keeps the old one for a moment, and ends the others', async () => {
      const account = await addAccount(store);
      const accountId = account.id;
      const expiresAt = NOON + 60 * MINUTE;
      const session = { accountId, kind: 'reader' as const, now: NOON, expiresAt };
      await store.write.createSession({ ...session, tokenHash: 'r1', method: 'email' });
      const rotate = (nextHash: string) =>
        store.write.rotateSession({
          tokenHash: 'r1',
          nextHash,
          now: NOON + 5,
          expiresAt: expiresAt + 5,
          graceUntil: NOON + MINUTE,
        });
      assert.deepEqual([await rotate('r2'), await rotate('r3')], [true, false]);
      const read = (tokenHash: string, now = NOON + 6) =>
        store.read.sessionByToken({ tokenHash, kind: 'reader', now });
      const { createdAt, seenAt, method } = (await read('r2')) ?? {};
      assert.deepEqual([createdAt, seenAt, method], [NOON, NOON + 5, 'email']);
      assert.equal((await read('r2'))?.expiresAt, expiresAt + 5);
      assert.ok(await read('r1'));
      assert.equal(await read('r1', NOON + MINUTE), undefined);
      assert.equal(await read('r3'), undefined);
      await store.write.createSession({ ...session, tokenHash: 'r4' });
      await store.write.verifySession({ tokenHash: 'r4', now: NOON + 9 });
      assert.equal((await read('r4'))?.verifiedAt, NOON + 9);
      const lines = await store.read.sessionsOf({ accountId, now: NOON + MINUTE });
      assert.deepEqual(lines.map(({ method: how }) => how).sort(), ['email', null]);
      await store.write.endOtherSessions({ accountId, tokenHash: 'r4' });
      assert.deepEqual([await read('r2'), (await read('r4'))?.account.id], [undefined, accountId]);
    });

    it('ends an attempt once, in time, and for what it was begun', async () => {
      const attempt = { kind: 'passkey' as const, payload: '{"n":1}', expiresAt: NOON + MINUTE };
      await store.write.startAttempt({ ...attempt, tokenHash: 'w1' });
      await store.write.startAttempt({ ...attempt, tokenHash: 'w2' });
      const take = (tokenHash: string, now = NOON) =>
        store.write.takeAttempt({ tokenHash, kind: 'passkey', now });
      assert.equal(
        await store.write.takeAttempt({ tokenHash: 'w1', kind: 'provider', now: NOON }),
        undefined,
      );
      assert.deepEqual([await take('w1'), await take('w1')], [attempt.payload, undefined]);
      assert.equal(await take('w2', NOON + MINUTE), undefined);
    });

    it('renews a grant once, tells a spent token from an unknown one, and ends its sessions with it', async () => {
      const { id: accountId } = await addAccount(store);
      const grant = {
        id: nextId<number>(),
        accountId,
        siteId: SITE,
        origin: 'https://gazette.example',
        publicKey: '{}',
        expiresAt: NOON + 60 * MINUTE,
      };
      await store.write.createGrant({ ...grant, refreshHash: 'g1', now: NOON });
      const session = { accountId, kind: 'reader' as const, now: NOON, expiresAt: NOON + MINUTE };
      await store.write.createSession({ ...session, tokenHash: 'page', grantId: grant.id });
      const page = () => store.read.sessionByToken({ tokenHash: 'page', kind: 'reader', now: NOON });
      const { id, siteId, origin } = grant;
      assert.deepEqual((await page())?.grant, { id, siteId, origin });
      const renew = (refreshHash: string, nextHash: string) =>
        store.write.refreshGrant({ id, refreshHash, nextHash, now: NOON });
      assert.deepEqual([await renew('g1', 'g2'), await renew('g1', 'g3')], [true, false]);
      assert.deepEqual(await store.read.grantByRefresh({ refreshHash: 'g2' }), { ...grant, isSpent: false });
      assert.deepEqual(await store.read.grantByRefresh({ refreshHash: 'g1' }), { ...grant, isSpent: true });
      assert.equal(await store.read.grantByRefresh({ refreshHash: 'g3' }), undefined);
      await store.write.endGrant({ id });
      assert.deepEqual(
        [await page(), await store.read.grantByRefresh({ refreshHash: 'g2' })],
        [undefined, undefined],
      );
    });

    it('finds what others answered', async () => {
      const { id: accountId } = await addAccount(store);
      const storyId = await openStory(store, 70 as StoryId);
      const author = { ...makeComment().author, kind: 'account' as const, accountId, guestHash: null };
      const root = await post(store, { storyId, author });
      const first = await post(store, { storyId, parentId: root, source: 'one' });
      const own = await post(store, { storyId, parentId: root, author, source: 'mine' });
      await post(store, { storyId, parentId: root, status: 'held', source: 'waits' });
      const second = await post(store, { storyId, parentId: own, createdAt: NOON + 1, source: 'two' });
      await post(store, { storyId, parentId: first, source: 'to somebody else' });
      const found = await store.read.repliesTo({ accountId, siteId: SITE, limit: 10 });
      assert.deepEqual(
        found.map(({ id }) => id),
        [second, first],
      );
      assert.equal((await store.read.repliesTo({ accountId, siteId: SITE, limit: 1 })).length, 1);
    });

    it('hands imported comments over to whoever a moderator believes, once', async () => {
      const account = await addAccount(store, { email: 'old@home.example' });
      const storyId = await openStory(store, 71 as StoryId);
      const ghost = { ...makeComment().author, kind: 'ghost' as const, name: 'Old Name', guestHash: null };
      const imported = makeImported(null, { storyId, author: ghost });
      const other = makeImported(null, { storyId, author: ghost });
      const comments = [{ ...imported, email: 'OLD@home.example' }, other];
      await store.write.importBatch(makeBatch({ comments }));
      const before = await store.read.storyVersion({ id: storyId });
      const count = () => store.read.ghostComments({ siteId: SITE, email: 'old@home.example' });
      assert.deepEqual(await count(), { count: 1, names: ['Old Name'] });
      const claim = {
        id: nextId<number>(),
        siteId: SITE,
        accountId: account.id,
        email: 'old@home.example',
        comments: 1,
        createdAt: NOON,
      };
      assert.deepEqual(
        [await store.write.createClaim(claim), await store.write.createClaim(claim)],
        [true, false],
      );
      const open = await store.read.openClaims({ siteIds: [SITE], limit: 5 });
      assert.deepEqual(open, [{ ...claim, decidedAt: null, granted: null }]);
      const staff = await addAccount(store);
      const decide = () =>
        store.write.decideClaim({ id: claim.id, by: staff.id, granted: true, now: NOON + 1 });
      assert.deepEqual(await decide(), { comments: 1 });
      await assert.rejects(decide(), { code: 'already_decided' });
      assert.equal((await store.read.claimById({ id: claim.id }))?.granted, true);
      assert.equal((await store.read.claimsOf({ accountId: account.id })).length, 1);
      const mine = await store.read.commentById({ id: imported.comment.id });
      assert.deepEqual(
        [mine?.author.kind, mine?.author.accountId, mine?.author.name],
        ['account', account.id, 'Old Name'],
      );
      assert.equal((await store.read.commentById({ id: other.comment.id }))?.author.kind, 'ghost');
      assert.ok(((await store.read.storyVersion({ id: storyId })) ?? 0) > (before ?? 0));
      assert.deepEqual(await count(), { count: 0, names: [] });
    });

    it('erases an account with everything that tells who it was', async () => {
      const { id: accountId } = await addAccount(store, { email: 'gone@home.example', name: 'Gone Person' });
      await store.write.renameAccount({ accountId, name: 'Gone Again' });
      await store.write.setPassword({ accountId, passwordHash: 'argon' });
      assert.equal(await store.read.passwordOf({ accountId }), 'argon');
      const author = { ...makeComment().author, kind: 'account' as const, accountId, name: 'Gone Again' };
      const id = await post(store, { author, source: 'my words' });
      await store.write.startTotp({ accountId, secret: 's' });
      const code = { nonceHash: 'gone', siteId: SITE, email: 'gone@home.example', codeHash: 'c', now: NOON };
      await store.write.createSignInCode({ ...code, expiresAt: NOON + MINUTE, since: NOON, most: 9 });
      assert.deepEqual(await store.write.eraseAccount({ accountId, now: NOON }), { comments: 1 });
      const account = await store.read.accountById({ id: accountId });
      assert.deepEqual([account?.name, account?.email, account?.disabledAt], ['', null, NOON]);
      assert.equal(await store.read.passwordOf({ accountId }), null);
      assert.equal(await store.read.totpOf({ accountId }), undefined);
      assert.equal((await store.read.commentById({ id }))?.source, '');
      for (const table of ['sign_in_code', 'account', 'comment']) {
        const rows = JSON.stringify(await subject.query(`SELECT * FROM ${table}`));
        assert.doesNotMatch(rows, /gone@home|Gone Again|my words/, table);
      }
    });
  });
}
