/** The newsroom's tokens: what is taken, and every forgery. */
import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { ssoKeys } from '../../src/auth/sso-keys.js';
import type { SsoSettings } from '../../src/core/site.js';
import { addSite, codeOf, type House, openHouse, PAPER } from './house.js';
import { openBrowser, signInByMail, whoIs } from './reader.js';

const ISSUER = 'https://www.paper.example';
const MINUTE = 60_000;

const ed = generateKeyPairSync('ed25519');
const otherEd = generateKeyPairSync('ed25519');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

type Json = Readonly<Record<string, unknown>>;
const part = (value: unknown): string =>
  (typeof value === 'string' ? Buffer.from(value) : Buffer.from(JSON.stringify(value))).toString('base64url');

/** A token made by hand, since no library would make most of these. */
function token(header: Json, payload: unknown, signer: (input: Buffer) => Buffer): string {
  const input = `${part(header)}.${part(payload)}`;
  return `${input}.${signer(Buffer.from(input)).toString('base64url')}`;
}

const signers = {
  ed: (input: Buffer) => sign(null, input, ed.privateKey),
  otherEd: (input: Buffer) => sign(null, input, otherEd.privateKey),
  rs256: (input: Buffer) => sign('sha256', input, rsa.privateKey),
  otherRs256: (input: Buffer) => sign('sha256', input, otherRsa.privateKey),
  rs512: (input: Buffer) => sign('sha512', input, rsa.privateKey),
  ps256: (input: Buffer) => sign('sha256', input, { key: rsa.privateKey, padding: 6, saltLength: 32 }),
  es256: (input: Buffer) => sign('sha256', input, { key: ec.privateKey, dsaEncoding: 'ieee-p1363' }),
  none: () => Buffer.alloc(0),
  hmac: (secret: string | Buffer) => (input: Buffer) => createHmac('sha256', secret).update(input).digest(),
};

const edSso: SsoSettings = {
  issuer: ISSUER,
  algorithm: 'EdDSA',
  key: pemOf(ed.publicKey),
  linksEmail: false,
};
const rsaSso: SsoSettings = { ...edSso, algorithm: 'RS256', key: pemOf(rsa.publicKey) };

let serial = 0;
/** The claims of a good token, with changes; a claim that is undefined is left out. */
function claims(house: House, changes: Json = {}): Json {
  serial += 1;
  const now = Math.floor(house.clock() / 1000);
  const good = { iss: ISSUER, aud: 'paper', sub: 'reader-1', iat: now, exp: now + 120, jti: `t-${serial}` };
  return { ...good, name: 'Alex', ...changes };
}

const EDDSA = { alg: 'EdDSA', typ: 'JWT' };
const RS256 = { alg: 'RS256', typ: 'JWT' };

function present(house: House, value: string, browser = openBrowser(house)) {
  const body = { site: 'paper', token: value };
  return browser.send('POST /api/v1/auth/sso', { body, headers: { origin: PAPER } });
}

