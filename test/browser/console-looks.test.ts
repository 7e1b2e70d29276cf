/** How the console looks: nothing that axe finds, nothing too small to hit, nothing wider than a phone, marks where they belong. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { encodeId } from '../../src/core/ids.js';
import { FORBIDDEN_WORD, type House } from '../http/house.js';
import { act, begin, until } from '../http/importing.js';
import { addStaff, decide, signIn, staffCookie } from '../http/newsroom.js';
import { axe } from '../kit/axe.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { atDesk, type Newsroom, openNewsroom } from './newsroom.js';

/** Pages of imports: one that was looked at, one that has come in and was compared. */
async function importPages(house: House): Promise<Readonly<Record<string, string>>> {
  const cookie = await staffCookie(house, 'Who imports', { role: 'admin' });
  const rows = [
    'id,storyUrl,storyTitle,text,authorName,createdAt',
    `1,https://old.example/${'a-long-address-'.repeat(9)},${'A long title '.repeat(9)},${FORBIDDEN_WORD},Ann,2020-01-01T00:00:00Z`,
    `2,https://paper.example/two,عنوان بالعربية,هذا نص ${FORBIDDEN_WORD} فيه,قارئ من الميناء,2020-01-02`,
    '3,http://localhost:4000/x,Three,Third,Cy,2020-01-03T00:00:00Z',
  ].join('\n');
  const address = await begin(house, cookie, { files: { 'a table of comments.csv': rows } });
  await until(house, address);
  const done = await begin(house, cookie, { files: { 'done.csv': rows }, fields: { judge: 'off' } });
  await until(house, done);
  await act(house, done, { cookie, act: 'import' });
  await act(house, done, { cookie, act: 'verify' });
  return {
    imports: address.replace(/import\/.*$/, 'imports'),
    import: address,
    'stories of an import': `${address}/stories?group=all`,
    'what an import would hold': `${address}/held`,
    'an import that is done': done,
  };
}

