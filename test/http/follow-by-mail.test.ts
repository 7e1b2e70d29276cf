import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { codeOf, type House, openHouse, post, published, secretOf, sentence } from './house.js';
import { newMails as mailsOf, readable } from './mails.js';
import { signInByMail } from './reader.js';

let texts = 0;
const text = (): string => sentence(++texts);

describe('being mailed about answers', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  const newMails = async (act: () => Promise<unknown>) => (await mailsOf(house, act)).map(readable);
  const asGuest = (name: string, email: string) =>
    published(house, { text: text(), name, email, notify: true, guestSecret: secretOf(name) });

  it('asks a guest first, and mails nothing else before the yes', async () => {
    let id = '';
    const [question, ...more] = await newMails(async () => {
      id = await asGuest('Ann', 'ann@home.example');
    });
    assert.equal(more.length, 0);
    assert.match(question ?? '', /^To: ann@home\.example$/m);
    assert.match(question ?? '', /http:\/\/talk\.example\/follow\/confirm\/\w+/);
    assert.deepEqual(await newMails(() => published(house, { text: text(), parentId: id })), []);
  });

  it('refuses a wish to be mailed without an address, and takes it with one', async () => {
    const wish = { text: text(), notify: true };
    assert.equal(codeOf(await post(house, wish)), '422 email_invalid');
    assert.equal(codeOf(await post(house, { ...wish, email: 'a@b' })), '422 email_invalid');
    assert.equal((await post(house, { ...wish, email: 'x@home.example' })).statusCode, 201);
    assert.equal((await post(house, { text: text(), notify: false })).statusCode, 201);
    await house.settle();
  });

  it('mails an account at once about answers to the comment that was posted so', async () => {
    const kim = await signInByMail(house, 'kim@home.example', 'Kim');
    const answer = await kim.send(`POST /api/v1/stories/${house.storyId}/comments`, {
      body: { text: text(), notify: true, email: 'somebody-else@home.example' },
      headers: { 'idempotency-key': 'kim-1' },
    });
    const id = answer.json().comment.id;
    const written = text();
    const [mail, ...more] = await newMails(() =>
      published(house, { text: written, parentId: id, name: 'Bob' }),
    );
    assert.equal(more.length, 0);
    assert.ok(mail);
    assert.match(mail, /^To: kim@home\.example$/m);
    assert.match(mail, /^From: "?The paper"? <talk@talk\.example>$/m);
    assert.match(mail, /^Subject: Re: One$/m);
    assert.ok(mail.includes(`Bob answered Kim:`));
    assert.ok(mail.includes(written));
    assert.match(mail, /^List-ID: <paper\.talk\.example>$/m);
    assert.match(mail, /^List-Unsubscribe: <http:\/\/talk\.example\/unsubscribe\/[\w-]{60,}>$/m);
    assert.match(mail, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    assert.match(mail, /^Content-Type: multipart\/alternative;/m);
    assert.match(mail, new RegExp(`^In-Reply-To: <${id}\\.\\w{11}@talk\\.example>$`, 'm'));
    assert.match(mail, new RegExp(`^References: <\\w{11}\\.\\w{11}@talk\\.example> <${id}\\.`, 'm'));
    assert.match(mail, /^Message-ID: <\w{11}\.\w{11}@talk\.example>$/m);
  });

  it('mails nothing of what was held, or removed before the mail went out', async () => {
    const lea = await signInByMail(house, 'lea@home.example', 'Lea');
    const answer = await lea.send(`POST /api/v1/stories/${house.storyId}/comments`, {
      body: { text: text(), notify: true },
      headers: { 'idempotency-key': 'lea-1' },
    });
    const parentId = answer.json().comment.id;
    const secret = secretOf('quick');
    const mails = await newMails(async () => {
      const id = await published(house, { text: text(), parentId, guestSecret: secret });
      const gone = await house.server.inject({
        method: 'DELETE',
        url: `/api/v1/comments/${id}`,
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify({ guestSecret: secret }),
      });
      assert.equal(gone.statusCode, 204, gone.body);
    });
    assert.deepEqual(mails, []);
  });

  it('mails nothing by an author who was banned before the mail went out', async () => {
    const noa = await signInByMail(house, 'noa@home.example', 'Noa');
    const answer = await noa.send(`POST /api/v1/stories/${house.storyId}/comments`, {
      body: { text: text(), notify: true },
      headers: { 'idempotency-key': 'noa-1' },
    });
    const parentId = answer.json().comment.id;
    const secret = secretOf('banned');
    const value = createHash('sha256').update(secret).digest('hex');
    const mails = await newMails(async () => {
      await published(house, { text: text(), parentId, guestSecret: secret });
      await published(house, { text: text(), parentId, name: 'Somebody else' });
      await house.store.write.addSanction({
        entryId: house.deps.newId<number>(),
        sanction: {
          ...{ id: house.deps.newId<number>(), siteId: house.site.id, kind: 'ban' },
          ...{ subject: { kind: 'browser', value }, reason: 'Enough.', note: null },
          ...{ createdAt: house.clock(), createdBy: null, endsAt: house.clock() + 1_000_000 },
          ...{ readAt: null, liftedAt: null, liftedBy: null },
        },
      });
    });
    assert.equal(mails.length, 1);
    assert.match(mails[0] ?? '', /Somebody else answered Noa/);
  });

  it('gathers what is too much for one address in an hour, and loses none of it', async () => {
    const max = await signInByMail(house, 'max@home.example', 'Max');
    const answer = await max.send(`POST /api/v1/stories/${house.storyId}/comments`, {
      body: { text: text(), notify: true },
      headers: { 'idempotency-key': 'max-1' },
    });
    const parentId = answer.json().comment.id;
    const told = await newMails(async () => {
      for (let n = 0; n < 24; n++) {
        await published(house, { text: text(), parentId });
        await house.settle();
      }
    });
    assert.equal(told.length, 20);
    const [rest, ...more] = await newMails(async () => house.pass(61 * 60_000));
    assert.equal(more.length, 0);
    assert.match(rest ?? '', /^Subject: =\?UTF-8\?Q\?4_new_comments_/m);
  });

  it('sends nothing to who was erased meanwhile', async () => {
    const eve = await signInByMail(house, 'eve@home.example', 'Eve');
    const answer = await eve.send(`POST /api/v1/stories/${house.storyId}/comments`, {
      body: { text: text(), notify: true },
      headers: { 'idempotency-key': 'eve-1' },
    });
    const parentId = answer.json().comment.id;
    const mails = await newMails(async () => {
      await published(house, { text: text(), parentId });
      await house.store.write.erasePerson({ email: 'eve@home.example', now: house.clock() });
    });
    assert.deepEqual(mails, []);
  });
});

it('keeps a site to its mails an hour, and sends the rest in the next', async () => {
  const house = await openHouse({ mailsPerHour: 3 });
  for (const name of ['a', 'b', 'c', 'd', 'e'])
    await published(house, { text: text(), notify: true, email: `${name}@home.example` });
  await house.settle();
  const first = house.mails().length;
  assert.ok(first === 3 || first === 4, `${first}: two at once may both be the last`);
  house.pass(61 * 60_000);
  await house.settle();
  assert.equal(house.mails().length, 5);
  await house.close();
});
