/** Who is counted as one voter. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BASE, codeOf, type House, openHouse, published, secretOf, send, sentence } from './house.js';
import { type Browser, openBrowser, signInByMail } from './reader.js';

describe('votes', () => {
  let house: House;
  let texts = 0;
  before(async () => {
    house = await openHouse({ settings: { voting: 'up-down' } });
  });
  after(() => house.close());

  const comment = () => published(house, { text: sentence(900 + texts++) });
  const vote = (id: string, value: number, guestSecret?: string) =>
    send(house, `PUT /api/v1/comments/${id}/vote`, { body: { value, ...(guestSecret && { guestSecret }) } });
  /** A guest whom the server has met, in a browser that takes no cookies. */
  const meet = async (name: string): Promise<string> => {
    const body = { site: 'paper', guestSecret: secretOf(name) };
    return (await send(house, 'POST /api/v1/me/guest', { body })).json().guestSecret;
  };
  const mine = async (ids: readonly string[], headers: Record<string, string>) => {
    const query = ids.map((id) => `&id=${id}`).join('');
    return (await send(house, `GET /api/v1/me/votes?site=paper${query}`, { headers })).json().votes;
  };
  const own = async (browser: Browser, id: string) =>
    (await browser.send(`GET /api/v1/me/votes?site=paper&id=${id}`)).json().votes;

  it('of two guests behind one address are two, each by a secret that the server has signed', async () => {
    const id = await comment();
    const [ann, bob] = [await meet('ann'), await meet('bob')];
    assert.deepEqual((await vote(id, 1, ann)).json(), { up: 1, down: 0, mine: 1 });
    assert.deepEqual((await vote(id, 1, bob)).json(), { up: 2, down: 0, mine: 1 });
    assert.deepEqual((await vote(id, -1, ann)).json(), { up: 1, down: 1, mine: -1 });
    assert.deepEqual((await vote(id, 0, ann)).json(), { up: 1, down: 0, mine: 0 });
  });

  it('with secrets that a guest has made up, or whose signature is changed, are the one of their address', async () => {
    const id = await comment();
    const signed = await meet('carl');
    const forged = `${secretOf('dora')}${signed.slice(signed.indexOf('.'))}`;
    for (const secret of [secretOf('made-up'), secretOf('another'), forged, `${signed}x`, undefined])
      assert.equal((await vote(id, 1, secret)).json().up, 1, secret);
    assert.equal((await vote(id, 1, signed)).json().up, 2);
  });

  it('of guests of one network count ten times on a comment; who comes later signs in', async () => {
    const id = await comment();
    for (let n = 0; n < 10; n++) assert.equal((await vote(id, 1, await meet(`crowd-${n}`))).statusCode, 200);
    assert.equal(codeOf(await vote(id, 1, await meet('one-too-many'))), '401 sign_in_required');
    const reader = await signInByMail(house, 'eleventh@home.example');
    const answer = await reader.send(`PUT /api/v1/comments/${id}/vote`, { body: { value: 1 } });
    assert.equal(answer.json().up, 11);
  });

  it('stay one when a guest clears what the page keeps, by the signed cookie', async () => {
    const id = await comment();
    const browser = openBrowser(house);
    const send = async (value: number, name: string) => {
      const met = await browser.send('POST /api/v1/me/guest', {
        body: { site: 'paper', guestSecret: secretOf(name) },
      });
      const { guestSecret } = met.json();
      return (await browser.send(`PUT /api/v1/comments/${id}/vote`, { body: { value, guestSecret } })).json();
    };
    assert.equal((await send(1, 'before')).up, 1);
    assert.match(browser.cookies.get('parley_guest') ?? '', /^secret-of-before-\d+\.[\w-]{43}$/);
    assert.equal((await send(1, 'after')).up, 1);
    assert.deepEqual(await own(browser, id), { [id]: 1 });
  });

  it('are told to their own guest, and to nobody who shows a bare secret or none', async () => {
    const [one, two, three] = [await comment(), await comment(), await comment()];
    const signed = await meet('eve');
    await vote(one, 1, signed);
    await vote(two, -1, signed);
    assert.deepEqual(await mine([one, two, three], { 'parley-guest': signed }), { [one]: 1, [two]: -1 });
    assert.deepEqual(await mine([one, two], { 'parley-guest': secretOf('eve') }), {});
    assert.deepEqual(await mine([one, two], {}), {});
  });

  it('follow whoever has signed in to another device, and take the place of what they said as a guest', async () => {
    const id = await comment();
    const signed = await meet('fay');
    await vote(id, -1, signed);
    const reader = await signInByMail(house, 'fay@home.example');
    const header = { 'parley-guest': signed };
    const asked = await reader.send(`GET /api/v1/me/votes?site=paper&id=${id}`, { headers: header });
    assert.deepEqual(asked.json().votes, { [id]: -1 });
    const answer = await reader.send(`PUT /api/v1/comments/${id}/vote`, {
      body: { value: 1, guestSecret: signed },
    });
    assert.deepEqual(answer.json(), { up: 1, down: 0, mine: 1 });
    const elsewhere = await signInByMail(house, 'fay@home.example');
    assert.deepEqual(await own(elsewhere, id), { [id]: 1 });
  });

  it('from a page without scripts are counted by a cookie that comes with the first', async () => {
    const id = await comment();
    const press = async (browser: Browser, value: string) => {
      const form = { comment: id, value };
      const answer = await browser.send('POST /vote', { form });
      if (answer.statusCode !== 307) return answer;
      assert.equal(answer.headers.location, 'vote?asked=1');
      return browser.send('POST /vote?asked=1', { form });
    };
    const [ann, bob] = [openBrowser(house), openBrowser(house)];
    for (const browser of [ann, bob, ann]) assert.equal((await press(browser, '1')).statusCode, 303);
    assert.deepEqual([await own(ann, id), await own(bob, id)], [{ [id]: 1 }, { [id]: 1 }]);
    const { comment: seen } = (await send(house, `GET /api/v1/public/comments/${id}`)).json();
    assert.equal(seen.up, 2);
    // Without cookies nobody is met: the address has one vote, however often the button is pressed.
    for (let n = 0; n < 3; n++) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: BASE };
      const payload = `comment=${id}&value=1`;
      await house.server.inject({ method: 'POST', url: '/vote?asked=1', headers, payload });
    }
    assert.equal((await send(house, `GET /api/v1/public/comments/${id}`)).json().comment.up, 3);
  });

  it('are asked about for at most two hundred comments at once', async () => {
    const ids = Array.from({ length: 201 }, () => '&id=00000000001').join('');
    const answer = await send(house, `GET /api/v1/me/votes?site=paper${ids}`);
    assert.equal(codeOf(answer), '400 invalid_request');
  });
});

describe('guests of one address', () => {
  it('are met ten times a minute', async () => {
    const house = await openHouse({ config: { exemptLoopback: false } });
    const meet = (name: string) =>
      send(house, 'POST /api/v1/me/guest', { body: { site: 'paper', guestSecret: secretOf(name) } });
    for (let n = 0; n < 10; n++) assert.equal((await meet(`${n}`)).statusCode, 200);
    assert.equal(codeOf(await meet('eleventh')), '429 rate_limited');
    house.pass(60_000);
    assert.equal((await meet('eleventh')).statusCode, 200);
    await house.close();
  });
});
