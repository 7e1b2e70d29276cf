import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BASE, type House, openHouse, PAPER, post } from './house.js';
import { hiddenFields, leadsTo } from './newsroom.js';
import { mailedCode, openBrowser, signInByMail, whoIs } from './reader.js';
import { UNJUDGED } from './unjudged.js';

const MINUTE = 60_000;

/** What a form of a page is sent to. */
const actionsOn = (html: string): readonly string[] =>
  [...html.matchAll(/<form[^>]* action="([^"]*)"/g)].map(([, action = '']) => action);

describe('signing in without JavaScript', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: UNJUDGED });
  });
  after(() => house.close());

  it('leads from the address to the code and back to where the reader was', async () => {
    const browser = openBrowser(house);
    const back = `/compose?story=${house.storyId}`;
    const page = await browser.send(`GET /sign-in?back=${encodeURIComponent(back)}`);
    assert.equal(page.statusCode, 200);
    assert.equal(page.headers['cache-control'], 'no-store');
    assert.deepEqual(hiddenFields(page.body).back, back);
    const asked = await browser.send('POST /sign-in', { form: { email: 'kim@home.example', back } });
    assert.equal(asked.statusCode, 303);
    const codePage = await browser.send(`GET ${leadsTo(asked) as '/'}`);
    assert.match(codePage.body, /works in this browser only, once, for 10 minutes/);
    const form = { ...hiddenFields(codePage.body), code: mailedCode(house), name: 'Kim' };
    const entered = await browser.send('POST /sign-in/code', { form });
    assert.equal(leadsTo(entered), back);
    assert.equal((await whoIs(browser)).name, 'Kim');
    const again = await browser.send(`GET /sign-in?back=${encodeURIComponent(back)}`);
    assert.equal(leadsTo(again), back, 'whoever is signed in goes on');
  });

  it('says what was wrong on the page itself and keeps the address', async () => {
    const browser = openBrowser(house);
    const bad = await browser.send('POST /sign-in', { form: { email: 'no address', back: '/' } });
    assert.equal(bad.statusCode, 422);
    assert.match(bad.body, /value="no address"/);
    assert.match(bad.body, /role="alert"[^>]*>This e-mail address is not valid/);
    await browser.send('POST /sign-in', { form: { email: 'typo@home.example', back: '/' } });
    const wrong = await browser.send('POST /sign-in/code', { form: { code: 'BBBB-BBBB', back: '/' } });
    assert.equal(wrong.statusCode, 401);
    assert.match(wrong.body, /This code is not right/);
  });

  it('leads nowhere but to our own pages afterwards', async () => {
    const browser = await signInByMail(house, 'redirect@home.example');
    for (const evil of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/%0d%0aSet-Cookie:x=1',
      'javascript:alert(1)',
    ]) {
      const answer = await browser.send(`GET /sign-in?back=${encodeURIComponent(evil)}`);
      const target = new URL(leadsTo(answer), BASE);
      assert.equal(target.origin, BASE, evil);
    }
  });

  it('takes forms from our own pages only', async () => {
    for (const path of [
      '/sign-in',
      '/sign-in/code',
      '/sign-in/password',
      '/sign-out',
      '/me/name',
      '/me/answers/read',
      '/me/following/end',
      '/me/password',
      '/me/erase',
    ]) {
      const browser = await signInByMail(house, 'forms@home.example');
      house.pass(61 * MINUTE);
      const answer = await browser.send(`POST ${path}` as 'POST /', {
        form: { sure: '1' },
        headers: { origin: PAPER },
      });
      assert.equal(answer.statusCode, 403, path);
      assert.equal((await whoIs(browser)).kind, 'account', path);
    }
  });

  it('makes comments written on /compose the account’s own', async () => {
    const browser = await signInByMail(house, 'compose@home.example', 'Cora');
    const page = await browser.send(`GET /compose?story=${house.storyId}`);
    assert.match(page.body, /Signed in as <bdi>Cora<\/bdi>/);
    assert.doesNotMatch(page.body, /name="website"/);
    const form = { ...hiddenFields(page.body), text: 'Written without JavaScript.' };
    const posted = await browser.send('POST /compose', { form });
    assert.equal(posted.statusCode, 303, posted.body);
    const mine = (await browser.send('GET /api/v1/me/comments?site=paper')).json();
    assert.equal(mine.comments[0].comment.author.name, 'Cora');
  });
});

