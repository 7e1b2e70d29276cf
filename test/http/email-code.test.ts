import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codeOf, type House, openHouse, PAPER, post } from './house.js';
import { mailedCode, openBrowser, signInByMail, whoIs } from './reader.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ASK = 'POST /api/v1/auth/email';
const REDEEM = 'POST /api/v1/auth/email/redeem';

describe('signing in with a mailed code', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  const ask = (email: string, browser = openBrowser(house)) =>
    browser.send(ASK, { body: { site: 'paper', email } }).then((answer) => ({ answer, browser }));
  const redeem = (browser: ReturnType<typeof openBrowser>, code: string) =>
    browser.send(REDEEM, { body: { site: 'paper', code } });

  it('makes an account at the first time, under the name given, and finds it again', async () => {
    const first = await signInByMail(house, 'Kim@Home.example', 'Kim');
    assert.deepEqual(await whoIs(first), {
      kind: 'account',
      name: 'Kim',
      role: 'reader',
      may: { post: true, flag: true, vote: true },
    });
    const again = await signInByMail(house, 'kim@home.example', 'Somebody else');
    assert.equal((await whoIs(again)).name, 'Kim');
    assert.match(house.mails().at(-1) ?? '', /^To: kim@home\.example$/m);
  });

  it('takes the code in small letters and with any signs between', async () => {
    const { browser } = await ask('signs@home.example');
    const code = mailedCode(house).toLowerCase().replace('-', ' ');
    assert.equal((await redeem(browser, ` ${code} `)).statusCode, 200);
  });

  it('takes the code in the browser that asked, and in no other', async () => {
    const { browser } = await ask('two@home.example');
    const code = mailedCode(house);
    const thief = openBrowser(house);
    assert.equal(codeOf(await redeem(thief, code)), '401 code_over');
    const other = (await ask('eve@home.example')).browser;
    assert.equal(codeOf(await redeem(other, code)), '401 code_wrong');
    assert.equal((await redeem(browser, code)).statusCode, 200);
    assert.equal((await whoIs(thief)).kind, 'anonymous');
  });

  it('takes a code once, and not after ten minutes', async () => {
    const { browser } = await ask('once@home.example');
    const nonce = browser.cookies.get('parley_code') ?? '';
    const code = mailedCode(house);
    assert.equal((await redeem(browser, code)).statusCode, 200);
    browser.cookies.set('parley_code', nonce);
    assert.equal(codeOf(await redeem(browser, code)), '401 code_over');
    const late = (await ask('late@home.example')).browser;
    house.pass(10 * MINUTE);
    assert.equal(codeOf(await redeem(late, mailedCode(house))), '401 code_over');
  });

  it('is over after five wrong codes', async () => {
    const { browser } = await ask('guess@home.example');
    const code = mailedCode(house);
    const wrong = code === 'BBBB-BBBB' ? 'CCCC-CCCC' : 'BBBB-BBBB';
    for (let n = 0; n < 5; n++) assert.equal(codeOf(await redeem(browser, wrong)), '401 code_wrong');
    assert.equal(codeOf(await redeem(browser, code)), '401 code_over');
  });

  it('answers for an address that nobody has as for a known one, and mails both', async () => {
    await signInByMail(house, 'known@home.example');
    const mails = house.mails().length;
    const known = (await ask('known@home.example')).answer;
    const unknown = (await ask('unknown@home.example')).answer;
    assert.deepEqual([known.statusCode, known.body], [unknown.statusCode, unknown.body]);
    const names = (headers: object) => Object.keys(headers).filter((name) => name !== 'date');
    assert.deepEqual(names(known.headers), names(unknown.headers));
    assert.equal(house.mails().length, mails + 2);
  });

  it('sends one address five codes an hour, whoever asks', async () => {
    const answers = [];
    for (let n = 0; n < 6; n++) answers.push((await ask('often@home.example')).answer);
    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode),
      [202, 202, 202, 202, 202, 429],
    );
    assert.equal(answers.at(-1)?.headers['retry-after'], '3600');
    house.pass(61 * MINUTE);
    assert.equal((await ask('often@home.example')).answer.statusCode, 202);
  });

  it('sends nothing to what is not one plain address', async () => {
    const mails = house.mails().length;
    for (const email of [
      'a@b',
      '"a b"@c.example',
      'a@c.example,b@c.example',
      'a@c.example\nBcc: b@c.example',
    ]) {
      assert.equal(codeOf((await ask(email)).answer), '422 email_invalid');
    }
    assert.equal(house.mails().length, mails);
  });

  it('links to the address of the settings, whatever the request claims', async () => {
    for (const headers of [
      { host: 'evil.example' },
      { 'x-forwarded-host': 'evil.example' },
      { forwarded: 'host=evil.example' },
      { 'x-original-url': 'https://evil.example/', 'x-host': 'evil.example' },
    ]) {
      house.pass(61 * MINUTE);
      await openBrowser(house).send(ASK, { body: { site: 'paper', email: 'host@home.example' }, headers });
      const mail = house.mails().at(-1) ?? '';
      assert.match(mail, /http:\/\/talk\.example\/sign-in\/code/);
      assert.doesNotMatch(mail, /evil/);
    }
  });

  it('is not used up when a scanner opens the links of the mail', async () => {
    const { browser } = await ask('scanned@home.example');
    const links = (house.mails().at(-1) ?? '').match(/https?:\/\/\S+/g) ?? [];
    assert.ok(links.length > 0);
    for (const link of links) {
      const { pathname, search } = new URL(link);
      for (const method of ['GET', 'HEAD'] as const) {
        const answer = await openBrowser(house).send(`${method} ${pathname}${search}` as 'GET /');
        assert.ok(answer.statusCode < 500);
        assert.equal(answer.cookies.length, 0);
      }
    }
    assert.equal((await redeem(browser, mailedCode(house))).statusCode, 200);
  });

  it('is asked for and entered on pages of the site only', async () => {
    const from = (origin: string) =>
      openBrowser(house).send(ASK, { body: { site: 'paper', email: 'p@home.example' }, headers: { origin } });
    assert.equal((await from(PAPER)).statusCode, 202);
    assert.equal(codeOf(await from('https://evil.example')), '403 cross_site');
    assert.equal(codeOf(await from('null')), '403 cross_site');
  });

  it('refuses fields that are none, so that nothing can be skipped', async () => {
    const { browser } = await ask('fields@home.example');
    for (const extra of [
      { skipVerification: true },
      { role: 'admin' },
      { emailVerified: true },
      { name: 7 },
    ]) {
      const body = { site: 'paper', code: mailedCode(house), ...extra };
      assert.equal(codeOf(await browser.send(REDEEM, { body })), '400 invalid_request');
    }
    assert.equal((await whoIs(browser)).kind, 'anonymous');
  });
});

