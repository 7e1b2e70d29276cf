import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SaxesParser } from 'saxes';
import { codeOf, type House, openHouse, published, secretOf, send, sentence } from './house.js';
import { type Browser, openBrowser, signInByMail } from './reader.js';

let texts = 20_000;
const text = (): string => sentence(++texts);

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** A well-formed document as a tree; throws for one that is not. */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const path = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const made: Element = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    path.at(-1)?.children.push(made);
    path.push(made);
  });
  parser.on('text', (part) => {
    const top = path.at(-1);
    if (top) top.text += part;
  });
  parser.on('closetag', () => {
    path.pop();
  });
  parser.write(xml).close();
  const [feed] = root.children;
  assert.ok(feed);
  return feed;
}

const all = ({ children }: Element, name: string) => children.filter((one) => one.name === name);
function one(parent: Element, name: string): Element {
  const [found, ...more] = all(parent, name);
  assert.ok(found && more.length === 0, `${name} stands once in ${parent.name}`);
  return found;
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** What RFC 4287 (4.1.1, 4.1.2) and RFC 4685 (3) ask of a feed. Gives its entries. */
function lawful(xml: string): readonly Element[] {
  const feed = parse(xml);
  assert.equal(feed.name, 'feed');
  assert.equal(feed.attributes.xmlns, 'http://www.w3.org/2005/Atom');
  assert.equal(feed.attributes['xmlns:thr'], 'http://purl.org/syndication/thread/1.0');
  const ids = new Set([URL.canParse(one(feed, 'id').text) && one(feed, 'id').text]);
  assert.ok(one(feed, 'title').text);
  assert.match(one(feed, 'updated').text, RFC3339);
  assert.equal(all(feed, 'link').filter(({ attributes }) => attributes.rel === 'self').length, 1);
  const entries = all(feed, 'entry');
  for (const entry of entries) {
    const id = one(entry, 'id').text;
    assert.ok(URL.canParse(id) && !ids.has(id), 'an id is an IRI, and nothing else has it');
    ids.add(id);
    assert.ok(one(entry, 'title').text);
    assert.match(one(entry, 'updated').text, RFC3339);
    assert.match(one(entry, 'published').text, RFC3339);
    assert.ok(one(one(entry, 'author'), 'name').text);
    assert.equal(one(entry, 'content').attributes.type, 'html');
    const { ref, href, type } = one(entry, 'thr:in-reply-to').attributes;
    assert.ok(URL.canParse(ref ?? '') && URL.canParse(href ?? '') && type === 'text/html');
  }
  return entries;
}

describe('what a reader was answered', () => {
  let house: House;
  let kim: Browser;
  let mine: string;
  before(async () => {
    house = await openHouse();
    kim = await signInByMail(house, 'kim@home.example', 'Kim');
    const answer = await kim.send(`POST /api/v1/stories/${house.storyId}/comments`, {
      body: { text: text() },
      headers: { 'idempotency-key': 'kim-1' },
    });
    mine = answer.json().comment.id;
  });
  after(() => house.close());

  const list = async () => (await kim.send('GET /api/v1/me/notifications?site=paper')).json();
  const me = async () => (await kim.send('GET /api/v1/me?site=paper')).json();

  it('is counted for the bell, with what they ask anyway, and listed', async () => {
    assert.deepEqual(await list(), { unread: 0, corrections: [], notifications: [] });
    assert.equal('unread' in (await me()), false);
    const guestSecret = secretOf('gone');
    const first = await published(house, { text: text(), parentId: mine, name: 'Bob' });
    const gone = await published(house, { text: text(), parentId: mine, guestSecret });
    await published(house, { text: text() });
    await house.settle();
    assert.equal((await me()).unread, 2);
    await send(house, `DELETE /api/v1/comments/${gone}`, { body: { guestSecret } });
    const { unread, notifications } = await list();
    assert.deepEqual([unread, notifications.length], [1, 1]);
    const [{ comment, isRead }] = notifications;
    assert.deepEqual([comment.id, comment.replyTo.name, isRead], [first, 'Kim', false]);
  });

  it('is read up to the moment that the reader saw', async () => {
    const [{ at }] = (await list()).notifications;
    const before = new Date(Date.parse(at) - 1).toISOString();
    const read = (upTo: string) =>
      kim.send('POST /api/v1/me/notifications/read', { body: { site: 'paper', upTo } });
    assert.equal((await read(before)).statusCode, 204);
    assert.equal((await list()).unread, 1);
    assert.equal((await read(at)).statusCode, 204);
    const { unread, notifications } = await list();
    assert.deepEqual([unread, notifications[0].isRead], [0, true]);
  });

  it('is marked on their own page until its button is pressed', async () => {
    const guestSecret = secretOf('shown');
    const id = await published(house, { text: text(), parentId: mine, guestSecret });
    await house.settle();
    const page = async () => (await kim.send('GET /me')).body;
    const shown = await page();
    assert.match(shown, new RegExp(`${id}"[^]{0,80}</a> <strong class="badge new">New<`));
    assert.match(shown, /1 new notice for you/);
    const [, upTo] = /name="upTo" value="([^"]+)"/.exec(shown) ?? [];
    const read = await kim.send('POST /me/answers/read', { form: { upTo: upTo ?? '' } });
    assert.deepEqual([read.statusCode, read.headers.location], [303, '/me?saved=1']);
    assert.doesNotMatch(await page(), /badge new|new notice|name="upTo"/);
    assert.equal('unread' in (await me()), false);
    const wrong = await kim.send('POST /me/answers/read', { form: { upTo: 'soon' } });
    assert.equal(wrong.statusCode, 400);
    await send(house, `DELETE /api/v1/comments/${id}`, { body: { guestSecret } });
  });

  it('is told to nobody else', async () => {
    const nobody = openBrowser(house);
    assert.equal(
      codeOf(await nobody.send('GET /api/v1/me/notifications?site=paper')),
      '401 sign_in_required',
    );
    const body = { site: 'paper', upTo: new Date().toISOString() };
    assert.equal(
      codeOf(await nobody.send('POST /api/v1/me/notifications/read', { body })),
      '401 sign_in_required',
    );
    const away = { headers: { origin: 'https://evil.example' } };
    assert.equal(codeOf(await kim.send('GET /api/v1/me/notifications?site=paper', away)), '403 cross_site');
  });

  it('is a lawful feed under a secret address, which another one or an end closes', async () => {
    const make = () => kim.send('POST /api/v1/me/answers-feed', { body: { site: 'paper' } });
    const first = await make();
    assert.equal(first.statusCode, 201, first.body);
    const path = (url: string) => new URL(url).pathname as '/answers';
    const fetch = (url: string) => openBrowser(house).send(`GET ${path(url)}`);
    const feed = await fetch(first.json().url);
    assert.deepEqual([feed.statusCode, feed.headers['cache-control']], [200, 'no-store']);
    const [entry, ...more] = lawful(feed.body);
    assert.equal(more.length, 0);
    assert.ok(entry);
    assert.equal(one(entry, 'thr:in-reply-to').attributes.ref, `http://talk.example/c/${mine}`);
    assert.doesNotMatch(feed.body, /kim@home/);
    const second = await make();
    assert.equal((await fetch(first.json().url)).statusCode, 404);
    assert.equal((await fetch(second.json().url)).statusCode, 200);
    assert.equal((await kim.send('DELETE /api/v1/me/answers-feed?site=paper')).statusCode, 204);
    assert.equal((await fetch(second.json().url)).statusCode, 404);
    const body = { site: 'paper' };
    const nobody = openBrowser(house);
    assert.equal(codeOf(await nobody.send('POST /api/v1/me/answers-feed', { body })), '401 sign_in_required');
  });

  it('has its feed made, made anew and ended on the reader’s own page, without JavaScript', async () => {
    const page = async () => (await kim.send('GET /me')).body;
    const press = (path: string) => kim.send(`POST /me/${path}`, { form: { sent: '1' } });
    const shown = (body: string) =>
      /href="http:\/\/talk\.example(\/answers\/[\w-]+\/feed\.atom)"/.exec(body)?.[1];
    assert.match(await page(), /Make an address/);
    assert.equal(shown(await page()), undefined);
    const made = await press('answers-feed');
    assert.equal(made.statusCode, 200);
    const first = shown(made.body) as '/answers';
    assert.equal((await openBrowser(house).send(`GET ${first}`)).statusCode, 200);
    // It is a secret: the page shows it once.
    assert.equal(shown(await page()), undefined);
    assert.match(await page(), /Make another address/);
    const second = shown((await press('answers-feed')).body) as '/answers';
    assert.equal((await openBrowser(house).send(`GET ${first}`)).statusCode, 404);
    assert.equal((await press('answers-feed/end')).statusCode, 303);
    assert.equal((await openBrowser(house).send(`GET ${second}`)).statusCode, 404);
    assert.doesNotMatch(await page(), /End the address/);
  });
});

