import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SaxesParser } from 'saxes';
import { decodeId, encodeId, type StoryId } from '../../src/core/ids.js';
import type { Report } from '../../src/core/report.js';
import { BASE, type House, openHouse, published, send } from './house.js';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** A well-formed document; throws for any other. */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [root];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = {
      name,
      attributes: attributes as Record<string, string>,
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.write(xml).close();
  return root.children[0] as Element;
}

const all = ({ children }: Element, name: string) => children.filter((child) => child.name === name);
const one = (element: Element, name: string): Element => {
  const found = all(element, name);
  assert.equal(found.length, 1, `${element.name} has ${found.length} ${name}`);
  return found[0] as Element;
};
const link = (element: Element, rel: string) =>
  all(element, 'link').filter(({ attributes }) => attributes.rel === rel);
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** What RFC 4287 asks of a feed (4.1.1) and of its entries (4.1.2). */
function checkAtom(xml: string, self: string): Element {
  const feed = parse(xml);
  assert.deepEqual([feed.name, feed.attributes.xmlns], ['feed', 'http://www.w3.org/2005/Atom']);
  for (const element of [feed, ...all(feed, 'entry')]) {
    assert.match(one(element, 'id').text, /^(?:tag|https?):\S+$/);
    assert.notEqual(one(element, 'title').text, '');
    assert.match(one(element, 'updated').text, RFC_3339);
    assert.ok(link(element, 'alternate').length <= 1);
    for (const { attributes } of all(element, 'link'))
      assert.doesNotThrow(() => new URL(attributes.href ?? ''));
  }
  assert.deepEqual(
    link(feed, 'self').map(({ attributes }) => attributes.href),
    [BASE + self],
  );
  const entries = all(feed, 'entry');
  assert.equal(new Set(entries.map((entry) => one(entry, 'id').text)).size, entries.length);
  for (const entry of entries) {
    assert.ok(all(entry, 'author').length + all(feed, 'author').length > 0);
    assert.ok(all(entry, 'content').length === 1 || link(entry, 'alternate').length === 1);
  }
  return feed;
}

