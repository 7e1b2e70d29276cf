import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { Route } from '../../src/http/route.js';
import { ROUTES } from '../../src/http/route-table.js';
import { staticArchive } from '../../src/publish/static-archive.js';
import { exportSite } from '../../src/use-cases/export-site.js';
import { htmlPart } from '../http/mails.js';
import { chromiumMissing, openBrowser } from '../kit/chromium.js';
import { dataMissing, TEST_DATA } from '../kit/data.js';
import { type Planted, plant } from './planted.js';
import { pathOf } from './request.js';

const LIST = 'payloads/xss-payload-list.txt';
/** Each of the list is tried as a body in core/body/hostile-payloads.test.ts; in a browser, one in so many. */
const ONE_IN = 25;
/** Beside the list's: each does the same in another place of a page. */
const OWN: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover=alert(1) x='",
  '</script><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '<![CDATA[<script>alert(1)</script>]]>',
  ']]><script>alert(1)</script>',
  '--><script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '<javascript:alert(1)>',
  '<iframe srcdoc="<script>parent.alert(1)</script>">',
];

declare global {
  var canaryHits: string[] | undefined;
}

/** Puts a canary in place of what payloads call; a page's own scripts call none of it. */
const CANARY = `globalThis.canaryHits = [];
for (const name of ['alert', 'confirm', 'prompt', 'print'])
  globalThis[name] = (...given) => { globalThis.canaryHits.push(name + ' ' + given); };`;

