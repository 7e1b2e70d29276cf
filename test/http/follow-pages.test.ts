import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type House, openHouse, published, secretOf, sentence } from './house.js';
import { linkIn, newMails as mailsOf, readable } from './mails.js';
import { type Browser, openBrowser, signInByMail } from './reader.js';

let texts = 5000;
const text = (): string => sentence(++texts);

describe('the pages around following', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  const newMails = (act: () => Promise<unknown>) => mailsOf(house, act);
  const follow = (browser: Browser, form: Readonly<Record<string, string>>) =>
    browser.send('POST /follow', { form });
  const speak = () => published(house, { text: text() });
  /** A guest who has said yes; gives the mail about the next comment. */
  const following = async (email: string): Promise<string> => {
    const browser = openBrowser(house);
    const asked = await newMails(() => follow(browser, { story: house.storyId, email }));
    const question = asked.find((one) => one.includes(`To: ${email}`));
    const yes = await browser.send(`POST ${linkIn(question, '/follow/confirm/')}`, { form: {} });
    assert.equal(yes.statusCode, 200, yes.body);
    const mails = await newMails(speak);
    const mail = mails.find((one) => one.includes(`To: ${email}`));
    assert.ok(mail, 'no mail after the yes');
    return mail;
  };

  it('take an address, ask it by mail, and mail after the yes only', async () => {
    const page = await openBrowser(house).send(`GET /follow?story=${house.storyId}`);
    assert.match(page.body, /<input type="email"[^>]* name="email"/);
    const browser = openBrowser(house);
    const [question] = await newMails(async () => {
      const answer = await follow(browser, { story: house.storyId, email: 'ann@home.example' });
      assert.match(answer.body, /role="status"/);
    });
    assert.deepEqual(await newMails(speak), []);
    const path = linkIn(question, '/follow/confirm/');
    const asked = await browser.send(`GET ${path}`);
    assert.match(asked.body, /<form[^>]* method="post"/);
    assert.deepEqual(await newMails(speak), [], 'whoever fetches the link has said nothing');
    await browser.send(`POST ${path}`, { form: {} });
    const [mail] = await newMails(speak);
    assert.match(readable(mail ?? ''), /You follow this discussion on The paper\./);
  });

  it('change nothing when a scanner fetches every link of every mail', async () => {
    const mail = await following('scanned@home.example');
    const links = readable(mail).match(/http:\/\/talk\.example[^\s>"<]+/g) ?? [];
    assert.ok(links.length >= 3);
    for (const link of links) {
      for (const method of ['GET', 'HEAD'] as const) {
        const answer = await openBrowser(house).send(`${method} ${new URL(link).pathname}` as 'GET /');
        assert.equal(answer.statusCode, 200, link);
      }
    }
    const mails = await newMails(speak);
    assert.ok(mails.some((one) => one.includes('To: scanned@home.example')));
  });

  it('let a mail program end the mails with one request, however it sends its field', async () => {
    const types = [
      ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
      [
        'multipart/form-data; boundary=b',
        '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
      ],
    ] as const;
    for (const [at, [type, payload]] of types.entries()) {
      const email = `one-click-${at}@home.example`;
      const url = /^List-Unsubscribe: <http:\/\/talk\.example([^>]+)>$/m.exec(
        readable(await following(email)),
      )?.[1];
      const answer = await house.server.inject({
        method: 'POST',
        url: url ?? '/',
        headers: { 'content-type': type, host: 'talk.example' },
        payload,
      });
      assert.equal(answer.statusCode, 200, answer.body);
      const mails = await newMails(speak);
      assert.ok(!mails.some((one) => one.includes(`To: ${email}`)));
    }
  });

  it('end one thing, all of a site, or that for ever, as was chosen', async () => {
    const email = 'leaving@home.example';
    const stop = linkIn(await following(email), '/unsubscribe/');
    const browser = openBrowser(house);
    const page = await browser.send(`GET ${stop}`);
    assert.deepEqual(
      [...page.body.matchAll(/name="what" value="(\w+)"/g)].map(([, what]) => what),
      ['these', 'daily', 'all', 'ever'],
    );
    await browser.send(`POST ${stop}`, { form: { what: 'these' } });
    assert.ok(!(await newMails(speak)).some((one) => one.includes(email)));
    const [question] = await newMails(() => follow(browser, { story: house.storyId, email }));
    assert.ok(question, 'who has left can come again');
    await browser.send(`POST ${stop}`, { form: { what: 'ever' } });
    assert.deepEqual(await newMails(() => follow(browser, { story: house.storyId, email })), []);
  });

  it('gather the mails of a day for who prefers one, at seven in the morning', async () => {
    const email = 'daily@home.example';
    const stop = linkIn(await following(email), '/unsubscribe/');
    await openBrowser(house).send(`POST ${stop}`, { form: { what: 'daily' } });
    const mine = (mails: readonly string[]) => mails.filter((one) => one.includes(`To: ${email}`));
    assert.deepEqual(mine(await newMails(speak)), []);
    assert.deepEqual(mine(await newMails(speak)), []);
    const [digest, ...more] = mine(await newMails(async () => house.pass(19 * 60 * 60_000)));
    assert.equal(more.length, 0);
    assert.match(readable(digest ?? ''), /^Subject: =\?UTF-8\?Q\?2_new_comments_/m);
  });

  it('answer alike whether an address was known, refused for good or asked before', async () => {
    const email = 'known@home.example';
    const first = await follow(openBrowser(house), { story: house.storyId, email });
    const again = await follow(openBrowser(house), { story: house.storyId, email });
    assert.deepEqual([again.statusCode, again.body], [first.statusCode, first.body]);
  });

  it('take no link that was changed in any place, and none for another act', async () => {
    const mail = await following('forged@home.example');
    const stop = linkIn(mail, '/unsubscribe/');
    const token = stop.slice('/unsubscribe/'.length);
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'b' ? 'c' : 'b';
      const forged = `${token.slice(0, at)}${other}${token.slice(at + 1)}`;
      const answer = await openBrowser(house).send(`POST /unsubscribe/${forged}`, { form: {} });
      assert.equal(answer.statusCode, 404, forged);
    }
    const confirm = await openBrowser(house).send(`POST /follow/confirm/${token}`, { form: {} });
    assert.equal(confirm.statusCode, 404);
  });

  it('link to the address of the settings, whatever host the request claims', async () => {
    const browser = openBrowser(house);
    const [question] = await newMails(() =>
      browser.send('POST /follow', {
        form: { story: house.storyId, email: 'host@home.example' },
        headers: { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
      }),
    );
    assert.doesNotMatch(question ?? '', /evil/);
  });

  it('ask nobody for an address who is signed in with one', async () => {
    const kim = await signInByMail(house, 'kim@home.example', 'Kim');
    const page = await kim.send(`GET /follow?story=${house.storyId}`);
    assert.doesNotMatch(page.body, /name="email"/);
    const answer = await follow(kim, { story: house.storyId });
    assert.match(answer.body, /You follow it/);
    const mails = await newMails(speak);
    assert.ok(mails.some((one) => one.includes('To: kim@home.example')));
  });

  it('follow the answers to one comment that can be seen, and no other', async () => {
    const id = await speak();
    const other = await speak();
    const kim = await signInByMail(house, 'lou@home.example', 'Lou');
    assert.equal((await follow(kim, { comment: id })).statusCode, 200);
    const told = (mails: readonly string[]) =>
      mails.filter((one) => one.includes('To: lou@home.example')).length;
    assert.equal(told(await newMails(() => published(house, { text: text(), parentId: other }))), 0);
    assert.equal(told(await newMails(() => published(house, { text: text(), parentId: id }))), 1);
    const secret = secretOf('gone');
    const gone = await published(house, { text: text(), guestSecret: secret });
    await house.server.inject({
      method: 'DELETE',
      url: `/api/v1/comments/${gone}`,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ guestSecret: secret }),
    });
    assert.equal((await follow(kim, { comment: gone })).statusCode, 404);
  });

  it('offer the mails in the form for a comment, and keep what was typed when it is refused', async () => {
    const browser = openBrowser(house);
    const page = await browser.send(`GET /compose?story=${house.storyId}`);
    assert.match(page.body, /<input type="checkbox" name="notify" value="1"/);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.body)?.[1] ?? '';
    const form = {
      story: house.storyId,
      key: hidden('key'),
      stamp: hidden('stamp'),
      text: text(),
      notify: '1',
    };
    const refused = await browser.send('POST /compose', { form: { ...form, email: 'no address' } });
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /value="no address"/);
    assert.match(refused.body, /name="notify" value="1" checked/);
    const mails = await newMails(async () => {
      const posted = await browser.send('POST /compose', { form: { ...form, email: 'form@home.example' } });
      assert.equal(posted.statusCode, 303, posted.body);
    });
    assert.ok(mails.some((one) => one.includes('To: form@home.example') && one.includes('/follow/confirm/')));
  });

  it('take the form from our own pages only', async () => {
    const answer = await openBrowser(house).send('POST /follow', {
      form: { story: house.storyId, email: 'x@home.example' },
      headers: { origin: 'https://evil.example' },
    });
    assert.equal(answer.statusCode, 403);
  });
});
