import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  addSite,
  addStory,
  BASE,
  codeOf,
  type House,
  openHouse,
  PAPER,
  post,
  published,
  secretOf,
  send,
} from './house.js';

const OTHER = 'https://other.example';

describe('two publications on one server', () => {
  let house: House;
  let otherStory: string;
  before(async () => {
    house = await openHouse();
    const site = await addSite(house.deps, { slug: 'other', hosts: ['other.example'] });
    otherStory = await addStory(house.deps, site, `${OTHER}/a`);
  });
  after(() => house.close());

  it('take comments from their own pages and not from each other’s', async () => {
    const from = (origin: string, storyId: string) =>
      post(house, { text: `Written on ${origin} under ${storyId}.` }, { storyId, headers: { origin } });
    assert.equal((await from(PAPER, house.storyId)).statusCode, 201);
    assert.equal((await from(OTHER, otherStory)).statusCode, 201);
    assert.equal(codeOf(await from(PAPER, otherStory)), '403 cross_site');
    assert.equal(codeOf(await from(OTHER, house.storyId)), '403 cross_site');
    assert.equal(codeOf(await from('https://evil.example', house.storyId)), '403 cross_site');
    assert.equal(codeOf(await from('null', house.storyId)), '403 cross_site');
  });

  it('keep every other write to their own pages too', async () => {
    const guestSecret = secretOf('writer');
    const id = await published(house, { text: 'Touched from elsewhere?', guestSecret });
    const headers = { origin: OTHER };
    const writes = [
      send(house, `PATCH /api/v1/comments/${id}`, { headers, body: { text: 'x', revision: 1, guestSecret } }),
      send(house, `DELETE /api/v1/comments/${id}`, { headers, body: { guestSecret } }),
      send(house, `POST /api/v1/comments/${id}/flags`, { headers, body: { reason: 'abuse' } }),
      send(house, `PUT /api/v1/comments/${id}/vote`, { headers, body: { value: 1 } }),
      send(house, 'POST /api/v1/stories', { headers, body: { site: 'paper', url: `${PAPER}/new` } }),
    ];
    for (const answer of await Promise.all(writes)) assert.equal(codeOf(answer), '403 cross_site');
    for (const url of [`/api/v1/me?site=paper`, '/api/v1/me/comments?site=paper'] as const) {
      assert.equal(codeOf(await send(house, `GET ${url}`, { headers })), '403 cross_site');
    }
  });

  it('refuse a write that carries a cookie and does not say where it comes from', async () => {
    const cookie = `parley_guest=${secretOf('cookie')}`;
    const write = (headers: Record<string, string>) =>
      post(house, { text: `With ${Object.keys(headers).join(' and ')}.` }, { headers });
    assert.equal(codeOf(await write({ cookie })), '403 cross_site');
    assert.equal(codeOf(await write({ cookie, 'sec-fetch-site': 'cross-site' })), '403 cross_site');
    assert.equal((await write({ cookie, 'sec-fetch-site': 'same-origin' })).statusCode, 201);
    assert.equal((await write({ cookie, origin: BASE })).statusCode, 201);
  });
});

describe('cross-origin headers', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  const allowed = async (request: Parameters<typeof send>[1], origin: string) =>
    (await send(house, request, { headers: { origin } })).headers['access-control-allow-origin'];

  it('let any page read the public space, without credentials', async () => {
    const answer = await send(house, 'GET /api/v1/public/stories?site=paper', {
      headers: { origin: 'https://evil.example' },
    });
    assert.equal(answer.headers['access-control-allow-origin'], '*');
    assert.equal(answer.headers['access-control-allow-credentials'], undefined);
  });

  it('name exactly the listed page in the space of one reader, and vary by it', async () => {
    const answer = await send(house, 'GET /api/v1/me?site=paper', { headers: { origin: PAPER } });
    assert.equal(answer.headers['access-control-allow-origin'], PAPER);
    assert.equal(answer.headers['access-control-allow-credentials'], 'true');
    assert.match(String(answer.headers.vary), /origin/i);
    const none = await send(house, 'GET /api/v1/me?site=paper');
    assert.match(String(none.headers.vary), /origin/i);
  });

  const strangers = [
    'null',
    'https://evil.example',
    'https://evil-paper.example',
    'https://paper.example.evil',
    'https://sub.paper.example',
    'https://paper.example@evil.example',
  ];
  for (const origin of strangers) {
    it(`are withheld from ${origin}, in answers, refusals and preflights`, async () => {
      assert.equal(await allowed('GET /api/v1/me?site=paper', origin), undefined);
      assert.equal(await allowed('GET /api/v1/me/comments/00000000001', origin), undefined);
      assert.equal(await allowed('OPTIONS /api/v1/stories', origin), undefined);
    });
  }

  it('let a listed page read refusals, so that it can say why', async () => {
    assert.equal(await allowed('GET /api/v1/me/comments/00000000001', PAPER), PAPER);
  });

  it('answer a preflight from a listed page', async () => {
    const answer = await send(house, `OPTIONS /api/v1/stories/${house.storyId}/comments`, {
      headers: { origin: PAPER, 'access-control-request-method': 'POST' },
    });
    assert.equal(answer.statusCode, 204);
    assert.equal(answer.headers['access-control-allow-origin'], PAPER);
    assert.match(String(answer.headers['access-control-allow-headers']), /idempotency-key/);
  });

  it('are never given to the space of staff', async () => {
    const url = 'POST /api/v1/moderation/comments/00000000001/decisions' as const;
    assert.equal(await allowed(url, PAPER), undefined);
  });
});

describe('the headers of each space', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ config: { baseUrl: 'https://talk.example' } });
  });
  after(() => house.close());

  it('allow pages nothing but our own files, and no frame around them', async () => {
    const pages = [
      '/',
      `/t/${house.storyId}/`,
      `/compose?story=${house.storyId}`,
      '/console/sign-in',
      '/nowhere',
    ] as const;
    for (const url of pages) {
      const { headers } = await send(house, `GET ${url}`);
      const policy = String(headers['content-security-policy']);
      assert.match(policy, /default-src 'none'/, url);
      assert.match(policy, /frame-ancestors 'none'/, url);
      assert.doesNotMatch(policy, /unsafe/, url);
      assert.equal(headers['x-content-type-options'], 'nosniff', url);
      assert.match(String(headers['strict-transport-security']), /max-age=\d{7,}/, url);
    }
  });

  it('keep personal answers out of every cache', async () => {
    const personal = [
      '/api/v1/me?site=paper',
      `/compose?story=${house.storyId}`,
      '/mine/00000000001',
      '/console/sign-in',
    ] as const;
    for (const url of personal) {
      assert.equal((await send(house, `GET ${url}`)).headers['cache-control'], 'no-store', url);
    }
  });

  it('set cookies that no script reads, no subdomain sets and no plain line carries', async () => {
    const answer = await send(house, `GET /compose?story=${house.storyId}`);
    assert.match(
      String(answer.headers['set-cookie']),
      /^__Host-parley_guest=[\w-]{43}\.[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
    );
  });
});