describe('single sign-on with EdDSA', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: { sso: edSso } });
    await addSite(house.deps, { slug: 'other', hosts: ['other.example'], settings: { sso: edSso } });
    await addSite(house.deps, { slug: 'plain', hosts: ['plain.example'] });
  });
  after(() => house.close());

  const good = (changes: Json = {}, header: Json = EDDSA) =>
    token(header, claims(house, changes), signers.ed);

  it('signs in whom the token names, and knows them again under another name', async () => {
    const browser = openBrowser(house);
    const answer = await present(house, good(), browser);
    assert.equal(answer.statusCode, 200, answer.body);
    assert.deepEqual(
      [answer.json().kind, answer.json().name, answer.json().role],
      ['account', 'Alex', 'reader'],
    );
    assert.equal((await whoIs(browser)).name, 'Alex');
    const again = openBrowser(house);
    await present(house, good({ name: 'Alex B.' }), again);
    assert.equal((await whoIs(browser)).name, 'Alex B.');
    const other = openBrowser(house);
    await present(house, good({ sub: 'reader-2', name: 'Sam' }), other);
    assert.equal((await whoIs(other)).name, 'Sam');
    assert.equal((await whoIs(browser)).name, 'Alex B.');
  });

  it('takes clocks that differ by less than a minute, an aud in a list of one, and a token without typ', async () => {
    const now = Math.floor(house.clock() / 1000);
    for (const lawful of [
      good({ iat: now + 50, exp: now + 300 }),
      good({ iat: now - 200, exp: now - 50 }),
      good({ aud: ['paper'] }),
      good({}, { alg: 'EdDSA' }),
      good({ nbf: now + 30 }),
      good({ name: undefined }),
    ]) {
      const answer = await present(house, lawful);
      assert.equal(answer.statusCode, 200, answer.body);
    }
  });

  it('takes each token once', async () => {
    const value = good();
    assert.equal((await present(house, value)).statusCode, 200);
    assert.equal(codeOf(await present(house, value)), '401 token_refused');
    const race = good();
    const answers = await Promise.all([present(house, race), present(house, race), present(house, race)]);
    assert.equal(answers.filter(({ statusCode }) => statusCode === 200).length, 1);
  });

  /** Signed by the right key, unless it says otherwise; each is wrong in one point. */
  const forgeries: Readonly<Record<string, () => string>> = {
    'no algorithm': () => token({ alg: 'none', typ: 'JWT' }, claims(house), signers.none),
    'no algorithm, in capitals': () => token({ alg: 'NONE' }, claims(house), signers.none),
    'no algorithm, yet signed': () => token({ alg: 'none' }, claims(house), signers.ed),
    'no alg at all': () => token({ typ: 'JWT' }, claims(house), signers.ed),
    'alg as a list': () => token({ alg: ['EdDSA'] }, claims(house), signers.ed),
    'HS256 with the public key as its secret': () =>
      token({ alg: 'HS256', typ: 'JWT' }, claims(house), signers.hmac(edSso.key)),
    'HS256 with the key’s bytes as its secret': () =>
      token(
        { alg: 'HS256' },
        claims(house),
        signers.hmac(ed.publicKey.export({ type: 'spki', format: 'der' })),
      ),
    'HS256 with an empty secret': () => token({ alg: 'HS256' }, claims(house), signers.hmac('')),
    'EdDSA in name, HMAC in truth': () => token(EDDSA, claims(house), signers.hmac(edSso.key)),
    RS256: () => token(RS256, claims(house), signers.rs256),
    ES256: () => token({ alg: 'ES256' }, claims(house), signers.es256),
    'another key': () => token(EDDSA, claims(house), signers.otherEd),
    'no signature': () => token(EDDSA, claims(house), signers.none),
    'a changed payload': () => {
      const [header, , signature] = good().split('.');
      return `${header}.${part(claims(house, { sub: 'admin' }))}.${signature}`;
    },
    'a changed header': () => {
      const [, payload, signature] = good().split('.');
      return `${part({ ...EDDSA, kid: 'x' })}.${payload}.${signature}`;
    },
    'an embedded key': () =>
      token({ ...EDDSA, jwk: otherEd.publicKey.export({ format: 'jwk' }) }, claims(house), signers.otherEd),
    'a key at an address (jku)': () =>
      token({ ...EDDSA, jku: 'https://evil.example/keys', kid: 'a' }, claims(house), signers.otherEd),
    'a certificate at an address (x5u)': () =>
      token({ ...EDDSA, x5u: 'https://evil.example/cert' }, claims(house), signers.otherEd),
    'a key by a path': () => token({ ...EDDSA, kid: '../../dev/null' }, claims(house), signers.hmac('')),
    'a key by SQL': () => token({ ...EDDSA, kid: "' UNION SELECT 'x" }, claims(house), signers.hmac('x')),
    'an extension that must be understood': () =>
      token({ ...EDDSA, crit: ['evil'], evil: true }, claims(house), signers.ed),
    'a payload that is not encoded': () =>
      token({ ...EDDSA, crit: ['b64'], b64: false }, claims(house), signers.ed),
    'the typ of an access token': () => good({}, { alg: 'EdDSA', typ: 'at+jwt' }),
    'the typ of a logout token': () => good({}, { alg: 'EdDSA', typ: 'logout+jwt' }),
    'another audience': () => good({ aud: 'other' }),
    'this audience and another': () => good({ aud: ['paper', 'other'] }),
    'an audience in other letters': () => good({ aud: 'Paper' }),
    'the audience as part of a word': () => good({ aud: 'paper.example' }),
    'no audience': () => good({ aud: undefined }),
    'another issuer': () => good({ iss: 'https://evil.example' }),
    'an issuer that only begins so': () => good({ iss: `${ISSUER}.evil.example` }),
    'issuers in a list': () => good({ iss: [ISSUER] }),
    'no issuer': () => good({ iss: undefined }),
    expired: () => good({ iat: nowIn(house) - 200, exp: nowIn(house) - 61 }),
    'no end': () => good({ exp: undefined }),
    'an end that is no number': () => good({ exp: String(nowIn(house) + 120) }),
    'an end beyond counting': () => good({ exp: 1e300 }),
    'good for six minutes': () => good({ exp: nowIn(house) + 6 * 60 }),
    'good for a year': () => good({ exp: nowIn(house) + 365 * 86_400 }),
    'issued long ago': () => good({ iat: nowIn(house) - 400, exp: nowIn(house) + 10 }),
    'issued in the future': () => good({ iat: nowIn(house) + 90, exp: nowIn(house) + 200 }),
    'no beginning': () => good({ iat: undefined }),
    'not yet valid': () => good({ nbf: nowIn(house) + 90 }),
    'no subject': () => good({ sub: undefined }),
    'an empty subject': () => good({ sub: '' }),
    'a number for a subject': () => good({ sub: 7 }),
    'a subject without end': () => good({ sub: 'x'.repeat(256) }),
    'a subject with a zero character': () => good({ sub: 'a\0b' }),
    'no id': () => good({ jti: undefined }),
    'a number for an id': () => good({ jti: 7 }),
    'a payload that is no object': () => token(EDDSA, '"text"', signers.ed),
    'a payload that is no JSON': () => token(EDDSA, '{', signers.ed),
    'an encrypted token': () => 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c',
    nonsense: () => 'nonsense',
    nothing: () => '',
    'too much of everything': () => good({ pad: 'x'.repeat(6500) }),
  };
  for (const [what, forge] of Object.entries(forgeries)) {
    it(`refuses a token with ${what}`, async () => {
      const browser = openBrowser(house);
      const answer = await present(house, forge(), browser);
      assert.equal(codeOf(answer), '401 token_refused', answer.body);
      assert.equal(browser.cookies.size, 0);
    });
  }

  it('lets no token of one site in at another, though both have one key', async () => {
    const fromPaper = await openBrowser(house).send('POST /api/v1/auth/sso', {
      body: { site: 'other', token: good() },
      headers: { origin: PAPER },
    });
    assert.equal(codeOf(fromPaper), '403 cross_site');
    const answer = await openBrowser(house).send('POST /api/v1/auth/sso', {
      body: { site: 'other', token: good() },
      headers: { origin: 'https://other.example' },
    });
    assert.equal(codeOf(answer), '401 token_refused');
  });

  it('keeps one subject of two sites apart', async () => {
    const paper = openBrowser(house);
    await present(house, good({ sub: 'same' }), paper);
    const other = openBrowser(house);
    await other.send('POST /api/v1/auth/sso', {
      body: { site: 'other', token: good({ sub: 'same', aud: 'other', name: 'Another one' }) },
      headers: { origin: 'https://other.example' },
    });
    assert.deepEqual([(await whoIs(paper)).name, (await whoIs(other)).name], ['Alex', 'Another one']);
  });

  it('takes none where none was agreed', async () => {
    const answer = await openBrowser(house).send('POST /api/v1/auth/sso', {
      body: { site: 'plain', token: good({ aud: 'plain' }) },
      headers: { origin: 'https://plain.example' },
    });
    assert.equal(codeOf(answer), '401 token_refused');
  });

  it('opens no account by its address, verified or not, unless the newsroom was given that', async () => {
    const owner = await signInByMail(house, 'owner@home.example', 'Owner');
    for (const verified of [undefined, false, true, 'true', 1]) {
      const browser = openBrowser(house);
      const email = { email: 'owner@home.example', email_verified: verified };
      await present(house, good({ sub: `thief-${verified}`, name: 'Thief', ...email }), browser);
      assert.equal((await whoIs(browser)).name, 'Thief');
    }
    assert.equal((await whoIs(owner)).name, 'Owner');
  });

  it('is not limited to one try, nor without limit', async () => {
    const limited = await openHouse({ settings: { sso: edSso }, config: { exemptLoopback: false } });
    const codes = [];
    for (let n = 0; n < 11; n++) codes.push((await present(limited, 'nonsense')).statusCode);
    await limited.close();
    assert.deepEqual(codes, [...Array(10).fill(401), 429]);
  });

  it('refuses a token that is good again only because the clock went back', async () => {
    const value = good();
    await present(house, value);
    house.pass(-MINUTE);
    assert.equal(codeOf(await present(house, value)), '401 token_refused');
    house.pass(MINUTE);
  });
});

