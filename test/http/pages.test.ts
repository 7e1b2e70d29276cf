import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { StoryId } from '../../src/core/ids.js';
import type { Report } from '../../src/core/report.js';
import {
  BASE,
  codeOf,
  FORBIDDEN_WORD,
  type House,
  held,
  openHouse,
  published,
  readThread,
  send,
  sentence,
  WORDS,
} from './house.js';

/** A browser without JavaScript: it follows links and redirects, keeps cookies, and sends forms as they are painted. */
class Browser {
  readonly #house: House;
  readonly #cookies = new Map<string, string>();

  constructor(house: House) {
    this.#house = house;
  }

  async get(url: string) {
    return this.#ask({ method: 'GET', url });
  }

  /** Sends the form that a page holds, with what was typed over what was painted. */
  async submit(page: { readonly body: string }, typed: Readonly<Record<string, string>>, kind = 'compose') {
    const form = new RegExp(`<form class="${kind}"[^>]*>`).exec(page.body)?.[0] ?? '';
    const action = attribute(form, 'action');
    const hidden = [...page.body.matchAll(/<input type="hidden"[^>]*>/g)].map(([input]) => [
      attribute(input, 'name'),
      attribute(input, 'value'),
    ]);
    const fields = new URLSearchParams({ ...Object.fromEntries(hidden), ...typed });
    return this.#ask({ method: 'POST', url: action, payload: fields.toString() });
  }

  async #ask(request: { method: 'GET' | 'POST'; url: string; payload?: string }) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.#house.server.inject({
      ...request,
      headers: {
        host: new URL(BASE).host,
        ...(cookie === '' ? {} : { cookie }),
        ...(request.method === 'POST'
          ? { origin: BASE, 'content-type': 'application/x-www-form-urlencoded' }
          : {}),
      },
    });
    for (const { name, value } of answer.cookies) this.#cookies.set(name, value);
    return answer;
  }
}

