/** What readers of an open thread see of each other, against the real server. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { axe } from '../kit/axe.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from './two-origins.js';

async function postRoot(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your comment' }).fill(text);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ana');
  await page.getByRole('button', { name: 'Post comment', exact: true }).click();
  await page.getByRole('article').filter({ hasText: text }).waitFor();
}

describe('an open thread', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
  });
  after(() => two.close());

  test('counts what others write, shows it when asked, and follows changes and removals', async () => {
    await withPage({}, async ({ page: writer }) => {
      const address = `${two.paper}/?${encodeURIComponent('<parley-thread site="demo" url="http://localhost/live"></parley-thread>')}`;
      await writer.goto(address);
      await postRoot(writer, 'The first.');
      await withPage({}, async ({ page, problems }) => {
        const stream = page.waitForResponse((response) => response.url().endsWith('/live'));
        await page.goto(address);
        await stream;
        await postRoot(writer, 'The second.');
        await postRoot(writer, 'The third.');
        await page.getByText('2 new comments', { exact: true }).waitFor();
        assert.equal(await page.getByText('The second.').count(), 0);
        assert.equal(await writer.getByText(/^\d+ new comments?$/).count(), 0);
        assert.deepEqual(await axe(page), []);
        if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT });
        await page.getByRole('button', { name: 'Show', exact: true }).click();
        await page.getByText('The third.').waitFor();
        await page.getByRole('heading', { name: '3 comments' }).waitFor();
        await page
          .getByRole('article')
          .filter({ hasText: 'The second.' })
          .and(page.locator(':focus'))
          .waitFor();
        assert.equal(await page.getByRole('button', { name: 'Show', exact: true }).count(), 0);
        const third = writer.getByRole('article').filter({ hasText: 'The third.' });
        await third.getByRole('button', { name: 'Edit your comment' }).click();
        await writer.getByRole('textbox', { name: 'Change your comment' }).fill('The third, changed.');
        await writer.getByRole('button', { name: 'Save', exact: true }).click();
        await page.getByText('The third, changed.').waitFor();
        const changed = writer.getByRole('article').filter({ hasText: 'The third, changed.' });
        await changed.getByRole('button', { name: 'Delete your comment' }).click();
        await writer.getByRole('button', { name: 'Delete', exact: true }).click();
        await page.getByRole('heading', { name: '2 comments' }).waitFor();
        assert.equal(await page.getByText('The third, changed.').count(), 0);
        assert.deepEqual(problems, []);
      });
    });
  });
});
