import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Compile } from 'typebox/compile';
import { PersonSchema, type PersonView } from '../../src/wire/person.js';
import { filesWith } from '../kit/files-with.js';
import { addSite, addStory, codeOf, type House, openHouse, PAPER, post, send } from './house.js';
import { type Browser, openBrowser, signInByMail, whoIs } from './reader.js';
import { UNJUDGED } from './unjudged.js';

const MINUTE = 60_000;
const PASSWORD = 'a river of seven names';

/** Posts as whoever is signed in; gives the comment's id. */
async function write(house: House, browser: Browser, body: object): Promise<string> {
  const cookie = `parley_reader=${browser.cookies.get('parley_reader')}`;
  const answer = await post(house, body, { headers: { cookie, origin: PAPER } });
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json().comment.id;
}

describe('a reader’s own page', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: UNJUDGED });
  });
  after(() => house.close());

  it('is for those who are signed in', async () => {
    const nobody = openBrowser(house);
    for (const request of [
      'GET /api/v1/me/export',
      'GET /api/v1/me/passkeys',
      'GET /api/v1/me/replies?site=paper',
      'DELETE /api/v1/me',
    ] as const) {
      assert.equal(codeOf(await nobody.send(request)), '401 sign_in_required', request);
    }
    const body = { name: 'Nobody' };
    assert.equal(codeOf(await nobody.send('PATCH /api/v1/me', { body })), '401 sign_in_required');
    const password = { password: PASSWORD };
    const answer = await nobody.send('PUT /api/v1/me/password', { body: password });
    assert.equal(codeOf(answer), '401 sign_in_required');
  });

  it('changes the name, by the rules for names', async () => {
    const browser = await signInByMail(house, 'name@home.example', 'First');
    assert.equal(
      (await browser.send('PATCH /api/v1/me', { body: { name: ' Second  Name ' } })).statusCode,
      204,
    );
    assert.equal((await whoIs(browser)).name, 'Second Name');
    for (const name of ['', '   ', 'a\u202eb', 'x'.repeat(81)]) {
      assert.equal(codeOf(await browser.send('PATCH /api/v1/me', { body: { name } })), '422 name_invalid');
    }
    const fields = { name: 'Third', role: 'admin', email: 'other@home.example' };
    assert.equal(codeOf(await browser.send('PATCH /api/v1/me', { body: fields })), '400 invalid_request');
    assert.equal((await whoIs(browser)).name, 'Second Name');
  });

  it('shows what others answered', async () => {
    const browser = await signInByMail(house, 'asked@home.example', 'Asker');
    const root = await write(house, browser, { text: 'Does anybody know?' });
    const answers = await Promise.all(
      ['I do.', 'So do I.'].map((text) => post(house, { text, parentId: root, name: 'Guest' })),
    );
    const { replies } = (await browser.send('GET /api/v1/me/replies?site=paper')).json();
    assert.deepEqual(
      new Set(replies.map((reply: { id: string }) => reply.id)),
      new Set(answers.map((answer) => answer.json().comment.id)),
    );
    assert.equal(replies[0].replyTo.id, root);
    assert.equal(codeOf(await browser.send('GET /api/v1/me/replies?site=none')), '404 unknown_site');
    const away = { headers: { origin: 'https://evil.example' } };
    assert.equal(codeOf(await browser.send('GET /api/v1/me/replies?site=paper', away)), '403 cross_site');
  });

  it('gives everything that is kept, of every site, and nothing that opens a door', async () => {
    const second = await addSite(house.deps, {
      slug: 'second',
      hosts: ['second.example'],
      settings: UNJUDGED,
    });
    const storyId = await addStory(house.deps, second, 'https://second.example/a');
    const browser = await signInByMail(house, 'export@home.example', 'Exporter');
    await browser.send('PUT /api/v1/me/password', { body: { password: PASSWORD } });
    const first = await write(house, browser, { text: 'First **text**.' });
    const cookie = `parley_reader=${browser.cookies.get('parley_reader')}`;
    await send(house, `PATCH /api/v1/comments/${first}`, {
      body: { text: 'Changed text.', revision: 1 },
      headers: { cookie, origin: PAPER },
    });
    const elsewhere = await post(
      house,
      { text: 'On the other site.' },
      {
        storyId,
        headers: { cookie, origin: 'https://second.example' },
      },
    );
    assert.equal(elsewhere.statusCode, 201, elsewhere.body);
    const answer = await browser.send('GET /api/v1/me/export');
    assert.match(String(answer.headers['content-disposition']), /^attachment; filename="[\w.-]+"$/);
    assert.equal(answer.headers['cache-control'], 'no-store');
    const person: PersonView = answer.json();
    assert.ok(Compile(PersonSchema).Check(person));
    assert.deepEqual(
      [person.account.name, person.account.email, person.account.hasPassword],
      ['Exporter', 'export@home.example', true],
    );
    const texts = person.comments.map((one) => `${one.site}: ${one.text}`);
    assert.deepEqual(texts.sort(), ['paper: Changed text.', 'second: On the other site.']);
    const changed = person.comments.find(({ id }) => id === first);
    assert.deepEqual(
      changed?.earlier.map(({ text }) => text),
      ['First **text**.'],
    );
    assert.equal(changed?.decisions[0]?.outcome, 'publish');
    assert.equal(person.sessions[0]?.method, 'email');
    assert.doesNotMatch(answer.body, /argon2|token|hash|public_?key/i);
  });

  it('exports everything of somebody with many comments', async () => {
    const browser = await signInByMail(house, 'many@home.example', 'Many');
    for (let n = 0; n < 450; n++) await write(house, browser, { text: `Number ${n}.` });
    const person = (await browser.send('GET /api/v1/me/export')).json();
    const texts = new Set(person.comments.map(({ text }: { text: string }) => text));
    assert.equal(texts.size, 450);
  });

  it('erases a person: nothing of them is left, answers stay', async () => {
    const browser = await signInByMail(house, 'erase@home.example', 'Unforgettable');
    const root = await write(house, browser, { text: 'My unforgettable words.' });
    const alone = await write(house, browser, { text: 'Nobody answered these unforgettable words.' });
    await post(house, { text: 'An answer.', parentId: root });
    house.pass(16 * MINUTE);
    assert.equal(codeOf(await browser.send('DELETE /api/v1/me')), '403 fresh_sign_in_required');
    const fresh = await signInByMail(house, 'erase@home.example');
    const away = { headers: { origin: PAPER } };
    assert.equal(codeOf(await fresh.send('DELETE /api/v1/me', away)), '403 cross_site');
    assert.notDeepEqual(filesWith(house.data, 'unforgettable words'), []);
    assert.equal((await fresh.send('DELETE /api/v1/me')).statusCode, 204);
    assert.deepEqual(
      filesWith(house.data, 'unforgettable words'),
      [],
      'not in the log of the database either',
    );
    assert.equal(fresh.cookies.has('parley_reader'), false);
    assert.equal((await whoIs(browser)).kind, 'anonymous');
    const thread = await send(house, `GET /api/v1/public/comments/${root}`);
    assert.deepEqual([thread.json().comment.state, thread.json().replies.length], ['deleted', 1]);
    assert.doesNotMatch(thread.body, /nforgettable/);
    assert.equal(codeOf(await send(house, `GET /api/v1/public/comments/${alone}`)), '404 not_found');
    const again = await signInByMail(house, 'erase@home.example', 'Somebody new');
    assert.equal((await whoIs(again)).name, 'Somebody new');
    assert.deepEqual((await again.send('GET /api/v1/me/export')).json().comments, []);
  });
});