function attribute(tag: string, name: string): string {
  return (new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&amp;', '&');
}

const linkTo = (body: string, pattern: RegExp) => pattern.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';

describe('a reader without JavaScript', () => {
  let house: House;
  const ids: string[] = [];
  before(async () => {
    house = await openHouse({ settings: WORDS });
    for (let i = 0; i < 25; i++) {
      house.pass(1000);
      ids.push(await published(house, { text: sentence(i), name: `Writer ${i}` }));
    }
  });
  after(() => house.close());

  const thread = () => `/t/${house.storyId}/`;
  const shown = (body: string) => [...body.matchAll(/Writer \d+/g)].map(([name]) => name);

  it('reads the thread, sorts it and turns its pages by links', async () => {
    const browser = new Browser(house);
    const first = await browser.get(thread());
    assert.equal(first.statusCode, 200);
    assert.match(first.body, /Writer 24/);
    assert.doesNotMatch(first.body, /Writer 0\b/);
    const next = linkTo(first.body, /rel="next" href="([^"#]*)/);
    const second = await browser.get(`${thread()}${next}`);
    assert.match(second.body, /Writer 0\b/);
    assert.doesNotMatch(second.body, /Writer 24/);
    assert.match(first.body, /href="\?sort=oldest#comments"/);
    const oldest = await browser.get(`${thread()}?sort=oldest`);
    assert.ok(shown(oldest.body).indexOf('Writer 0') >= 0);
    const wrong = await browser.get(`${thread()}${next.replace('newest', 'best')}`);
    assert.equal(wrong.statusCode, 400);
  });

  it('follows a permalink to a comment in its context', async () => {
    const reply = await published(house, { text: 'In answer to the first of all.', parentId: ids[0] });
    const page = await new Browser(house).get(`/c/${reply}`);
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /Writer 0\b/);
    assert.match(page.body, new RegExp(`href="[^"]*/t/${house.storyId}/"`));
  });

  it('writes a comment and is led to it', async () => {
    const browser = new Browser(house);
    const page = await browser.get(thread());
    const form = await browser.get(linkTo(page.body, /href="([^"]*\/compose\?story=[^"&]*)"/));
    assert.equal(form.headers['cache-control'], 'no-store');
    const sent = await browser.submit(form, {
      text: 'Written in a form.\r\n\r\nTwo paragraphs.',
      name: 'Ines',
    });
    assert.equal(sent.statusCode, 303, sent.body);
    const landed = await browser.get(String(sent.headers.location));
    assert.equal(landed.statusCode, 200);
    assert.match(landed.body, /Written in a form\./);
    assert.match(landed.body, /Ines/);
  });

  it('answers a comment and sees whom', async () => {
    const browser = new Browser(house);
    const form = await browser.get(`/compose?story=${house.storyId}&parent=${ids[3]}`);
    assert.match(form.body, /Writer 3\b/);
    const sent = await browser.submit(form, { text: 'I answer the third writer.', name: 'Ines' });
    const id = String(sent.headers.location).split('/').at(-1);
    const { comment } = (await send(house, `GET /api/v1/public/comments/${id}`)).json();
    assert.deepEqual(comment.replyTo, { id: ids[3], name: 'Writer 3' });
  });

  it('is led to a page of their own when the comment is held, and nobody else is', async () => {
    const browser = new Browser(house);
    const form = await browser.get(`/compose?story=${house.storyId}`);
    const sent = await browser.submit(form, { text: `What a ${FORBIDDEN_WORD}.`, name: 'Ines' });
    const where = String(sent.headers.location);
    assert.match(where, /^\/mine\/\w{11}$/);
    const mine = await browser.get(where);
    assert.equal(mine.statusCode, 200);
    assert.match(mine.body, new RegExp(FORBIDDEN_WORD));
    assert.match(mine.body, /moderator/i);
    assert.equal((await new Browser(house).get(where)).statusCode, 404);
  });

  it('keeps the text when it is refused, and is told what was wrong', async () => {
    const browser = new Browser(house);
    const form = await browser.get(`/compose?story=${house.storyId}`);
    const refused = await browser.submit(form, { text: 'A text worth <keeping>.', name: 'x'.repeat(90) });
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /A text worth &lt;keeping(?:>|&gt;)\./);
    assert.match(refused.body, /role="alert"/);
    const sent = await browser.submit(refused, { text: 'A text worth <keeping>.', name: 'Short' });
    assert.equal(sent.statusCode, 303);
  });

  it('stands once after a double click', async () => {
    const browser = new Browser(house);
    const form = await browser.get(`/compose?story=${house.storyId}`);
    const typed = { text: 'Clicked twice by an impatient hand.' };
    const [one, two] = await Promise.all([browser.submit(form, typed), browser.submit(form, typed)]);
    assert.equal(one.statusCode, 303);
    assert.equal(one.headers.location, two.headers.location);
  });

  it('can send another text after going back, from the page that says that the form was used', async () => {
    const browser = new Browser(house);
    const form = await browser.get(`/compose?story=${house.storyId}`);
    await browser.submit(form, { text: 'The first text of this form.' });
    const refused = await browser.submit(form, { text: 'Another text after going back.' });
    assert.equal(refused.statusCode, 422);
    const sent = await browser.submit(refused, { text: 'Another text after going back.' });
    assert.equal(sent.statusCode, 303, sent.body);
  });

  it('is given a fresh form when the old one lay open for a day, with the text kept', async () => {
    const browser = new Browser(house);
    const form = await browser.get(`/compose?story=${house.storyId}`);
    house.pass(25 * 3_600_000);
    const refused = await browser.submit(form, { text: 'Slept over it.' });
    assert.equal(refused.statusCode, 400);
    assert.match(refused.body, /Slept over it\./);
    assert.equal((await browser.submit(refused, { text: 'Slept over it.' })).statusCode, 303);
  });

  it('cannot be made to write by another page', async () => {
    const form = await new Browser(house).get(`/compose?story=${house.storyId}`);
    const payload = new URLSearchParams({ story: house.storyId, text: 'Forged.', key: 'k' }).toString();
    for (const origin of ['https://evil.example', 'https://paper.example', 'null']) {
      const answer = await house.server.inject({
        method: 'POST',
        url: '/compose',
        headers: {
          origin,
          'content-type': 'application/x-www-form-urlencoded',
          cookie: `parley_guest=${form.cookies[0]?.value}`,
        },
        payload,
      });
      assert.equal(answer.statusCode, 403, origin);
    }
  });

  it('complains about a comment, with a reason', async () => {
    const browser = new Browser(house);
    const form = await browser.get(`/flag?comment=${ids[1]}`);
    const without = await browser.submit(form, { text: 'No reason chosen.' });
    assert.equal(without.statusCode, 400);
    assert.match(without.body, /No reason chosen\./);
    const sent = await browser.submit(form, { reason: 'spam', text: 'It sells things.' });
    assert.equal(sent.statusCode, 200);
    assert.equal(
      (await house.store.read.queueCounts({ desks: [{ siteId: house.site.id, sections: null }] })).flagged,
      1,
    );
  });

  it('votes, and is led back to the comment', async () => {
    const browser = new Browser(house);
    const page = await browser.get(`/c/${ids[1]}`);
    const asked = await browser.submit(page, { value: '1' }, 'votes');
    assert.equal(asked.statusCode, 307);
    const voted = await browser.submit(page, { value: '1' }, 'votes');
    assert.equal(voted.statusCode, 303);
    assert.match(String(voted.headers.location), new RegExp(`/c/${ids[1]}#c-${ids[1]}$`));
    assert.match((await browser.get(`/c/${ids[1]}`)).body, /▲<\/span> 1</);
  });

  it('is told when the thread has closed, and can still read it', async (t) => {
    const other = await openHouse();
    t.after(() => other.close());
    await published(other, { text: 'The last word.' });
    const [story] = await other.store.read.storiesPage({ siteId: other.site.id, limit: 1 });
    const id = story?.id as StoryId;
    const closedAt = other.clock() + 60_000;
    await other.store.write.setStoryClosed({ id, closedAt, reason: 'Enough was said.', now: other.clock() });
    const page = () => new Browser(other).get(`/t/${other.storyId}/`);
    assert.match((await page()).body, /compose\?story=/);
    other.pass(61_000);
    const closed = await page();
    assert.doesNotMatch(
      closed.body,
      /compose\?story=[^"]*"[^>]*class="main"|class="main" href="[^"]*compose/,
    );
    assert.match(closed.body, /Enough was said\./);
    assert.match(closed.body, /The last word\./);
  });
});

