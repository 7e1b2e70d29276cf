/** Pages on other sites that act for a reader: codes, tokens, proofs, and what they may not do. */
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { addSite, BASE, codeOf, type House, openHouse, PAPER, post, send } from './house.js';
import { hiddenFields } from './newsroom.js';
import { type Browser, openBrowser, signInByMail } from './reader.js';

const MINUTE = 60_000;
const random = (): string => randomBytes(32).toString('base64url');
const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const signed = (key: KeyObject, text: string): string =>
  sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');

interface Asked {
  readonly code: string;
  readonly verifier: string;
}

describe('a page on another site', () => {
  let house: House;
  let reader: Browser;
  before(async () => {
    house = await openHouse();
    await addSite(house.deps, { slug: 'other', hosts: ['other.example'] });
    reader = await signInByMail(house, 'page@home.example', 'Paige');
  });
  after(() => house.close());

  const query = (changes: Record<string, string> = {}, verifier = random()) => ({
    site: 'paper',
    origin: PAPER,
    challenge: createHash('sha256').update(verifier).digest('base64url'),
    state: random(),
    ...changes,
  });

  /** The reader says yes in the window; gives what the page then has. */
  async function allow(browser = reader): Promise<Asked> {
    const verifier = random();
    const page = await browser.send(`GET /sign-in/window?${new URLSearchParams(query({}, verifier))}`);
    assert.equal(page.statusCode, 200, page.body);
    const answer = await browser.send('POST /sign-in/window', { form: hiddenFields(page.body) });
    assert.equal(answer.headers['cross-origin-opener-policy'], 'unsafe-none');
    const code = /data-code="([\w-]+)" data-origin="https:\/\/paper\.example"/.exec(answer.body)?.[1];
    assert.ok(code, answer.body);
    return { code, verifier };
  }

  const keys = newKey();
  function redeem({ code, verifier }: Asked, changes: object = {}, headers: Record<string, string> = {}) {
    const body = {
      ...{ site: 'paper', code, verifier },
      key: keys.publicKey.export({ format: 'jwk' }),
      signature: signed(keys.privateKey, `parley code ${code}`),
      ...changes,
    };
    return send(house, 'POST /api/v1/auth/page', { body, headers: { origin: PAPER, ...headers } });
  }
  function refresh(refreshToken: string, changes: object = {}, origin = PAPER) {
    const signature = signed(keys.privateKey, `parley refresh ${refreshToken}`);
    const body = { site: 'paper', refreshToken, signature, ...changes };
    return send(house, 'POST /api/v1/auth/page/refresh', { body, headers: { origin } });
  }
  const me = (accessToken: string, origin = PAPER) =>
    send(house, 'GET /api/v1/me?site=paper', { headers: { authorization: `Bearer ${accessToken}`, origin } });

  it('gets a code only for an origin of the site, from a reader who said yes on our own page', async () => {
    for (const origin of [
      'https://evil.example',
      'https://other.example',
      'null',
      'https://paper.example.evil.example',
      '',
    ]) {
      const page = await reader.send(`GET /sign-in/window?${new URLSearchParams(query({ origin }))}`);
      assert.equal(page.statusCode, 403, origin);
    }
    const stranger = await openBrowser(house).send(`GET /sign-in/window?${new URLSearchParams(query())}`);
    assert.equal(stranger.statusCode, 303);
    assert.match(String(stranger.headers.location), /^\/sign-in\?back=%2Fsign-in%2Fwindow/);
    const page = await reader.send(`GET /sign-in/window?${new URLSearchParams(query())}`);
    assert.match(page.body, /https:\/\/paper\.example/);
    assert.match(page.body, /Paige/);
    const forced = await reader.send('POST /sign-in/window', { form: query(), headers: { origin: PAPER } });
    assert.equal(forced.statusCode, 403, 'no page says yes for a reader');
    const bad = await reader.send(`GET /sign-in/window?${new URLSearchParams(query({ challenge: 'x' }))}`);
    assert.equal(bad.statusCode, 400);
  });

  it('gets tokens that post under the reader’s name, from its own origin', async () => {
    const tokens = (await redeem(await allow())).json();
    assert.equal(tokens.expiresIn, 900);
    assert.equal((await me(tokens.accessToken)).json().name, 'Paige');
    const headers = { authorization: `Bearer ${tokens.accessToken}`, origin: PAPER };
    const posted = await post(house, { text: 'From a page elsewhere.' }, { headers });
    assert.equal(posted.json().comment.author.name, 'Paige', posted.body);
    assert.equal((await me(tokens.accessToken, 'https://other.example')).statusCode, 403);
    assert.equal((await me(tokens.accessToken, BASE)).json().kind, 'anonymous');
  });

  it('gets nothing for a code with anything wrong about it', async () => {
    const other = newKey();
    const wrong: readonly ((asked: Asked) => ReturnType<typeof redeem>)[] = [
      (asked) => redeem(asked, { verifier: random() }),
      (asked) => redeem(asked, { code: random() }),
      (asked) => redeem(asked, { signature: signed(other.privateKey, `parley code ${asked.code}`) }),
      (asked) => redeem(asked, { signature: signed(keys.privateKey, 'parley code other') }),
      (asked) => redeem(asked, { signature: '' }),
      (asked) => redeem(asked, { key: {} }),
      (asked) => redeem(asked, { key: { kty: 'oct', k: 'c2VjcmV0' } }),
      (asked) =>
        redeem(asked, {
          key: generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'jwk' }),
        }),
    ];
    for (const [at, ask] of wrong.entries()) {
      const asked = await allow();
      assert.equal(codeOf(await ask(asked)), '401 token_refused', `${at}`);
    }
    const asked = await allow();
    assert.equal(codeOf(await redeem(asked, {}, { origin: 'https://evil.example' })), '403 cross_site');
    const late = await allow();
    house.pass(MINUTE);
    assert.equal(codeOf(await redeem(late)), '401 token_refused');
    const twice = await allow();
    assert.equal((await redeem(twice)).statusCode, 200);
    assert.equal(codeOf(await redeem(twice)), '401 token_refused');
  });

  it('refreshes with its key, each token once; a copy that is used ends everything', async () => {
    const first = (await redeem(await allow())).json();
    const second = (await refresh(first.refreshToken)).json();
    assert.notEqual(second.refreshToken, first.refreshToken);
    const thief = newKey();
    const stolen = { signature: signed(thief.privateKey, `parley refresh ${second.refreshToken}`) };
    assert.equal(codeOf(await refresh(second.refreshToken, stolen)), '401 token_refused');
    assert.equal(codeOf(await refresh(second.refreshToken, {}, 'https://evil.example')), '403 cross_site');
    const third = (await refresh(second.refreshToken)).json();
    assert.equal((await me(third.accessToken)).json().kind, 'account');
    assert.equal(codeOf(await refresh(second.refreshToken)), '401 token_refused');
    assert.equal(codeOf(await refresh(third.refreshToken)), '401 token_refused', 'the grant is over');
    assert.equal((await me(third.accessToken)).json().kind, 'anonymous');
  });

  it('is signed in for a quarter of an hour by one token, and for seven days by all', async () => {
    const tokens = (await redeem(await allow())).json();
    house.pass(15 * MINUTE);
    assert.equal((await me(tokens.accessToken)).json().kind, 'anonymous');
    const next = (await refresh(tokens.refreshToken)).json();
    assert.equal((await me(next.accessToken)).json().kind, 'account');
    house.pass(7 * 24 * 60 * MINUTE);
    assert.equal(codeOf(await refresh(next.refreshToken)), '401 token_refused');
    reader = await signInByMail(house, 'page@home.example');
  });

  it('signs out for itself alone', async () => {
    const tokens = (await redeem(await allow())).json();
    const headers = { authorization: `Bearer ${tokens.accessToken}`, origin: PAPER };
    const out = await send(house, 'POST /api/v1/auth/sign-out', { body: { site: 'paper' }, headers });
    assert.equal(out.statusCode, 204);
    assert.equal((await me(tokens.accessToken)).json().kind, 'anonymous');
    assert.equal(codeOf(await refresh(tokens.refreshToken)), '401 token_refused');
    assert.equal((await reader.send('GET /api/v1/me?site=paper')).json().kind, 'account');
  });

  it('may not touch the account, nor moderate', async () => {
    const found = await house.store.read.accountByEmail({ email: 'page@home.example' });
    const accountId = found?.account.id as never;
    await house.store.write.setRole({ accountId, siteId: null, role: 'admin' });
    const tokens = (await redeem(await allow())).json();
    const headers = { authorization: `Bearer ${tokens.accessToken}`, origin: PAPER };
    const ask = (request: 'GET /', body?: object) =>
      send(house, request, { headers, ...(body ? { body } : {}) });
    for (const [request, body] of [
      ['GET /api/v1/me/export'],
      ['GET /api/v1/me/passkeys'],
      ['POST /api/v1/me/passkeys/options', {}],
      ['PUT /api/v1/me/password', { password: 'a river of seven names' }],
      ['DELETE /api/v1/me'],
    ] as const) {
      const answer = await ask(request as 'GET /', body);
      assert.equal(answer.statusCode, 403, `${request} ${answer.body}`);
    }
    const close = `POST /api/v1/moderation/stories/${house.storyId}/close` as 'GET /';
    assert.equal((await ask(close, { reason: 'x' })).statusCode, 403);
    await house.store.write.setRole({ accountId, siteId: null, role: null });
  });

  it('takes its token from nowhere but the header, and its cookie from nowhere but the cookie', async () => {
    const tokens = (await redeem(await allow())).json();
    const asCookie = await send(house, 'GET /api/v1/me?site=paper', {
      headers: { cookie: `parley_reader=${tokens.accessToken}`, origin: PAPER },
    });
    assert.equal(asCookie.json().kind, 'anonymous');
    const asBearer = await me(reader.cookies.get('parley_reader') ?? '');
    assert.equal(asBearer.json().kind, 'anonymous');
  });
});

