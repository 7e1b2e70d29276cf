import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeId } from '../../src/core/ids.js';
import type { Route } from '../../src/http/route.js';
import { ROUTES } from '../../src/http/route-table.js';
import { BASE } from '../http/house.js';
import { CANARY, type Estate, openEstate } from './estate.js';
import { ask, type Names, pathOf, titleOf } from './request.js';

const PROTECTED = ROUTES.filter(({ who }) => ['author', 'writer', 'moderator'].includes(who));
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The same path, as a gate that compares texts would miss it and a router that tidies would not. */
function spellingsOf(path: string): readonly string[] {
  const [first = '', ...rest] = path.slice(1).split('/');
  const after = rest.length > 0 ? `/${rest.join('/')}` : '';
  return [
    `${path}/`,
    `/${path}`,
    `//${first}${after}`,
    `/./${first}${after}`,
    `/%2e/${first}${after}`,
    `/x/../${first}${after}`,
    `/x/%2e%2e/${first}${after}`,
    `/${first.toUpperCase()}${after}`,
    `/${first[0]?.toUpperCase()}${first.slice(1)}${after}`,
    `/%${first.charCodeAt(0).toString(16)}${first.slice(1)}${after}`,
    `${path};x=1`,
    `/${first};x=1${after}`,
    `/${first}%2f${rest.join('%2f')}`,
    `/${first}\\${rest.join('\\')}`,
    `${path}%00`,
    `${path}%20`,
    `${path}.json`,
    `${path}?_method=GET`,
    `${path}#x`,
  ];
}

const OVERRIDES = ['x-http-method-override', 'x-http-method', 'x-method-override'] as const;
const REWRITES = ['x-original-url', 'x-rewrite-url', 'x-forwarded-path', 'x-forwarded-uri'] as const;

describe('a protected address', () => {
  let estate: Estate;
  let names: Names;
  before(async () => {
    estate = await openEstate();
    const { house, hidden, draftStoryId, appealId, claimId, sanctionId } = estate;
    const site = { siteId: encodeId(house.site.id), site: 'paper', revision: '1' };
    names = { ...site, commentId: hidden.held, storyId: draftStoryId, appealId, claimId, sanctionId };
  });
  after(() => estate.close());

  it('gives nothing away in any spelling of its path', async () => {
    const before = estate.rows();
    let asked = 0;
    for (const route of PROTECTED) {
      for (const url of spellingsOf(pathOf(route, names))) {
        const { statusCode, body } = await ask(estate.house, estate.nobody, { route, names, url });
        const what = `${route.method} ${url} answers ${statusCode}`;
        assert.ok([301, 303, 400, 401, 403, 404, 405, 415].includes(statusCode), what);
        assert.ok(!body.includes(CANARY), what);
        asked += 1;
      }
    }
    assert.ok(asked > 1000, `${asked} asked`);
    assert.deepEqual(
      estate.rows().filter((row) => !before.includes(row)),
      [],
    );
  });

  it('is not reached by another method, nor by a header that names a method or an address', async () => {
    const before = estate.rows();
    const nobody = { house: estate.house, person: estate.nobody };
    for (const route of PROTECTED) {
      const url = pathOf(route, names);
      for (const method of METHODS) {
        const { statusCode } = await ask(nobody.house, nobody.person, { route: { ...route, method }, names });
        assert.ok([303, 400, 401, 403, 404, 405, 415].includes(statusCode), `${method} ${url} ${statusCode}`);
      }
      for (const header of OVERRIDES) await isAsWithout(route, { [header]: route.method }, url);
      for (const header of REWRITES) await isAsWithout(FRONT, { [header]: url }, '/');
    }
    assert.deepEqual(
      estate.rows().filter((row) => !before.includes(row)),
      [],
    );
  });

  const FRONT = ROUTES.find(({ path }) => path === '/') as Route;

  /** With these headers everything is answered as without them. */
  async function isAsWithout(route: Route, headers: Names, url: string): Promise<void> {
    const get: Route = { ...route, method: 'GET' };
    const plain = await ask(estate.house, estate.nobody, { route: get, names, url });
    const odd = await ask(estate.house, estate.nobody, { route: get, names, url, headers });
    assert.equal(odd.statusCode, plain.statusCode, `${titleOf(route)} ${JSON.stringify(headers)}`);
    assert.ok(!odd.body.includes(CANARY));
  }
});