describe('a hosted report', () => {
  let house: House;
  const path = '/2026/11/the-ferry-stops/';
  before(async () => {
    house = await openHouse({ settings: WORDS });
    await house.store.write.saveReport(reportOf(house, { slug: 'the-ferry-stops', status: 'published' }));
    await house.store.write.saveReport(reportOf(house, { slug: 'not-yet', status: 'draft' }));
  });
  after(() => house.close());

  it('is found from the front page, its month, the feeds and the sitemap', async () => {
    for (const url of ['/', '/2026/11/', '/feed.atom', '/feed.json', '/sitemap.xml'] as const) {
      const answer = await send(house, `GET ${url}`);
      assert.equal(answer.statusCode, 200, url);
      assert.match(answer.body, new RegExp(path), url);
      assert.doesNotMatch(answer.body, /not-yet/, url);
    }
    assert.equal(JSON.parse((await send(house, 'GET /feed.json')).body).items.length, 1);
  });

  it('carries its discussion, and its page is new as soon as somebody has written', async () => {
    const before = await send(house, `GET ${path}`);
    assert.match(before.body, /The ferry stops/);
    const storyId = linkTo(before.body, /compose\?story=(\w{11})/);
    await published(house, { text: 'So how do we get across?', name: 'Ana' }, { storyId });
    const after = await send(house, `GET ${path}`);
    assert.match(after.body, /So how do we get across\?/);
    assert.notEqual(after.headers.etag, before.headers.etag);
    const unchanged = await house.server.inject({
      url: path,
      headers: { 'if-none-match': String(after.headers.etag) },
    });
    assert.equal(unchanged.statusCode, 304);
    assert.equal((await send(house, `GET /t/${storyId}/`)).headers.location, path);
    await held(house, {}, { storyId });
    assert.doesNotMatch((await send(house, `GET ${path}`)).body, new RegExp(FORBIDDEN_WORD));
  });

  it('gives its pictures as pictures only', async () => {
    const map = await send(house, `GET ${path}map-wide.svg`);
    assert.equal(map.headers['content-type'], 'image/svg+xml');
    assert.match(String(map.headers['content-security-policy']), /sandbox/);
    assert.equal(map.headers['x-content-type-options'], 'nosniff');
    assert.equal(codeOf(await send(house, `GET ${path}secret.txt`)), '404 not_found');
  });

  it('gives what its map states as GeoJSON, and no such link where it has none', async () => {
    assert.doesNotMatch((await send(house, `GET ${path}`)).body, /map\.geojson/);
    assert.equal(codeOf(await send(house, `GET ${path}map.geojson`)), '404 not_found');
    const mapped = reportOf(house, { slug: 'with-map', status: 'published' });
    await house.store.write.saveReport({ ...mapped, report: { ...mapped.report, map: MAP } });
    const place = '/2026/11/with-map/' as const;
    assert.match((await send(house, `GET ${place}`)).body, /href="[^"]*with-map\/map\.geojson" download/);
    const data = await send(house, `GET ${place}map.geojson`);
    assert.match(String(data.headers['content-type']), /^application\/geo\+json/);
    assert.deepEqual(
      data.json().features.map(({ properties }: { properties: { name: string } }) => properties.name),
      ['The north quay'],
    );
  });

  it('is not there before it is published, by any of its addresses', async () => {
    const missing = await send(house, 'GET /2026/11/never-was/');
    const draft = await send(house, 'GET /2026/11/not-yet/');
    assert.deepEqual([draft.statusCode, draft.body], [404, missing.body]);
    assert.equal((await send(house, 'GET /2026/11/not-yet/map-wide.svg')).statusCode, 404);
    const { storyId } = reportOf(house, { slug: 'not-yet', status: 'draft' }).report;
    const { encodeId } = await import('../../src/core/ids.js');
    const id = encodeId(storyId);
    assert.equal((await readThread(house, '', id)).statusCode, 404);
    assert.equal((await send(house, `GET /t/${id}/`)).statusCode, 404);
    assert.equal((await send(house, `GET /compose?story=${id}`)).statusCode, 404);
    const listed = (await send(house, 'GET /api/v1/public/stories?site=paper')).json().stories;
    assert.ok(!listed.some((story: { id: string }) => story.id === id));
  });

  it('is reached without its last slash, and months that never were are not', async () => {
    const bare = await send(house, 'GET /2026/11/the-ferry-stops?sort=oldest');
    assert.deepEqual([bare.statusCode, bare.headers.location], [301, `${path}?sort=oldest`]);
    for (const url of ['/2026/13/', '/2026/12/', '/1/2/', '/2026/11/x/y/z'] as const) {
      assert.equal((await send(house, `GET ${url}`)).statusCode, 404, url);
    }
  });

  it('puts its corrections on one page with all others', async () => {
    assert.match((await send(house, 'GET /corrections')).body, /The pier is stone, not wood\./);
  });
});

