/** Passwords of readers where the operator does without them, and where they are taken. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashPassword } from '../../src/auth/password.js';
import { codeOf, openHouse } from './house.js';
import { openBrowser, signInByMail } from './reader.js';

const EMAIL = 'reader@home.example';
const PASSWORD = 'a river of seven names';

describe('passwords of readers', () => {
  it('are offered by the pages and taken by the API where the operator has said nothing', async () => {
    const house = await openHouse();
    const browser = await signInByMail(house, EMAIL);
    assert.match((await openBrowser(house).send('GET /sign-in')).body, /action="\/sign-in\/password"/);
    assert.match((await browser.send('GET /me')).body, /action="\/me\/password"/);
    const set = await browser.send('PUT /api/v1/me/password', { body: { password: PASSWORD } });
    assert.equal(set.statusCode, 204);
    await house.close();
  });

  it('are not spoken of by any page and refused by every route where they are off, also one set before', async () => {
    const house = await openHouse({ config: { readerPasswords: false } });
    const browser = await signInByMail(house, EMAIL);
    const found = await house.store.read.accountByEmail({ email: EMAIL });
    const passwordHash = await hashPassword(PASSWORD);
    await house.store.write.setPassword({ accountId: found?.account.id as never, passwordHash });
    for (const page of [await openBrowser(house).send('GET /sign-in'), await browser.send('GET /me')]) {
      assert.equal(page.statusCode, 200);
      assert.doesNotMatch(page.body, /password/i);
    }
    const body = { site: 'paper', email: EMAIL, password: PASSWORD };
    const enter = await openBrowser(house).send('POST /api/v1/auth/password', { body });
    assert.equal(codeOf(enter), '403 passwords_off');
    const set = await browser.send('PUT /api/v1/me/password', { body: { password: PASSWORD } });
    assert.equal(codeOf(set), '403 passwords_off');
    const form = { email: EMAIL, password: PASSWORD, back: '/me' };
    const stale = openBrowser(house);
    const pressed = await stale.send('POST /sign-in/password', { form });
    assert.equal(pressed.statusCode, 403);
    assert.match(pressed.body, /Readers have no passwords here/);
    assert.equal(stale.cookies.has('parley_reader'), false);
    assert.equal((await browser.send('POST /me/password', { form })).statusCode, 403);
    await house.close();
  });
});
