/** Writing a report with the program alive: what is pasted, what is told while one writes, photos, on a phone too. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { axe } from '../kit/axe.js';
import { chromiumMissing } from '../kit/chromium.js';
import { phonePhoto } from '../kit/pictures.js';
import { atDesk, type Newsroom, openNewsroom } from './newsroom.js';

describe('writing a report in the browser', { skip: await chromiumMissing() }, () => {
  let newsroom: Newsroom;
  before(async () => {
    newsroom = await openNewsroom(1);
  });
  after(() => newsroom.close());

  async function begin(page: Page): Promise<void> {
    await page.goto(`${newsroom.origin}/console/reports`);
    await page.getByRole('button', { name: /Write a report/ }).click();
    await page.locator('#headline').waitFor();
  }

  /** What a word processor puts on the clipboard. */
  const paste = (page: Page, html: string) =>
    page.locator('#source').evaluate((field, content) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', content);
      clipboardData.setData('text/plain', 'plain');
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, html);

  test('keeps the checks, the count of words and the preview in step with what is written', async () => {
    await atDesk(newsroom, {}, async ({ page, problems }) => {
      await begin(page);
      await page.getByText('It has no headline.').waitFor();
      await page.locator('#headline').fill('Ferry runs again');
      await page.locator('#summary').fill('It does.');
      await page.locator('#bylines').fill('Ann Example');
      await page.locator('#source').fill('It runs since seven this morning.');
      await page.getByText('Nothing speaks against publishing it.').waitFor();
      await page.getByText('6 words', { exact: true }).waitFor();
      assert.equal(await page.locator('#reason').isVisible(), false);
      await page.locator('#bylines').fill('');
      await page.getByText('It names no author.').waitFor();
      await page.locator('#reason').fill('An agency text.');
      await page.frameLocator('[data-preview]').getByText('since seven').waitFor();
      await page.getByRole('button', { name: 'Publish now' }).click();
      await page.getByRole('link', { name: 'See it on the site' }).waitFor();
      assert.deepEqual(problems, []);
    });
  });

  test('takes from Word and Docs what the small Markdown has a form for', async () => {
    await atDesk(newsroom, {}, async ({ page }) => {
      await begin(page);
      await paste(
        page,
        '<p class=MsoNormal><b>Bold</b> and <a href="https://example.org/">a link</a>.<o:p></o:p></p><h2>Head</h2>',
      );
      await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#source')?.value !== '');
      const text = await page.locator('#source').inputValue();
      assert.equal(text.trim(), '**Bold** and [a link](<https://example.org/>).\n\n## Head');
    });
  });

  test('takes photos and places one where the caret is, on a phone, with nothing that axe finds', async () => {
    const phone = { viewport: { width: 360, height: 740 } };
    await atDesk(newsroom, phone, async ({ page, problems }) => {
      await begin(page);
      await page.locator('#source').fill('First.\n\nSecond.');
      const buffer = await phonePhoto();
      await page.setInputFiles('#photo', { name: 'IMG.JPG', mimeType: 'image/jpeg', buffer });
      await page.getByRole('button', { name: 'Upload' }).click();
      await page.getByText('Photo 1 lacks its description, credit or licence.').waitFor();
      await page.locator('#source').evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(2, 2));
      await page.getByRole('button', { name: 'Put it into the text' }).click();
      const text = await page.locator('#source').inputValue();
      assert.match(text, /^First\.\n\n!\[\]\(photo:\w{11}\)\n\n\nSecond\.$/);
      assert.deepEqual(await axe(page), []);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.equal(width, 360);
      assert.deepEqual(problems, []);
    });
  });
});