const MAP = {
  ...{ version: 1, title: 'Quays', asOf: '2026-11-20', base: 'natural-earth' },
  places: [{ name: 'The north quay', lon: 8, lat: 47, importance: 5, kind: 'town' }],
};
const IDS = { 'the-ferry-stops': 900_001, 'not-yet': 900_002, 'with-map': 900_003 };
const HEADLINES = { 'the-ferry-stops': 'The ferry stops', 'not-yet': 'Not yet', 'with-map': 'The quays' };

function reportOf(house: House, about: { slug: keyof typeof IDS; status: Report['status'] }) {
  const storyId = IDS[about.slug] as StoryId;
  const now = house.clock();
  const headline = HEADLINES[about.slug];
  const report: Report = {
    ...about,
    ...{ storyId, siteId: house.site.id, month: '2026-11', headline },
    ...{ publishedAt: now, placedAt: now, updatedAt: now },
    summary: 'From Monday on nobody crosses.',
    byline: 'The harbour desk',
    body: [{ type: 'paragraph', children: ['The last ferry left at noon.'] }],
    source: 'The last ferry left at noon.',
    claims: [],
    corrections: [{ at: now, kind: 'correction', text: 'The pier is stone, not wood.' }],
    map: null,
    mapWords: 'The river.',
  };
  const content = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const assets = ['map-wide.svg', 'map-narrow.svg'].map((name) => ({
    ...{ storyId, name, content, contentType: 'image/svg+xml', digest: 'a'.repeat(64) },
  }));
  const story = { id: storyId, siteId: house.site.id, title: headline, language: 'en', createdAt: now };
  return { story, report, assets, now };
}