describe('what a reader follows', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  it('is on their own page, with a button that ends it, and only by them', async () => {
    const kim = await signInByMail(house, 'kim@home.example', 'Kim');
    const eve = await signInByMail(house, 'eve@home.example', 'Eve');
    const comment = await published(house, { text: text() });
    await kim.send('POST /follow', { form: { story: house.storyId } });
    await kim.send('POST /follow', { form: { comment } });
    await eve.send('POST /follow', { form: { comment } });
    const idsOf = async (browser: Browser): Promise<readonly string[]> => {
      const { body } = await browser.send('GET /me');
      return [...body.matchAll(/name="subscription" value="([^"]+)"/g)].map(([, id]) => id ?? '');
    };
    const end = (browser: Browser, subscription: string) =>
      browser.send('POST /me/following/end', { form: { subscription } });
    const [first = '', second = '', ...more] = await idsOf(kim);
    assert.deepEqual([first.length, second.length, more], [11, 11, []]);
    assert.match((await kim.send('GET /me')).body, new RegExp(`href="[^"]*/c/${comment}"`));
    assert.equal((await end(eve, first)).statusCode, 303);
    assert.deepEqual(await idsOf(kim), [first, second]);
    assert.equal((await end(kim, first)).statusCode, 303);
    assert.deepEqual(await idsOf(kim), [second]);
    assert.equal((await idsOf(eve)).length, 1);
    assert.equal((await end(kim, '?')).statusCode, 404);
    assert.match(String((await end(openBrowser(house), second)).headers.location), /^\/sign-in\?/);
  });
});