function nowIn(house: House): number {
  return Math.floor(house.clock() / 1000);
}

describe('single sign-on on a page of another site', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: { sso: edSso } });
  });
  after(() => house.close());

  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const proofOf = (text: string, key = keys) => ({
    key: key.publicKey.export({ format: 'jwk' }),
    signature: sign('sha256', Buffer.from(text), {
      key: key.privateKey,
      dsaEncoding: 'ieee-p1363',
    }).toString('base64url'),
  });
  const show = (value: string, proof: object, headers: Readonly<Record<string, string>> = {}) =>
    openBrowser(house).send('POST /api/v1/auth/page/sso', {
      body: { site: 'paper', token: value, ...proof },
      headers: { origin: PAPER, ...headers },
    });

  it('gives the page its own tokens, once, for its key and its origin', async () => {
    const value = token(EDDSA, claims(house), signers.ed);
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const wrong = { ...proofOf(`parley sso ${value}`), key: other.publicKey.export({ format: 'jwk' }) };
    assert.equal(codeOf(await show(value, wrong)), '401 token_refused');
    assert.equal(codeOf(await show(value, proofOf('parley sso other'))), '401 token_refused');
    const evil = { origin: 'https://evil.example' };
    assert.equal(codeOf(await show(value, proofOf(`parley sso ${value}`), evil)), '403 cross_site');
    const given = await show(value, proofOf(`parley sso ${value}`));
    assert.equal(given.statusCode, 200, given.body);
    assert.equal(given.cookies.length, 0);
    const me = await openBrowser(house).send('GET /api/v1/me?site=paper', {
      headers: { origin: PAPER, authorization: `Bearer ${given.json().accessToken}` },
    });
    assert.equal(me.json().name, 'Alex');
    assert.equal(codeOf(await show(value, proofOf(`parley sso ${value}`))), '401 token_refused');
  });
});