describe('a thread in a frame', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  it('is shown on the hosts of its site only', async () => {
    const frame = await send(house, 'GET /embed/frame?site=paper&url=https%3A%2F%2Fpaper.example%2Fa');
    assert.equal(frame.statusCode, 200);
    assert.match(String(frame.headers['content-security-policy']), /frame-ancestors paper\.example:\*/);
    assert.equal(frame.headers['x-frame-options'], undefined);
    assert.equal((await send(house, 'GET /embed/frame?site=none')).statusCode, 404);
    const nowhere = await addSite(house.deps, { slug: 'nowhere', hosts: [] });
    const none = await send(house, `GET /embed/frame?site=${nowhere.slug}`);
    assert.match(String(none.headers['content-security-policy']), /frame-ancestors 'none'/);
    const page = await send(house, 'GET /sign-in', { headers: { host: 'talk.example' } });
    assert.match(String(page.headers['content-security-policy']), /frame-ancestors 'none'/);
  });

  it('has cookies of its own, which no other page can use', async () => {
    const framed = { headers: { 'parley-frame': '1' } };
    const browser = openBrowser(house);
    const body = { site: 'paper', email: 'frame@home.example' };
    const asked = await browser.send('POST /api/v1/auth/email', { body, ...framed });
    assert.match(
      String(asked.headers['set-cookie']),
      /^parley_code_frame=.*SameSite=None; Secure; Partitioned$/,
    );
    const preflight = await house.server.inject({
      method: 'OPTIONS',
      url: '/api/v1/me',
      headers: {
        origin: PAPER,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'parley-frame',
      },
    });
    assert.doesNotMatch(String(preflight.headers['access-control-allow-headers']), /parley-frame/);
  });
});