describe('a reader’s own page without JavaScript', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: UNJUDGED });
  });
  after(() => house.close());

  it('leads strangers to the sign-in page, and back', async () => {
    for (const path of ['/me', '/me/export', '/me/erase']) {
      const answer = await openBrowser(house).send(`GET ${path}` as 'GET /');
      assert.equal(leadsTo(answer), `/sign-in?back=${encodeURIComponent(path)}`);
    }
  });

  it('shows what was written and answered, changes the name, gives everything out', async () => {
    const browser = await signInByMail(house, 'page@home.example', 'Page <b>Turner</b>');
    const headers = { cookie: `parley_reader=${browser.cookies.get('parley_reader')}`, origin: PAPER };
    const root = (await post(house, { text: 'My own words.' }, { headers })).json().comment.id;
    await post(house, { text: 'A stranger’s answer.', parentId: root, name: 'Stranger' });
    const page = await browser.send('GET /me');
    assert.match(page.body, /Page &lt;b>Turner/);
    assert.match(page.body, /My own words\./);
    assert.match(page.body, /A stranger’s answer\./);
    assert.match(page.body, /<meta name="robots" content="noindex"/);
    const saved = await browser.send('POST /me/name', { form: { name: 'Turner' } });
    assert.equal(leadsTo(saved), '/me?saved=1');
    assert.match((await browser.send('GET /me?saved=1')).body, /role="status"[^>]*>Saved/);
    const refused = await browser.send('POST /me/name', { form: { name: ' ' } });
    assert.equal(refused.statusCode, 422);
    const everything = await browser.send('GET /me/export');
    assert.match(everything.body, /page@home\.example/);
    assert.match(everything.body, /My own words\./);
  });

  it('sets a password, and asks for a fresh sign-in where it must', async () => {
    const browser = await signInByMail(house, 'late@home.example');
    house.pass(16 * MINUTE);
    const form = { password: 'a river of seven names' };
    const late = await browser.send('POST /me/password', { form });
    assert.equal(late.statusCode, 403);
    assert.match(late.body, /href="\/sign-in\?again=1&amp;back=%2Fme"/);
    const again = await browser.send('GET /sign-in?again=1&back=%2Fme');
    assert.equal(again.statusCode, 200);
    const fresh = await signInByMail(house, 'late@home.example');
    assert.equal(leadsTo(await fresh.send('POST /me/password', { form })), '/me?saved=1');
    const next = openBrowser(house);
    const signed = await next.send('POST /sign-in/password', {
      form: { email: 'late@home.example', ...form, back: '/me' },
    });
    assert.equal(leadsTo(signed), '/me');
    const wrong = await openBrowser(house).send('POST /sign-in/password', {
      form: { email: 'late@home.example', password: 'wrong', back: '/me' },
    });
    assert.equal(wrong.statusCode, 401);
  });

  it('erases after one more question', async () => {
    const browser = await signInByMail(house, 'erase@home.example');
    const page = await browser.send('GET /me/erase');
    assert.deepEqual(actionsOn(page.body), ['/me/erase']);
    assert.equal((await browser.send('POST /me/erase', { form: {} })).statusCode, 400);
    assert.equal((await whoIs(browser)).kind, 'account');
    const done = await browser.send('POST /me/erase', { form: { sure: '1' } });
    assert.equal(done.statusCode, 200, done.body);
    assert.match(done.body, /You are erased/);
    assert.equal((await whoIs(browser)).kind, 'anonymous');
  });

  it('signs out, here and everywhere', async () => {
    const one = await signInByMail(house, 'leave@home.example');
    const two = await signInByMail(house, 'leave@home.example');
    assert.equal(leadsTo(await one.send('POST /sign-out', { form: { back: '/' } })), '/');
    assert.equal((await whoIs(one)).kind, 'anonymous');
    const three = await signInByMail(house, 'leave@home.example');
    await three.send('POST /sign-out', { form: { everywhere: '1', back: '/' } });
    assert.equal((await whoIs(two)).kind, 'anonymous');
  });
});