describe('single sign-on with RS256', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: { sso: rsaSso } });
  });
  after(() => house.close());

  it('takes a token that is signed so', async () => {
    assert.equal((await present(house, token(RS256, claims(house), signers.rs256))).statusCode, 200);
  });

  const forgeries: Readonly<Record<string, () => string>> = {
    'HS256 with the public key as its secret': () =>
      token({ alg: 'HS256' }, claims(house), signers.hmac(rsaSso.key)),
    'HS256 with the trimmed public key': () =>
      token({ alg: 'HS256' }, claims(house), signers.hmac(rsaSso.key.trim())),
    RS512: () => token({ alg: 'RS512' }, claims(house), signers.rs512),
    PS256: () => token({ alg: 'PS256' }, claims(house), signers.ps256),
    'RS256 in name, PS256 in truth': () => token(RS256, claims(house), signers.ps256),
    EdDSA: () => token(EDDSA, claims(house), signers.ed),
    'another key': () => token(RS256, claims(house), signers.otherRs256),
    'no algorithm': () => token({ alg: 'none' }, claims(house), signers.none),
  };
  for (const [what, forge] of Object.entries(forgeries)) {
    it(`refuses a token with ${what}`, async () => {
      assert.equal(codeOf(await present(house, forge())), '401 token_refused');
    });
  }
});