describe('the console', { skip: await chromiumMissing() }, () => {
  let newsroom: Newsroom;
  let pages: Readonly<Record<string, string>>;
  before(async () => {
    newsroom = await openNewsroom(25);
    const { house, waiting, flagged } = newsroom;
    const cookie = await signIn(house, await addStaff(house, 'Somebody', { role: 'moderator' }));
    const done = await decide(house, cookie, { id: waiting[5] ?? '', act: 'reject', reason: 'No.' });
    pages = {
      queue: '/console/queue/held',
      'a decision made': String(done.headers.location),
      flagged: '/console/queue/flagged',
      comment: `/console/comment/${flagged}`,
      'a stale tab': `/console/comment/${waiting[1]}?from=%2Fconsole%2Fqueue%2Fheld&stale=decided`,
      log: '/console/log',
      author: `/console/author/${flagged}`,
      people: '/console/people',
      search: '/console/search?status=held&order=oldest',
      staff: `/console/site/${encodeId(house.site.id)}/staff`,
      appeals: '/console/appeals',
      alike: `/console/like/${waiting[1]}?by=rule`,
      'in hand': '/console/queue/mine',
      unread: '/console/queue/unreviewed?site=paper',
      replay: `/console/site/${encodeId(house.site.id)}/replay?policy=careful&signal=word-list`,
      rules: `/console/site/${encodeId(house.site.id)}/policy`,
      learning: `/console/site/${encodeId(house.site.id)}/learning`,
      numbers: `/console/site/${encodeId(house.site.id)}/numbers`,
      why: `/console/comment/${flagged}/score`,
      claims: '/console/claims',
      sites: '/console/sites',
      ...(await importPages(house)),
      stories: `/console/site/${encodeId(house.site.id)}/stories`,
      story: `/console/story/${house.storyId}`,
      'nothing there': '/console/comment/00000000001',
    };
  });
  after(() => newsroom.close());

  const DOORS = {
    'sign-in': '/console/sign-in?lost=1',
    link: '/console/link?token=x',
    'used link': '/console/link',
  };

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has nothing that axe finds, in ${colorScheme} colours`, async () => {
      await atDesk(newsroom, { colorScheme }, async ({ page }) => {
        for (const [name, address] of Object.entries(pages)) {
          await page.goto(newsroom.origin + address);
          assert.deepEqual(await axe(page), [], name);
        }
        await page.goto(newsroom.origin + pages.queue);
        await page.getByText('Keys On').click();
        await page.keyboard.press('j');
        assert.deepEqual(await axe(page), [], 'keys');
      });
      await withPage({ colorScheme }, async ({ page }) => {
        for (const [name, address] of Object.entries(DOORS)) {
          await page.goto(newsroom.origin + address);
          assert.deepEqual(await axe(page), [], name);
        }
      });
    });
  }

  test('fits a phone, and everything on it can be hit with a finger', async () => {
    // 320 CSS pixels are also a wide window at 400 % (WCAG 1.4.10).
    const phone = { viewport: { width: 320, height: 740 }, hasTouch: true, isMobile: true };
    await atDesk(newsroom, phone, async ({ page }) => {
      for (const [name, address] of Object.entries({ ...pages, ...DOORS })) {
        await page.goto(newsroom.origin + address);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, name);
        assert.deepEqual(await tooSmall(page), [], name);
      }
      await page.goto(newsroom.origin + pages.queue);
      await page.getByText('Keys On').click();
      const box = await page.locator('[data-keys] > div').boundingBox();
      assert.ok(box && box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
    });
  });

  test('marks the words in question and nothing else, in emphasis, quotes and beside astral characters', async () => {
    await atDesk(newsroom, {}, async ({ page }) => {
      await page.goto(newsroom.origin + pages.queue);
      const card = page.locator(`#card-${newsroom.waiting[0]} .words`);
      assert.deepEqual(await card.locator('mark').allTextContents(), [
        FORBIDDEN_WORD,
        'a link',
        FORBIDDEN_WORD,
      ]);
      assert.equal(await card.locator('strong mark').count(), 1);
      assert.equal(await card.locator('blockquote mark').count(), 1);
      assert.match((await card.textContent()) ?? '', /http:\/\/pills\.example\/buy\?x=1/);
      assert.equal(await card.locator('a').count(), 0);
      const evidence = page.locator(`#card-${newsroom.waiting[0]} .evidence li`);
      assert.match((await evidence.first().textContent()) ?? '', /^1word-list/);
    });
  });

  test('turns each text its own way', async () => {
    await atDesk(newsroom, {}, async ({ page }) => {
      await page.goto(newsroom.origin + pages.queue);
      const words = page.locator(`#card-${newsroom.waiting[1]} .words p`);
      assert.equal(await words.evaluate((node) => getComputedStyle(node).direction), 'rtl');
      const quote = page.locator(`#card-${newsroom.waiting[1]} .parent blockquote p`);
      assert.equal(await quote.evaluate((node) => getComputedStyle(node).direction), 'ltr');
    });
  });

  test('keeps the last decision in sight, and never over the card in hand', async () => {
    await atDesk(newsroom, { viewport: { width: 1000, height: 500 } }, async ({ page }) => {
      await page.goto(newsroom.origin + pages['a decision made']);
      for (let i = 0; i < 12; i++) {
        await page.keyboard.press('j');
        const notice = await page.locator('[data-notice]').boundingBox();
        const card = await page.locator('[data-card]:focus').boundingBox();
        assert.ok(notice && card && notice.y >= 0 && notice.y + notice.height <= card.y, `card ${i}`);
        assert.ok(card.y < 500);
      }
    });
  });

  test('names every page by what it shows', async () => {
    await atDesk(newsroom, {}, async ({ page }) => {
      const titles: string[] = [];
      for (const name of [
        'queue',
        'flagged',
        'comment',
        'log',
        'sites',
        'stories',
        'story',
        'nothing there',
      ]) {
        await page.goto(newsroom.origin + pages[name]);
        titles.push(await page.title());
      }
      assert.deepEqual(titles, [
        'Held (24) – The paper',
        'Flagged (1) – The paper',
        'Comment by Flo – The paper',
        'Decisions – The paper',
        'Sites – The paper',
        'Threads of The paper – The paper',
        'One – The paper',
        'Not found – Parley console',
      ]);
    });
  });
});

/** Controls below 24 by 24 CSS pixels (WCAG 2.5.8); links in a sentence may be as tall as their line. */
function tooSmall(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const controls = [
      ...document.querySelectorAll('button, input:not([type="hidden"]), select, textarea, summary, a'),
    ];
    return controls.flatMap((control) => {
      const { width, height } = control.getBoundingClientRect();
      const isInText =
        control.matches('a') && control.closest('p:not(.buttons, .pager, .back), li, h2') !== null;
      const isHidden = width <= 1 || height <= 1;
      const label = control.closest('label')?.getBoundingClientRect();
      const isLarge = (label?.height ?? height) >= 24 && (label?.width ?? width) >= 24;
      return isHidden || isLarge || isInText ? [] : `${control.outerHTML.slice(0, 80)} ${width}×${height}`;
    });
  });
}