describe('a reader’s password', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  const set = (browser: Browser, body: object) => browser.send('PUT /api/v1/me/password', { body });
  const enter = (email: string, password: string, browser = openBrowser(house)) =>
    browser.send('POST /api/v1/auth/password', { body: { site: 'paper', email, password } });

  it('signs in once it is set; it needs fifteen characters and nothing else', async () => {
    const browser = await signInByMail(house, 'pass@home.example', 'Pat');
    assert.equal(codeOf(await set(browser, { password: 'fourteen chars' })), '422 password_too_short');
    assert.equal((await set(browser, { password: PASSWORD })).statusCode, 204);
    const again = openBrowser(house);
    assert.equal((await enter('Pass@home.example', PASSWORD, again)).statusCode, 200);
    assert.equal((await whoIs(again)).name, 'Pat');
  });

  it('is answered alike when it is wrong, was never set, or nobody has the address', async () => {
    const browser = await signInByMail(house, 'alike@home.example');
    await set(browser, { password: PASSWORD });
    await signInByMail(house, 'without@home.example');
    const answers = [
      await enter('alike@home.example', 'another river of names'),
      await enter('without@home.example', PASSWORD),
      await enter('nobody@home.example', PASSWORD),
      await enter('no address', PASSWORD),
    ];
    const bodies = answers.map(({ body }) => body.replace(/"requestId":"[^"]*"/, ''));
    assert.deepEqual([new Set(bodies).size, codeOf(answers[0] as never)], [1, '401 sign_in_failed']);
  });

  it('is changed with the one before, or right after signing in; every other session ends', async () => {
    const browser = await signInByMail(house, 'change@home.example');
    await set(browser, { password: PASSWORD });
    const other = openBrowser(house);
    await enter('change@home.example', PASSWORD, other);
    house.pass(16 * MINUTE);
    const next = 'a second river of names';
    assert.equal(codeOf(await set(browser, { password: next })), '403 fresh_sign_in_required');
    assert.equal(codeOf(await set(browser, { password: next, current: 'wrong' })), '401 sign_in_failed');
    assert.equal((await set(browser, { password: next, current: PASSWORD })).statusCode, 204);
    assert.equal((await whoIs(other)).kind, 'anonymous');
    assert.equal((await whoIs(browser)).kind, 'account');
    assert.equal((await enter('change@home.example', PASSWORD)).statusCode, 401);
    assert.equal((await enter('change@home.example', next)).statusCode, 200);
  });

  it('is not set here for staff: a reader’s session must open no door of the console', async () => {
    const browser = await signInByMail(house, 'desk@home.example');
    const found = await house.store.read.accountByEmail({ email: 'desk@home.example' });
    const accountId = found?.account.id as never;
    await house.store.write.setRole({ accountId, siteId: null, role: 'moderator' });
    assert.equal(codeOf(await set(browser, { password: PASSWORD })), '403 forbidden');
    assert.equal(codeOf(await browser.send('POST /api/v1/me/passkeys/options')), '403 forbidden');
  });

  it('is tried ten times a minute, for one account from wherever', async () => {
    const limited = await openHouse({ config: { exemptLoopback: false, trustedProxies: 1 } });
    const codes = [];
    for (let n = 0; n < 12; n++) {
      const answer = await openBrowser(limited).send('POST /api/v1/auth/password', {
        body: { site: 'paper', email: 'x@home.example', password: 'wrong' },
        headers: { 'x-forwarded-for': `192.0.2.${n}` },
      });
      codes.push(answer.statusCode);
    }
    await limited.close();
    assert.deepEqual(codes, [...Array(10).fill(401), 429, 429]);
  });
});