describe('script-injection payloads, by every way in and to every reader', {
  skip: (await chromiumMissing()) || dataMissing(LIST),
}, () => {
  let planted: Planted;
  let page: Page;
  before(async () => {
    const lines = readFileSync(path.join(TEST_DATA, LIST), 'utf8').split('\n');
    planted = await plant([...OWN, ...lines.filter((line, i) => line.trim() !== '' && i % ONE_IN === 0)]);
    const context = await (await openBrowser()).newContext({ bypassCSP: true });
    await context.addInitScript(CANARY);
    for (const cookie of `${planted.admin}; ${planted.reader}`.split('; ')) {
      const [name = '', value = ''] = cookie.split('=');
      await context.addCookies([{ name, value, url: planted.origins.origin }]);
    }
    page = await context.newPage();
  });
  after(async () => {
    await page?.context().close();
    await planted?.origins.close();
  });

  const hits = () => page.evaluate(() => globalThis.canaryHits);

  /** Opens a page, waits until it is at rest, touches what is there to be touched, and asks the canary. */
  async function look(url: string): Promise<void> {
    const answer = await page.goto(url, { waitUntil: 'networkidle' });
    assert.equal(answer?.status(), 200, url);
    await isUnharmed(url);
  }

  async function isUnharmed(where: string): Promise<void> {
    await page.evaluate(() => {
      const kinds = ['mouseover', 'focus', 'mouseenter', 'toggle', 'error', 'load', 'animationend'];
      for (const element of document.querySelectorAll('main *, parley-thread *'))
        for (const kind of kinds) element.dispatchEvent(new Event(kind));
    });
    assert.deepEqual(await hits(), [], where);
    const odd = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].flatMap((element) =>
          [...element.attributes].filter(
            ({ name, value }) => /^on/.test(name) || /^\s*javascript:/i.test(value),
          ),
        ).length,
    );
    assert.equal(odd, 0, `${where} has an attribute that runs`);
  }

  /** Shows markup as a reader of feeds or mails does that trusts everything. */
  async function show(markup: string, where: string): Promise<void> {
    await page.goto('about:blank');
    await page.setContent(markup, { waitUntil: 'load' });
    await isUnharmed(where);
  }

  it('would be noticed', async () => {
    await page.goto('about:blank');
    await page.setContent('<main><b onmouseover="alert(7)">x</b><img src="x:" onerror="alert(8)"></main>');
    await assert.rejects(isUnharmed('made up'));
    assert.ok((await hits())?.length);
  });

  it('do nothing on pages that readers open', async () => {
    const { origins, storyId, importedStoryId, commentId, reportPath } = planted;
    assert.ok(planted.sent > 1000, `${planted.sent} sent`);
    const paths = [
      `/t/${storyId}/`,
      `/t/${storyId}/?sort=oldest`,
      `/t/${importedStoryId}/`,
      `/c/${commentId}`,
    ];
    const more = ['/me', `/compose?story=${storyId}&quote=${commentId}`, `/flag?comment=${commentId}`];
    for (const at of [...paths, ...more]) await look(`${origins.origin}${at}`);
    for (const at of ['/', reportPath, '/corrections', '/search?q=script', '/search?q=alert'])
      await look(`${origins.origin}${at}`);
  });

  it('do nothing in a thread that another page carries', async () => {
    const url = `${planted.origins.paper}/`;
    const thread = `<parley-thread site="demo" url="${url}"></parley-thread>`;
    await page.goto(`${url}?${encodeURIComponent(thread)}`);
    await page.locator('parley-thread').getByRole('article').first().waitFor();
    await isUnharmed('the embed');
    const include = `${planted.origins.origin}/embed/include?site=demo&url=${encodeURIComponent(url)}`;
    await look(include);
  });

  it('do nothing on any page that the console or the site has', async () => {
    const { origins, names } = planted;
    const opened: string[] = [];
    const shown: string[] = [];
    for (const route of ROUTES.filter(isPage)) {
      const path = pathOf(route, names);
      const answer = await page.goto(`${origins.origin}${path}`, { waitUntil: 'load' }).catch(() => null);
      if (answer?.status() !== 200 || !/html/.test(answer.headers()['content-type'] ?? '')) continue;
      opened.push(route.path);
      await isUnharmed(path);
      // What has arrived as text has come the whole way.
      if ((await page.locator('body').textContent())?.includes('alert(')) shown.push(route.path);
    }
    assert.ok(opened.length > 40, opened.join(' '));
    const unseen = SHOW.filter((path) => !shown.includes(path));
    assert.deepEqual(unseen, [], `shown: ${shown.join(' ')}`);
  });

  it('do nothing in what the console finds and lists', async () => {
    const { origins, commentId } = planted;
    for (const at of ['queue/flagged', 'queue/held', 'search?q=alert', `author/${commentId}`])
      await look(`${origins.origin}/console/${at}`);
    await look(`${origins.origin}/page/planted/`);
  });

  it('do nothing in feeds, mails and archives, however much their reader trusts them', async () => {
    const { origins, storyId } = planted;
    for (const at of ['/feed.atom', `/t/${storyId}/feed.atom`, '/feed.json']) {
      const text = await (await fetch(`${origins.origin}${at}`)).text();
      for (const html of contentsOf(text)) await show(`<main>${html}</main>`, at);
    }
    await origins.house.settle();
    const mails = origins.house
      .mails()
      .map(htmlPart)
      .filter((html) => html !== '');
    assert.ok(
      mails.some((mail) => mail.includes('alert(1)')),
      `${mails.length} mails`,
    );
    for (const html of mails) await show(html, 'a mail');
    const site = await origins.house.store.read.siteBySlug({ slug: 'demo' });
    assert.ok(site);
    for await (const made of staticArchive(exportSite(origins.house.store.read, site)))
      if (made.path.endsWith('.html')) await show(made.text, made.path);
  });
});

/** Where the words of staff, and of those who write to a newsroom, must be seen as words. */
const SHOW: readonly string[] = [
  '/console/comment/:commentId',
  '/console/appeals',
  '/console/notices',
  '/console/crimes',
  '/console/law',
  '/console/log',
  '/console/people',
  '/console/site/:siteId/stories',
  '/page/:slug/',
  '/discussion',
];
/** What a browser can open. */
const isPage = ({ method, space }: Route): boolean =>
  method === 'GET' && ['page', 'form', 'console'].includes(space);

/** The pieces of HTML that a feed holds as text. */
function contentsOf(feed: string): readonly string[] {
  if (feed.startsWith('{'))
    return JSON.parse(feed).items.map((item: { content_html?: string }) => item.content_html ?? '');
  const pieces = [...feed.matchAll(/<(?:content|summary|title) type="html"[^>]*>([^<]*)</g)];
  const read = (text: string) =>
    text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&');
  return pieces.map(([, text = '']) => read(text));
}
