/** The painted pages around signing in, in a browser. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { mailedCode, mailText } from '../http/reader.js';
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

  for (const language of ['de', 'ar', 'he']) {
    test(`fit a phone and have no fault that axe finds in the language ${language}, and so does the mail`, async () => {
      const { store } = two.house;
      const demo = await store.read.siteBySlug({ slug: 'demo' });
      assert.ok(demo);
      await store.write.updateSite({ id: demo.id, language });
      await withPage({ viewport: { width: 320, height: 640 } }, async ({ page }) => {
        const check = async (name: string) => {
          assert.deepEqual(await axe(page), [], name);
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, name);
          const root = page.locator('html');
          assert.equal(await root.getAttribute('lang'), language, name);
          assert.equal(await root.getAttribute('dir'), language === 'de' ? 'ltr' : 'rtl', name);
        };
        await page.goto(`${two.origin}/sign-in?site=demo&back=%2Fme%3Fsite%3Ddemo`);
        await page
          .locator('details')
          .last()
          .evaluate((node) => node.setAttribute('open', ''));
        await check('sign-in');
        await page.locator('[name=email]').first().fill(`${language}@home.example`);
        await page.keyboard.press('Enter');
        await page.waitForURL('**/sign-in/code*');
        await check('code');
        assert.doesNotMatch(mailText(two.house.mails().at(-1) ?? ''), /Your code|wants to sign in/);
        await page.locator('[name=code]').fill('BBBB-BBBB');
        await page.keyboard.press('Enter');
        await page.getByRole('alert').waitFor();
        assert.doesNotMatch((await page.getByRole('alert').textContent()) ?? '', /[Cc]ode is|right/);
        await page.locator('[name=code]').fill(mailedCode(two.house));
        await page.locator('[name=name]').fill('Noa');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/me*');
        await page
          .locator('details')
          .last()
          .evaluate((node) => node.setAttribute('open', ''));
        await check('me');
        await page.goto(`${two.origin}/me/export?site=demo`);
        await check('export');
        await page.goto(`${two.origin}/me/erase?site=demo`);
        await check('erase');
      });
    });
  }
});