describe('the feed of a discussion', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  it('holds the newest first, each with what it answers, and nothing that is gone', async () => {
    const guestSecret = secretOf('gone');
    const root = await published(house, { text: '1 < 2 & "so" on', name: 'A & <B>' });
    const gone = await published(house, { text: text(), guestSecret });
    house.pass(1000);
    const reply = await published(house, { text: text(), parentId: root });
    await send(house, `DELETE /api/v1/comments/${gone}`, { body: { guestSecret } });
    const answer = await house.server.inject({ url: `/t/${house.storyId}/feed.atom` });
    assert.equal(answer.statusCode, 200, answer.body);
    assert.match(String(answer.headers['content-type']), /^application\/atom\+xml/);
    assert.match(String(answer.headers['cache-control']), /^public/);
    const entries = lawful(answer.body);
    const ids = entries.map((entry) => one(entry, 'id').text.slice(-11));
    assert.deepEqual(ids, [reply, root]);
    const refs = entries.map((entry) => one(entry, 'thr:in-reply-to').attributes.ref);
    const page = `http://talk.example/t/${house.storyId}/`;
    assert.deepEqual(refs, [`http://talk.example/c/${root}`, page]);
    const [, first] = entries;
    assert.ok(first);
    assert.equal(one(one(first, 'author'), 'name').text, 'A & <B>');
    assert.match(one(first, 'content').text, /1 &lt; 2 &amp;/);
  });

  it('is named in the head of the page that it is about', async () => {
    const { body } = await house.server.inject({ url: `/t/${house.storyId}/` });
    const link = `<link rel="alternate" type="application/atom+xml" title="Comments about One" href="/t/${house.storyId}/feed.atom"/>`;
    assert.ok(body.includes(link));
  });

  it('is not there for a story that is not', async () => {
    assert.equal((await house.server.inject({ url: '/t/0000000000b/feed.atom' })).statusCode, 404);
  });
});