describe('single sign-on with a list of keys', () => {
  let house: House;
  const jwks = JSON.stringify({
    keys: [otherEd, ed].map(({ publicKey }, at) => ({
      ...publicKey.export({ format: 'jwk' }),
      kid: `k${at}`,
    })),
  });
  before(async () => {
    house = await openHouse({ settings: { sso: { ...edSso, key: jwks, linksEmail: true } } });
  });
  after(() => house.close());

  it('takes a token by any of them, whatever kid it names', async () => {
    for (const signer of [signers.ed, signers.otherEd]) {
      const value = token({ ...EDDSA, kid: 'none-of-these' }, claims(house), signer);
      assert.equal((await present(house, value)).statusCode, 200);
    }
  });

  it('opens the account with a verified address where the newsroom may; never that of staff', async () => {
    const owner = await signInByMail(house, 'reader@home.example', 'Reader');
    await signInByMail(house, 'boss@home.example', 'Boss');
    const boss = await house.store.read.accountByEmail({ email: 'boss@home.example' });
    const accountId = boss?.account.id as never;
    await house.store.write.setRole({ accountId, siteId: null, role: 'moderator' });
    const come = async (sub: string, email: string, verified: unknown) => {
      const browser = openBrowser(house);
      const changes = { sub, email, email_verified: verified, name: undefined };
      await present(house, token(EDDSA, claims(house, changes), signers.ed), browser);
      return whoIs(browser);
    };
    for (const unproven of [undefined, false, 'true', 1, null]) {
      assert.equal((await come(`u-${unproven}`, 'reader@home.example', unproven)).name, '');
    }
    assert.equal((await come('proven', 'reader@home.example', true)).name, 'Reader');
    const asBoss = await come('boss', 'boss@home.example', true);
    assert.deepEqual([asBoss.name, asBoss.role], ['', 'reader']);
    assert.equal((await whoIs(owner)).name, 'Reader');
  });
});

describe('the key of a newsroom', () => {
  const refused = (key: string, algorithm: SsoSettings['algorithm']) =>
    assert.rejects(ssoKeys({ key, algorithm }), { code: 'invalid_request' });

  it('must be public, of the agreed kind and long enough', async () => {
    await refused('', 'EdDSA');
    await refused('a shared secret', 'EdDSA');
    await refused(pemOf(rsa.publicKey), 'EdDSA');
    await refused(pemOf(ed.publicKey), 'RS256');
    await refused(ed.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'EdDSA');
    await refused(pemOf(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey), 'RS256');
    await refused(JSON.stringify({ keys: [] }), 'EdDSA');
    await refused(JSON.stringify({ keys: [{ kty: 'oct', k: 'c2VjcmV0' }] }), 'RS256');
    await refused(JSON.stringify({ keys: [ed.privateKey.export({ format: 'jwk' })] }), 'EdDSA');
    assert.equal((await ssoKeys({ key: pemOf(ed.publicKey), algorithm: 'EdDSA' })).length, 1);
  });
});