describe('a reader’s session', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  it('is a cookie that no script and no other site can use', async () => {
    const browser = openBrowser(house);
    await browser.send(ASK, { body: { site: 'paper', email: 'cookie@home.example' } });
    const answer = await browser.send(REDEEM, { body: { site: 'paper', code: mailedCode(house) } });
    const set = [answer.headers['set-cookie']].flat().find((line) => line?.startsWith('parley_reader='));
    assert.match(set ?? '', /; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/);
    const rows = JSON.stringify(await house.store.read.sessionsOf({ accountId: 1 as never, now: 0 }));
    assert.ok(!rows.includes(browser.cookies.get('parley_reader') ?? '?'));
  });

  it('has a name on https that only this host can set', async () => {
    const secure = await openHouse({ config: { baseUrl: 'https://talk.example' } });
    const browser = openBrowser(secure);
    const headers = { origin: 'https://talk.example' };
    await browser.send(ASK, { body: { site: 'paper', email: 'safe@home.example' }, headers });
    await browser.send(REDEEM, { body: { site: 'paper', code: mailedCode(secure) }, headers });
    assert.deepEqual([...browser.cookies.keys()], ['__Host-parley_reader']);
    const me = await browser.send('GET /api/v1/me?site=paper', { headers });
    await secure.close();
    assert.equal(me.json().kind, 'account');
  });

  it('makes comments the account’s own, whatever name is sent', async () => {
    const browser = await signInByMail(house, 'writer@home.example', 'Wim');
    const headers = { cookie: `parley_reader=${browser.cookies.get('parley_reader')}`, origin: PAPER };
    const answer = await post(house, { text: 'Signed in and said so.', name: 'Mallory' }, { headers });
    assert.equal(answer.statusCode, 201, answer.body);
    const { author } = answer.json().comment;
    assert.deepEqual([author.kind, author.name], ['account', 'Wim']);
    const mine = (await browser.send('GET /api/v1/me/comments?site=paper')).json();
    assert.equal(mine.comments[0].comment.id, answer.json().comment.id);
  });

  it('keeps what the same browser wrote as a guest changeable', async () => {
    const guestSecret = 'a-secret-that-the-page-made';
    const written = await post(house, { text: 'Before I signed in.', guestSecret });
    const browser = await signInByMail(house, 'before@home.example', 'Bo');
    const answer = await browser.send(`PATCH /api/v1/comments/${written.json().comment.id}`, {
      body: { text: 'After I signed in.', revision: 1, guestSecret },
    });
    assert.equal(answer.statusCode, 200, answer.body);
    assert.equal(answer.json().comment.author.kind, 'guest');
  });

  it('writes from listed pages and our own only: the cookie alone is no proof', async () => {
    const browser = await signInByMail(house, 'cross@home.example');
    const cookie = `parley_reader=${browser.cookies.get('parley_reader')}`;
    const write = (headers: Readonly<Record<string, string>>) =>
      post(house, { text: 'Who sent me?' }, { headers: { cookie, ...headers } });
    assert.equal(codeOf(await write({ origin: 'https://evil.example' })), '403 cross_site');
    assert.equal(codeOf(await write({ origin: 'null' })), '403 cross_site');
    assert.equal(codeOf(await write({})), '403 cross_site');
    assert.equal(codeOf(await write({ 'sec-fetch-site': 'cross-site' })), '403 cross_site');
    assert.equal((await write({ 'sec-fetch-site': 'same-origin' })).statusCode, 201);
  });

  it('changes its token once a day, and the old one soon means nothing', async () => {
    const browser = await signInByMail(house, 'rotate@home.example', 'Ro');
    const first = browser.cookies.get('parley_reader') ?? '';
    house.pass(DAY + 1);
    const [one, two] = await Promise.all([whoIs(browser), whoIs(browser)]);
    assert.deepEqual([one.name, two.name], ['Ro', 'Ro']);
    const second = browser.cookies.get('parley_reader') ?? '';
    assert.notEqual(second, first);
    const stale = openBrowser(house);
    stale.cookies.set('parley_reader', first);
    assert.equal((await whoIs(stale)).name, 'Ro');
    house.pass(3 * MINUTE);
    assert.equal((await whoIs(stale)).kind, 'anonymous');
    assert.equal(stale.cookies.size, 0, 'a cookie that is worth nothing is taken back');
    assert.equal((await whoIs(browser)).name, 'Ro');
  });

  it('lasts thirty days after the last visit', async () => {
    const browser = await signInByMail(house, 'slide@home.example', 'Sly');
    for (let n = 0; n < 3; n++) {
      house.pass(29 * DAY);
      assert.equal((await whoIs(browser)).name, 'Sly');
    }
    house.pass(30 * DAY);
    assert.equal((await whoIs(browser)).kind, 'anonymous');
  });

  it('ends when its owner signs out, here or everywhere', async () => {
    const one = await signInByMail(house, 'out@home.example');
    const two = await signInByMail(house, 'out@home.example');
    const three = await signInByMail(house, 'out@home.example');
    const token = one.cookies.get('parley_reader') ?? '';
    assert.equal((await one.send('POST /api/v1/auth/sign-out', { body: {} })).statusCode, 204);
    one.cookies.set('parley_reader', token);
    assert.equal((await whoIs(one)).kind, 'anonymous');
    assert.equal((await whoIs(two)).kind, 'account');
    await two.send('POST /api/v1/auth/sign-out', { body: { everywhere: true } });
    assert.equal((await whoIs(three)).kind, 'anonymous');
  });

  it('of a page elsewhere may be ended from there, but not by strangers', async () => {
    const browser = await signInByMail(house, 'listed@home.example');
    const from = (origin: string) =>
      browser.send('POST /api/v1/auth/sign-out', { body: { site: 'paper' }, headers: { origin } });
    assert.equal(codeOf(await from('https://evil.example')), '403 cross_site');
    assert.equal((await whoIs(browser)).kind, 'account');
    assert.equal((await from(PAPER)).statusCode, 204);
  });

  it('ends with the account', async () => {
    const browser = await signInByMail(house, 'closed@home.example');
    const found = await house.store.read.accountByEmail({ email: 'closed@home.example' });
    await house.store.write.eraseAccount({ accountId: found?.account.id as never, now: house.clock() });
    assert.equal((await whoIs(browser)).kind, 'anonymous');
  });

  it('opens nothing of the console, whatever its owner is', async () => {
    const browser = await signInByMail(house, 'staff@home.example');
    const found = await house.store.read.accountByEmail({ email: 'staff@home.example' });
    const accountId = found?.account.id as never;
    await house.store.write.setRole({ accountId, siteId: null, role: 'admin' });
    assert.equal((await whoIs(browser)).role, 'admin');
    browser.cookies.set('parley_console', browser.cookies.get('parley_reader') ?? '');
    const queue = await browser.send('GET /console/queue/held');
    assert.equal(queue.statusCode, 303);
    assert.match(String(queue.headers.location), /^\/console\/sign-in/);
  });
});
