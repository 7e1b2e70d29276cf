/** The upload of an archive as an admin sees it: a bar while files are on their way, and a form that works without a script. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { encodeId } from '../../src/core/ids.js';
import { axe } from '../kit/axe.js';
import { chromiumMissing } from '../kit/chromium.js';
import { atDesk, type Newsroom, openNewsroom } from './newsroom.js';

const ROWS = 'id,storyUrl,storyTitle,text\n1,https://paper.example/one,One,First\n';
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

describe('the upload of an archive', { skip: await chromiumMissing() }, () => {
  let newsroom: Newsroom;
  before(async () => {
    newsroom = await openNewsroom(1);
  });
  after(() => newsroom.close());

  async function chosen(page: Page): Promise<void> {
    const { house, origin } = newsroom;
    await page.goto(`${origin}/console/site/${encodeId(house.site.id)}/imports`);
    await page
      .locator('#files')
      .setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS) });
  }

  test('shows a bar while files are on their way, then the page of the import', async () => {
    await atDesk(newsroom, PHONE, async ({ page }) => {
      await chosen(page);
      let goOn = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      await page.route('**/imports', async (route) => {
        if (route.request().method() === 'POST') await held;
        await route.continue();
      });
      await page.getByRole('button', { name: 'Upload and look' }).click();
      await page.getByRole('progressbar', { name: 'The files are on their way' }).waitFor();
      assert.equal(await page.getByRole('button', { name: 'Upload and look' }).isVisible(), false);
      assert.deepEqual(await axe(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
      goOn();
      await page.waitForURL(/\/import\/[0-9a-z]+$/);
    });
  });

  test('says what the server refused, and can be tried again', async () => {
    await atDesk(newsroom, {}, async ({ page }) => {
      await chosen(page);
      await page.route('**/imports', (route) =>
        route.request().method() === 'POST'
          ? route.fulfill({ status: 413, contentType: 'text/html', body: '<main><p>Too large.</p></main>' })
          : route.continue(),
      );
      await page.getByRole('button', { name: 'Upload and look' }).click();
      await page.getByRole('alert').getByText('Too large.').waitFor();
      await page.unroute('**/imports');
      await page.getByRole('button', { name: 'Upload and look' }).click();
      await page.waitForURL(/\/import\/[0-9a-z]+$/);
    });
  });

  test('can be broken off', async () => {
    await atDesk(newsroom, {}, async ({ page }) => {
      await chosen(page);
      await page.route('**/imports', (route) =>
        route.request().method() === 'POST' ? undefined : route.continue(),
      );
      await page.getByRole('button', { name: 'Upload and look' }).click();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Upload and look' }).waitFor();
      assert.equal(await page.getByRole('progressbar').count(), 0);
    });
  });

  test('works without a script', async () => {
    await atDesk(newsroom, { javaScriptEnabled: false }, async ({ page }) => {
      await chosen(page);
      await page.getByRole('button', { name: 'Upload and look' }).click();
      await page.waitForURL(/\/import\/[0-9a-z]+$/);
    });
  });
});