const FORGED: Readonly<Record<string, string>> = {
  ...{ 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'ftp', 'x-forwarded-for': '10.0.0.1' },
  ...{ 'x-forwarded-prefix': '/evil', 'x-forwarded-port': '81', forwarded: 'host=evil.example;proto=ftp' },
  ...{ 'x-original-url': '/console', 'x-rewrite-url': '/console', 'x-host': 'evil.example' },
  ...{ 'user-agent': 'evil <script>', referer: 'https://evil.example/', 'accept-language': 'ar' },
  ...{ accept: 'application/json', 'x-http-method-override': 'POST', cookie: 'parley_guest=evil; x=evil' },
  ...{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', authorization: 'Bearer evil' },
  ...{ 'x-forwarded-server': 'evil.example', via: '1.1 evil', 'cf-connecting-ip': '10.0.0.1' },
};
/** A stream of live news does not end, so nothing that waits for its end can ask for it; see live.test.ts. */
const ENDING = ROUTES.filter(({ path }) => !path.endsWith('/live'));
const SHARED = ENDING.filter(
  ({ space, method }) => ['public', 'page', 'asset'].includes(space) && method === 'GET',
);

describe('an answer that a shared cache may keep', () => {
  let estate: Estate;
  let names: Names;
  before(async () => {
    estate = await openEstate();
    names = { commentId: estate.commentId, storyId: estate.house.storyId, year: '2026', month: '11' };
  });
  after(() => estate.close());

  it('is the same whatever headers a request brings, but for those that it varies by', async () => {
    let kept = 0;
    for (const route of SHARED) {
      const plain = await ask(estate.house, estate.nobody, { route, names });
      if (plain.statusCode === 200) kept += 1;
      const varies = String(plain.headers.vary ?? '').toLowerCase();
      for (const [header, value] of Object.entries(FORGED).filter(([name]) => !varies.includes(name))) {
        const asked = { route, names, headers: { [header]: value } };
        const odd = await ask(estate.house, estate.nobody, asked);
        assert.equal(odd.statusCode, plain.statusCode, `${titleOf(route)} with ${header}`);
        if (plain.statusCode === 200)
          assert.equal(odd.body, plain.body, `${titleOf(route)} differs by ${header}`);
        assert.ok(!odd.body.includes('evil'), `${titleOf(route)} repeats ${header}`);
        assert.ok(!JSON.stringify(odd.headers).includes('evil'), `${titleOf(route)} repeats ${header}`);
      }
    }
    assert.ok(kept > 8, `${kept} kept`);
  });

  it('sets no cookie, and what is somebody’s own is kept by no cache', async () => {
    for (const route of ENDING.filter(({ method }) => method === 'GET')) {
      const { headers } = await ask(estate.house, estate.reader, { route, names });
      const caching = String(headers['cache-control'] ?? '');
      const isShared = caching.includes('public');
      if (isShared) assert.equal(headers['set-cookie'], undefined, titleOf(route));
      if (['me', 'form', 'staff', 'console'].includes(route.space))
        assert.equal(caching, 'no-store', titleOf(route));
    }
  });

  const FOREIGN = [
    ...['https://paper.example.evil.example', 'https://evil-paper.example', 'https://sub.paper.example'],
    ...['https://paper.example@evil.example', 'https://evil.example', 'null', 'file://', 'paper.example'],
  ];
  it('may be read across origins by listed pages only where it is one reader’s, and never by foreign ones', async () => {
    for (const route of ENDING) {
      for (const origin of FOREIGN) {
        const { headers } = await ask(estate.house, estate.reader, {
          route,
          names,
          headers: { origin, host: HOST },
        });
        const allowed = headers['access-control-allow-origin'];
        assert.ok(
          allowed === undefined || allowed === '*',
          `${titleOf(route)} allows ${allowed} to ${origin}`,
        );
        if (allowed === '*') assert.equal(headers['access-control-allow-credentials'], undefined);
        if (allowed === '*') assert.ok(['public', 'asset', 'page'].includes(route.space), titleOf(route));
      }
    }
  });
  const HOST = new URL(BASE).host;
});
