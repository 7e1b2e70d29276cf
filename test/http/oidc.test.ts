import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { ProviderSettings } from '../../src/auth/provider.js';
import { BASE, type House, openHouse } from './house.js';
import { leadsTo } from './newsroom.js';
import { CLIENT, type OidcServer, openOidcServer } from './oidc-server.js';
import { type Browser, openBrowser, signInByMail, whoIs } from './reader.js';

describe('signing in with an identity provider', () => {
  let house: House;
  let idp: OidcServer;
  before(async () => {
    idp = await openOidcServer();
    const provider: ProviderSettings = {
      name: 'made-up',
      label: 'Made-up',
      issuer: idp.issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      linksEmail: false,
    };
    const away = { ...provider, name: 'away', label: 'Away', issuer: 'http://127.0.0.1:1' };
    const links = { ...provider, name: 'links', label: 'Links', linksEmail: true };
    house = await openHouse({ providers: [provider, away, links] });
  });
  beforeEach(() => {
    idp.fault = 'none';
    idp.person = { sub: 'p-1', name: 'Pat Provided', email: 'pat@home.example', email_verified: true };
  });
  after(async () => {
    await house.close();
    await idp.close();
  });

  /** Goes there and back; gives the last answer. */
  async function goAndReturn(browser: Browser, name = 'made-up', back = '/me') {
    const start = await browser.send(`GET /sign-in/with/${name}?back=${encodeURIComponent(back)}` as 'GET /');
    assert.equal(start.statusCode, 303, start.body);
    const returned = new URL(idp.visit(leadsTo(start)));
    assert.equal(returned.origin, BASE);
    return browser.send(`GET ${returned.pathname}${returned.search}` as 'GET /');
  }

  it('is offered on the sign-in page', async () => {
    const page = await openBrowser(house).send('GET /sign-in?back=%2Fcorrections');
    assert.match(page.body, /href="\/sign-in\/with\/made-up\?back=%2Fcorrections">Sign in with Made-up</);
  });

  it('signs in whom it knows and leads back; the same person is the same account', async () => {
    const browser = openBrowser(house);
    const answer = await goAndReturn(browser, 'made-up', '/corrections');
    assert.equal(leadsTo(answer), '/corrections');
    assert.equal((await whoIs(browser)).name, 'Pat Provided');
    await browser.send('PATCH /api/v1/me', { body: { name: 'Patty' } });
    const again = openBrowser(house);
    await goAndReturn(again);
    assert.equal((await whoIs(again)).name, 'Patty', 'a name chosen here stays');
  });

  it('asks with PKCE, state and nonce, for an address of ours that the settings name', async () => {
    const start = await openBrowser(house).send('GET /sign-in/with/made-up', {
      headers: { host: 'talk.example' },
    });
    const asked = new URL(leadsTo(start)).searchParams;
    assert.equal(asked.get('code_challenge_method'), 'S256');
    for (const name of ['state', 'nonce', 'code_challenge'])
      assert.ok((asked.get(name)?.length ?? 0) > 30, name);
    assert.equal(asked.get('redirect_uri'), `${BASE}/sign-in/from/made-up`);
    assert.equal(asked.get('scope'), 'openid profile email');
    assert.equal(asked.get('client_id'), CLIENT.id);
  });

  for (const fault of [
    'other-key',
    'other-audience',
    'other-nonce',
    'other-issuer',
    'expired',
    'no-token',
    'denied',
  ] as const) {
    it(`refuses an answer with the fault ${fault}`, async () => {
      const browser = openBrowser(house);
      idp.fault = fault;
      const answer = await goAndReturn(browser);
      assert.equal(answer.statusCode, 401, answer.body);
      assert.equal((await whoIs(browser)).kind, 'anonymous');
    });
  }

  it('ends in the browser that began, with the state that it was given, once', async () => {
    const victim = openBrowser(house);
    const start = await victim.send('GET /sign-in/with/made-up');
    const returned = new URL(idp.visit(leadsTo(start)));
    const back = `GET ${returned.pathname}${returned.search}` as 'GET /';
    assert.equal((await openBrowser(house).send(back)).statusCode, 401);
    const cookie = victim.cookies.get('parley_provider') ?? '';
    returned.searchParams.set('state', 'forged');
    const forged = await victim.send(`GET ${returned.pathname}${returned.search}` as 'GET /');
    assert.equal(forged.statusCode, 401);
    victim.cookies.set('parley_provider', cookie);
    assert.equal((await victim.send(back)).statusCode, 401, 'an attempt is used up by a forged return');
    assert.equal((await whoIs(victim)).kind, 'anonymous');
  });

  it('is over after ten minutes', async () => {
    const browser = openBrowser(house);
    const start = await browser.send('GET /sign-in/with/made-up');
    const returned = new URL(idp.visit(leadsTo(start)));
    house.pass(10 * 60_000);
    const late = await browser.send(`GET ${returned.pathname}${returned.search}` as 'GET /');
    assert.equal(late.statusCode, 401);
  });

  it('takes no answer of one provider for another', async () => {
    const browser = openBrowser(house);
    const start = await browser.send('GET /sign-in/with/made-up');
    const returned = new URL(idp.visit(leadsTo(start)));
    const answer = await browser.send(`GET /sign-in/from/links${returned.search}` as 'GET /');
    assert.equal(answer.statusCode, 401);
  });

  it('opens no account by its address unless the operator said so, and never with an unverified one', async () => {
    const owner = await signInByMail(house, 'pat@home.example', 'Owner');
    idp.person = { ...idp.person, sub: 'p-2' };
    const stranger = openBrowser(house);
    await goAndReturn(stranger);
    assert.equal((await whoIs(stranger)).name, 'Pat Provided');
    for (const verified of [undefined, false, 'true']) {
      idp.person = { sub: `p-3-${verified}`, email: 'pat@home.example', email_verified: verified };
      const unproven = openBrowser(house);
      await goAndReturn(unproven, 'links');
      assert.equal((await whoIs(unproven)).name, '');
    }
    idp.person = { ...idp.person, sub: 'p-4', email_verified: true };
    const linked = openBrowser(house);
    await goAndReturn(linked, 'links');
    assert.equal((await whoIs(linked)).name, 'Owner');
    assert.equal((await whoIs(owner)).name, 'Owner');
  });

  it('leads nowhere else afterwards', async () => {
    const browser = openBrowser(house);
    assert.equal(leadsTo(await goAndReturn(browser, 'made-up', 'https://evil.example')), '/me');
  });

  it('says so when the provider is away, unknown, or talks without end', async () => {
    const away = await openBrowser(house).send('GET /sign-in/with/away');
    assert.equal(away.statusCode, 401);
    assert.match(away.body, /Away did not work/);
    assert.equal((await openBrowser(house).send('GET /sign-in/with/none')).statusCode, 404);
    idp.fault = 'huge';
    const fresh = await openHouse({
      providers: [{ ...house.deps.providers[0], name: 'huge' } as ProviderSettings],
    });
    const answer = await openBrowser(fresh).send('GET /sign-in/with/huge');
    await fresh.close();
    assert.equal(answer.statusCode, 401);
  });
});