describe('feeds', () => {
  let house: House;
  let talked: string;
  const NOON = Date.UTC(2026, 10, 20, 11);
  const DAY = 86_400_000;
  const get = (url: string) => send(house, `GET ${url as `/${string}`}`);

  async function save(id: number, changes: Partial<Report>): Promise<void> {
    const { siteId } = { siteId: house.site.id };
    const report: Report = {
      storyId: id as StoryId,
      ...{ siteId, slug: `report-${id}`, month: '2026-11', status: 'published' },
      ...{ publishedAt: NOON - id, placedAt: NOON - id, updatedAt: NOON - id },
      headline: `Report ${id} & <more>\u0007`,
      summary: 'Short ]]> one',
      byline: 'Ann Example',
      body: [{ type: 'paragraph', children: ['Water & <b>'] }],
      ...{ source: '', claims: [], corrections: [], map: null, mapWords: null },
      details: { section: 'Town', tags: ['Rivers'], authors: ['Ann Example'], photos: [], places: [] },
      ...changes,
    };
    const language = id === 2 ? 'ar' : null;
    const story = { id: report.storyId, siteId, title: report.headline, language, createdAt: NOON };
    await house.store.write.saveReport({ story, report, assets: [], now: NOON });
  }

  before(async () => {
    house = await openHouse();
    const old = { month: '2026-10', publishedAt: NOON - 30 * DAY, placedAt: NOON - 30 * DAY };
    await save(1, {});
    await save(2, old);
    await save(3, { ...old, month: '2026-09', publishedAt: NOON - 60 * DAY, placedAt: NOON - 60 * DAY });
    await save(4, { status: 'draft' });
    await save(5, { status: 'withdrawn' });
    await save(6, { isUnlisted: true });
    talked = await published(house, { text: 'A *root*', name: 'Ana' }, { storyId: encodeId(1) });
    await published(house, { text: 'An answer', parentId: talked, name: '' }, { storyId: encodeId(1) });
  });
  after(() => house.close());

  it('are Atom as its specification has it: of the site, a section, an author, a tag and a month', async () => {
    for (const url of [
      '/feed.atom',
      '/section/town/feed.atom',
      '/author/ann-example/feed.atom',
      '/tag/rivers/feed.atom',
      '/2026/10/feed.atom',
    ]) {
      const answer = await get(url);
      assert.match(String(answer.headers['content-type']), /^application\/atom\+xml/, url);
      const feed = checkAtom(answer.body, url);
      assert.ok(all(feed, 'entry').length > 0);
      for (const entry of all(feed, 'entry')) {
        assert.equal(one(entry, 'content').attributes.type, 'html');
        assert.match(one(entry, 'content').text, /<p dir="auto">Water &amp; &lt;b&gt;<\/p>/);
        assert.match(one(entry, 'id').text, /^tag:talk\.example,\d{4}-\d\d-\d\d:report\/\d+$/);
      }
    }
  });

  it('lead to the discussion, and name in it what each comment answers (RFC 4685)', async () => {
    const entry = all(parse((await get('/feed.atom')).body), 'entry')[0] as Element;
    const [replies] = link(entry, 'replies');
    assert.deepEqual(
      [replies?.attributes.type, replies?.attributes['thr:count'], one(entry, 'thr:total').text],
      ['application/atom+xml', '2', '2'],
    );
    const url = replies?.attributes.href?.slice(BASE.length) ?? '';
    const comments = all(checkAtom((await get(url)).body, url), 'entry');
    const newest = comments.map((comment) => one(comment, 'updated').text).sort();
    assert.equal(replies?.attributes['thr:updated'], newest.at(-1));
    const [reply, root] = [...comments].sort(
      (a, b) => one(a, 'content').text.length - one(b, 'content').text.length,
    );
    assert.ok(reply && root && comments.length === 2);
    const ids = comments.map((comment) => one(comment, 'id').text);
    const refs = comments.map((comment) => one(comment, 'thr:in-reply-to').attributes.ref ?? '');
    assert.ok(refs.includes(one(entry, 'id').text));
    assert.ok(refs.some((ref) => ids.includes(ref)));
  });

  it('give every month its archive, closed once it is over (RFC 5005)', async () => {
    const newest = parse((await get('/feed.atom')).body);
    let [next] = link(newest, 'prev-archive');
    const months: string[] = [];
    while (next) {
      const url = next.attributes.href?.slice(BASE.length) ?? '';
      months.push(url);
      const archive = checkAtom((await get(url)).body, url);
      one(archive, 'fh:archive');
      assert.equal(link(archive, 'current')[0]?.attributes.href, `${BASE}/feed.atom`);
      [next] = link(archive, 'prev-archive');
    }
    assert.deepEqual(months, ['/2026/10/feed.atom', '/2026/09/feed.atom']);
    const september = parse((await get('/2026/09/feed.atom')).body);
    assert.equal(link(september, 'next-archive')[0]?.attributes.href, `${BASE}/2026/10/feed.atom`);
    const current = parse((await get('/2026/11/feed.atom')).body);
    assert.equal(all(current, 'fh:archive').length, 0);
    assert.equal((await get('/2025/01/feed.atom')).statusCode, 404);
  });

  it('are JSON Feed 1.1', async () => {
    const answer = await get('/feed.json');
    assert.match(String(answer.headers['content-type']), /^application\/feed\+json/);
    const feed = answer.json();
    assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
    assert.equal(feed.feed_url, `${BASE}/feed.json`);
    assert.equal(feed.items.length, 3);
    assert.deepEqual([feed.home_page_url, typeof feed.title], [`${BASE}/`, 'string']);
    const ids = feed.items.map(({ id }: { id: string }) => id);
    assert.equal(new Set(ids).size, 3);
    const entries = all(parse((await get('/feed.atom')).body), 'entry');
    assert.deepEqual(
      ids,
      entries.map((entry) => one(entry, 'id').text),
      'one report, one id in every feed',
    );
    for (const item of feed.items) {
      assert.equal(typeof item.id, 'string');
      assert.ok(typeof item.content_html === 'string' || typeof item.content_text === 'string');
      assert.match(item.date_published, RFC_3339);
      assert.deepEqual(item.authors, [{ name: 'Ann Example' }]);
      for (const key of Object.keys(item).filter((name) => name.startsWith('_')))
        assert.equal(typeof item[key].about, 'string');
    }
  });

  it('tell in which language a report is, where it is not the site’s', async () => {
    const feed = parse((await get('/2026/10/feed.atom')).body);
    assert.equal(feed.attributes['xml:lang'], 'en');
    assert.equal(one(feed, 'entry').attributes['xml:lang'], 'ar');
    const { items } = (await get('/feed.json')).json();
    assert.deepEqual(
      items.map(({ language }: { language?: string }) => language),
      [undefined, 'ar', undefined],
    );
    assert.match((await get('/2026/10/')).body, /<article lang="ar" dir="rtl">/);
  });

  it('are sitemaps: of everything, and for news of the last two days', async () => {
    const urls = (xml: string) => all(parse(xml), 'url').map((url) => one(url, 'loc').text);
    const { body: map } = await get('/sitemap.xml');
    const whole = urls(map);
    assert.equal(parse(map).attributes.xmlns, 'http://www.sitemaps.org/schemas/sitemap/0.9');
    for (const { text } of all(parse(map), 'url').flatMap((url) => all(url, 'lastmod')))
      assert.match(text, RFC_3339);
    for (const url of whole) assert.ok(url.startsWith(`${BASE}/`), url);
    assert.equal(new Set(whole).size, whole.length);
    assert.equal(whole.filter((url) => url.includes('report-')).length, 3);
    const news = (await get('/sitemap-news.xml')).body;
    assert.deepEqual(urls(news), [`${BASE}/2026/11/report-1/`]);
    const told = one(one(parse(news), 'url'), 'news:news');
    assert.match(one(told, 'news:publication_date').text, RFC_3339);
    assert.equal(one(one(told, 'news:publication'), 'news:language').text, 'en');
  });

  it('hold nothing that is a draft, withdrawn or unlisted, nor do lists', async () => {
    for (const url of [
      '/feed.atom',
      '/feed.json',
      '/sitemap.xml',
      '/sitemap-news.xml',
      '/2026/11/feed.atom',
      '/section/town/',
      '/author/ann-example/feed.atom',
      '/2026/11/',
      '/',
    ]) {
      const { body } = await get(url);
      assert.match(body, /report-1\//, url);
      assert.doesNotMatch(body, /report-[456]/, url);
    }
    assert.equal((await get('/2026/11/report-6/')).statusCode, 200);
    assert.equal((await get('/2026/11/report-5/comments.atom')).statusCode, 404);
    assert.equal((await get('/tag/nothing/')).statusCode, 404);
  });

  it('have their page: a month with a calendar, a report with its section, author and tags', async () => {
    const month = (await get('/2026/11/')).body;
    assert.match(month, /<table class="calendar">/);
    assert.match(month, /<a href="#day-20"><strong>20<\/strong> <small>1 report<\/small><\/a>/);
    assert.match(month, /id="day-20"/);
    const report = (await get('/2026/11/report-1/')).body;
    for (const href of ['/section/town/', '/author/ann-example/', '/tag/rivers/'])
      assert.ok(report.includes(`href="${href}"`), href);
  });

  it('tell previews when a report came out, and in which lists it stands', async () => {
    const { body } = await get('/2026/11/report-1/');
    const graph = (property: string) =>
      [...body.matchAll(new RegExp(`property="${property}" content="([^"]*)"`, 'g'))].map(([, said]) => said);
    assert.deepEqual(graph('og:type'), ['article']);
    assert.match(graph('article:published_time')[0] ?? '', RFC_3339);
    assert.match(graph('article:modified_time')[0] ?? '', RFC_3339);
    assert.deepEqual([graph('article:section'), graph('article:tag')], [['Town'], ['Rivers']]);
    assert.match(body, /<meta name="robots" content="max-image-preview:large"\/>/);
  });

  it('tell machines of a report with its comments below each other', async () => {
    const { body } = await get('/2026/11/report-1/');
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(body) ?? [];
    const data = JSON.parse(json);
    assert.deepEqual(data.author, [
      { '@type': 'Person', name: 'Ann Example', url: `${BASE}/author/ann-example/` },
    ]);
    assert.deepEqual([data.articleSection, data.keywords], ['Town', ['Rivers']]);
    assert.equal(data.comment.length, 1);
    assert.equal(data.comment[0].text, 'A root');
    assert.deepEqual(
      data.comment[0].comment.map(({ text }: { text: string }) => text),
      ['An answer'],
    );
    assert.ok(decodeId(talked) !== undefined);
  });
});
