/** The painted pages around signing in, in a browser. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { mailedCode } from '../http/reader.js';
import { axe } from '../kit/axe.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from './two-origins.js';

describe('our own pages around signing in', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
  });
  after(() => two.close());

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`work by keyboard, fit a phone, and have no fault that axe finds, in ${colorScheme} colours`, async () => {
      await withPage({ colorScheme, viewport: { width: 320, height: 640 } }, async ({ page }) => {
        const check = async (name: string) => {
          assert.deepEqual(await axe(page), [], name);
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, name);
        };
        await page.goto(`${two.origin}/sign-in?site=demo&back=%2Fme%3Fsite%3Ddemo`);
        await check('sign-in');
        await page.getByLabel('E-mail address').first().focus();
        await page.keyboard.type(`${colorScheme}@home.example`);
        await page.keyboard.press('Enter');
        await page.waitForURL('**/sign-in/code*');
        await check('code');
        await page.getByLabel('Code').focus();
        await page.keyboard.type(mailedCode(two.house));
        await page.keyboard.press('Tab');
        await page.keyboard.type('Tabby');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/me*');
        await page.getByText('Signed in as Tabby').waitFor();
        await check('me');
        await page.getByRole('link', { name: 'See everything that we keep of you' }).press('Enter');
        await page.waitForURL('**/me/export');
        await check('export');
        await page.goto(`${two.origin}/me/erase`);
        await check('erase');
      });
    });
  }
});