describe('the feed of an author', () => {
  let house: House;
  let kim: Browser;
  before(async () => {
    house = await openHouse();
    kim = await signInByMail(house, 'kim@home.example', 'Kim');
  });
  after(() => house.close());

  const write = async (): Promise<string> => {
    const answer = await kim.send(`POST /api/v1/stories/${house.storyId}/comments`, {
      body: { text: text() },
      headers: { 'idempotency-key': text() },
    });
    return answer.json().comment.id;
  };
  const get = (url: string) => house.server.inject({ url });
  const feedOn = async (commentId: string): Promise<string | undefined> => {
    const { body } = await get(`/c/${commentId}`);
    return /<link rel="alternate" type="application\/atom\+xml" title="Comments by Kim" href="([^"]+)"/.exec(
      body,
    )?.[1];
  };

  it('is lawful, holds what they wrote and others can see, and names no account', async () => {
    const mine = [await write(), await write(), await write()];
    const [kept = '', held = '', gone = ''] = mine;
    await published(house, { text: text(), name: 'Kim' });
    await kim.send(`DELETE /api/v1/comments/${gone}`, { body: {} });
    const url = (await feedOn(kept)) ?? '';
    assert.match(url, /^\/by\/[\w-]{44}\/feed\.atom$/);
    assert.equal(await feedOn(held), url);
    assert.equal(await feedOn(gone), undefined);
    const answer = await get(url);
    assert.equal(answer.statusCode, 200, answer.body);
    assert.deepEqual(
      [answer.headers['cache-control'], answer.headers['x-robots-tag']],
      ['no-store', 'noindex'],
    );
    const ids = lawful(answer.body).map((entry) => one(entry, 'id').text.slice(-11));
    assert.deepEqual(new Set(ids), new Set([kept, held]));
    assert.doesNotMatch(answer.body, /kim@home/);
  });

  it('is nothing that a guest has, or that can be made up', async () => {
    const guest = await published(house, { text: text(), name: 'Kim' });
    assert.equal(await feedOn(guest), undefined);
    const url = (await feedOn(await write())) ?? '';
    const other = url[10] === 'A' ? 'B' : 'A';
    for (const made of [
      `${url.slice(0, 10)}${other}${url.slice(11)}`,
      '/by/Kim/feed.atom',
      `/by/${'A'.repeat(44)}/feed.atom`,
    ])
      assert.equal((await get(made)).statusCode, 404, made);
  });

  it('ends with the name, so that nobody learns who had it', async () => {
    const before = await write();
    const url = (await feedOn(before)) ?? '';
    assert.equal((await get(url)).statusCode, 200);
    await kim.send('PATCH /api/v1/me', { body: { name: 'Robin' } });
    assert.equal((await get(url)).statusCode, 404);
    assert.equal(await feedOn(before), undefined);
    await kim.send('PATCH /api/v1/me', { body: { name: 'Kim' } });
    const later = await write();
    assert.ok((await get(url)).body.includes(later));
  });
});
