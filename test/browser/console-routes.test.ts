/** Every page of the console that the route table names, full of long names and hostile words, as people have it on their screens. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ROUTES } from '../../src/http/route-table.js';
import { axe } from '../kit/axe.js';
import { chromiumMissing } from '../kit/chromium.js';
import { pathOf } from '../security/request.js';
import { type BusyNewsroom, openBusyNewsroom } from './busy-newsroom.js';
import { atDesk } from './newsroom.js';

/** What some addresses need besides their path to show all that they have. */
const QUERIES: Readonly<Record<string, string>> = {
  '/console/site/:siteId/replay': '?policy=careful&signal=word-list',
  '/console/site/:siteId/policy-of-section': '?section=x',
  '/console/site/:siteId/sources': '?name=x',
  '/console/law/:siteId/transparency': '?from=2026-01-01&to=2026-12-31&part=1',
  '/console/crimes': '?comment=:commentId',
  '/console/like/:commentId': '?by=rule',
  '/console/search': '?q=quibblefrotz',
};
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const DESK = { width: 1280, height: 800 };

describe('every page of the console', { skip: await chromiumMissing() }, () => {
  let newsroom: BusyNewsroom;
  let addresses: readonly string[];
  before(async () => {
    newsroom = await openBusyNewsroom();
    const { named } = newsroom;
    addresses = ROUTES.filter(({ space, method }) => space === 'console' && method === 'GET').map((route) => {
      const names = route.path.includes('/report/') ? { ...named, storyId: named.reportId ?? '' } : named;
      return pathOf({ path: route.path + (QUERIES[route.path] ?? '') }, names);
    });
  });
  after(() => newsroom.close());

  /** Each address that answers with a page; fails where one answers with a refusal. */
  async function pagesFor(page: Page): Promise<readonly string[]> {
    const pages: string[] = [];
    for (const address of addresses) {
      const answer = await page.request.get(newsroom.origin + address, { maxRedirects: 0 });
      assert.ok(answer.status() < 400, `${address}: ${answer.status()}`);
      const { 'content-type': type, 'content-disposition': isFile } = answer.headers();
      if (answer.status() === 200 && !isFile && type?.startsWith('text/html')) pages.push(address);
    }
    assert.ok(pages.length > 35, `${pages.length} pages`);
    return pages;
  }

  test('has nothing that axe finds and nothing that sticks out: on a phone and a desk, in dark colours, from right to left', async () => {
    await atDesk(newsroom, PHONE, async ({ page, problems }) => {
      for (const address of await pagesFor(page)) {
        await page.setViewportSize(PHONE.viewport);
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(newsroom.origin + address);
        assert.deepEqual(await sticksOut(page), [], address);
        assert.deepEqual(await axe(page), [], address);
        await turn(page, 'rtl');
        assert.deepEqual(await sticksOut(page), [], `${address}, from right to left`);
        await page.setViewportSize(DESK);
        assert.deepEqual(await sticksOut(page), [], `${address}, from right to left, on a desk`);
        await turn(page, 'ltr');
        await page.emulateMedia({ colorScheme: 'dark' });
        assert.deepEqual(await sticksOut(page), [], `${address}, on a desk`);
        // What a width and colours change; the rest was asked for above.
        const only = ['color-contrast', 'target-size'];
        assert.deepEqual(await axe(page, { only }), [], `${address}, dark, on a desk`);
      }
      assert.deepEqual(problems, []);
      assert.equal(await page.evaluate(() => 'canary' in window), false);
    });
  });
});

function turn(page: Page, dir: 'ltr' | 'rtl'): Promise<void> {
  return page.evaluate((to) => document.documentElement.setAttribute('dir', to), dir);
}

/** What is wider than the window, or cut off without a way to scroll to it. */
function sticksOut(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return [];
    const isOut = (element: Element): boolean => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (left < -1 || right > wide + 1);
    };
    const out = [...document.body.querySelectorAll('*')].filter(isOut);
    return [
      `${document.documentElement.scrollWidth}`,
      ...out.slice(0, 4).map((one) => one.outerHTML.slice(0, 120)),
    ];
  });
}
