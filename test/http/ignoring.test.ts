import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  codeOf,
  FORBIDDEN_WORD,
  type House,
  held,
  openHouse,
  published,
  send,
  sentence,
  WORDS,
} from './house.js';
import { type Browser, openBrowser, signInByMail } from './reader.js';

describe('whom a reader ignores', () => {
  let house: House;
  let kim: Browser;
  let texts = 0;
  before(async () => {
    house = await openHouse({ settings: WORDS });
    kim = await signInByMail(house, 'kim@home.example', 'Kim');
  });
  after(() => house.close());

  const by = (name: string) => published(house, { text: sentence(7000 + texts++), name });
  const ignore = (browser: Browser, commentId: string, ignored = true) =>
    browser.send('PUT /api/v1/me/ignored', { body: { commentId, ignored } });
  const list = async (browser: Browser) =>
    (await browser.send('GET /api/v1/me/ignored?site=paper')).json().ignored;

  it('is kept by the server, for every device of whoever has signed in', async () => {
    const id = await by('Berta');
    assert.equal((await ignore(kim, id)).statusCode, 204);
    assert.deepEqual(await list(kim), [{ kind: 'guest', name: 'Berta' }]);
    const elsewhere = await signInByMail(house, 'kim@home.example');
    assert.deepEqual(await list(elsewhere), [{ kind: 'guest', name: 'Berta' }]);
    assert.equal((await ignore(elsewhere, id, false)).statusCode, 204);
    assert.deepEqual(await list(kim), []);
  });

  it('stands on their own page, with a button that ends it, and in what they take along', async () => {
    await ignore(kim, await by('Otto <b>'));
    const page = (await kim.send('GET /me')).body;
    assert.match(page, /<bdi>Otto &lt;b><\/bdi>/);
    const [, id = ''] = /name="ignored" value="(\w+)"/.exec(page) ?? [];
    const [one] = (await kim.send('GET /api/v1/me/export')).json().ignored;
    assert.equal(one.name, 'Otto <b>');
    const other = await signInByMail(house, 'lou@home.example', 'Lou');
    await other.send('POST /me/ignored/end', { form: { ignored: id } });
    assert.equal((await list(kim)).length, 1);
    assert.equal((await kim.send('POST /me/ignored/end', { form: { ignored: id } })).statusCode, 303);
    assert.deepEqual(await list(kim), []);
    assert.doesNotMatch((await kim.send('GET /me')).body, /Otto/);
  });

  it('goes on under the name that somebody takes later', async () => {
    const lou = await signInByMail(house, 'lou@home.example', 'Lou');
    const answer = await lou.send(`POST /api/v1/stories/${house.storyId}/comments`, {
      body: { text: sentence(7900) },
      headers: { 'idempotency-key': 'lou-1' },
    });
    await ignore(kim, answer.json().comment.id);
    await lou.send('PATCH /api/v1/me', { body: { name: 'Lucy' } });
    assert.deepEqual(await list(kim), [
      { kind: 'account', name: 'Lou' },
      { kind: 'account', name: 'Lucy' },
    ]);
    await ignore(kim, answer.json().comment.id, false);
  });

  it('is nobody whose comment cannot be seen, has no name, or is their own; guests keep it themselves', async () => {
    const hidden = await held(house, { name: 'Zoe', text: `So ${FORBIDDEN_WORD}.` });
    assert.equal(codeOf(await ignore(kim, hidden)), '404 not_found');
    assert.equal(codeOf(await ignore(kim, '00000000001')), '404 not_found');
    assert.equal(codeOf(await ignore(kim, 'nothing')), '404 not_found');
    assert.equal(codeOf(await ignore(kim, await by(''))), '403 forbidden');
    const own = await kim.send(`POST /api/v1/stories/${house.storyId}/comments`, {
      body: { text: sentence(7901) },
      headers: { 'idempotency-key': 'kim-own' },
    });
    assert.equal(codeOf(await ignore(kim, own.json().comment.id)), '403 forbidden');
    const guest = openBrowser(house);
    assert.equal(codeOf(await ignore(guest, await by('Ada'))), '401 sign_in_required');
    assert.equal(codeOf(await guest.send('GET /api/v1/me/ignored?site=paper')), '401 sign_in_required');
  });

  it('is told to no page of another publication', async () => {
    const headers = { origin: 'https://elsewhere.example' };
    assert.equal(codeOf(await kim.send('GET /api/v1/me/ignored?site=paper', { headers })), '403 cross_site');
    const body = { commentId: await by('Eli'), ignored: true };
    assert.equal(codeOf(await kim.send('PUT /api/v1/me/ignored', { headers, body })), '403 cross_site');
    assert.equal(codeOf(await send(house, 'GET /api/v1/me/ignored?site=paper')), '401 sign_in_required');
  });
});
