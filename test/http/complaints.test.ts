/** Who is counted as one that complains. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { decodeId } from '../../src/core/ids.js';
import { codeOf, type House, openHouse, published, secretOf, send, sentence } from './house.js';
import { openBrowser, signInByMail } from './reader.js';

describe('complaints', () => {
  let house: House;
  let texts = 0;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  const comment = () => published(house, { text: sentence(1900 + texts++) });
  const complain = (id: string, guestSecret?: string) =>
    send(house, `POST /api/v1/comments/${id}/flags`, {
      body: { reason: 'spam', ...(guestSecret && { guestSecret }) },
    });
  const meet = async (name: string): Promise<string> => {
    const body = { site: 'paper', guestSecret: secretOf(name) };
    return (await send(house, 'POST /api/v1/me/guest', { body })).json().guestSecret;
  };
  const count = async (id: string) =>
    (await house.store.read.flagsOf({ commentId: decodeId(id) as never })).length;

  it('of two guests behind one address are two, each by a secret that the server has signed', async () => {
    const id = await comment();
    const [ann, bob] = [await meet('ann'), await meet('bob')];
    for (const secret of [ann, bob, ann]) assert.equal((await complain(id, secret)).statusCode, 200);
    assert.equal(await count(id), 2);
  });

  it('with secrets that a guest has made up, or with none, are the one of their address', async () => {
    const id = await comment();
    for (const secret of [secretOf('made-up'), secretOf('another'), `${await meet('carl')}x`, undefined])
      assert.equal((await complain(id, secret)).statusCode, 200);
    assert.equal(await count(id), 1);
  });

  it('of guests of one network count ten times on a comment; who comes later signs in', async () => {
    const id = await comment();
    for (let n = 0; n < 10; n++) assert.equal((await complain(id, await meet(`crowd-${n}`))).statusCode, 200);
    assert.equal(codeOf(await complain(id, await meet('one-too-many'))), '401 sign_in_required');
    const reader = await signInByMail(house, 'eleventh@home.example');
    const answer = await reader.send(`POST /api/v1/comments/${id}/flags`, { body: { reason: 'spam' } });
    assert.equal(answer.statusCode, 200);
    assert.equal(await count(id), 11);
  });

  it('from a page without scripts go by the signed cookie, where the browser has one', async () => {
    const id = await comment();
    const browsers = [openBrowser(house), openBrowser(house)];
    for (const [n, browser] of browsers.entries()) {
      await browser.send('POST /api/v1/me/guest', {
        body: { site: 'paper', guestSecret: secretOf(`page-${n}`) },
      });
      const answer = await browser.send('POST /flag', { form: { comment: id, reason: 'spam', text: '' } });
      assert.equal(answer.statusCode, 200);
    }
    assert.equal(await count(id), 2);
  });
});
