/** What somebody who is signed in is told of answers, beside their name in a thread. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { published } from '../http/house.js';
import { mailedCode } from '../http/reader.js';
import { axe } from '../kit/axe.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from './two-origins.js';

const THREAD = '<parley-thread site="demo" url="http://localhost/answered"></parley-thread>';

/** By a code, in the window over the thread. */
async function signIn({ house }: TwoOrigins, page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail address').fill('kim@home.example');
  await dialog.getByRole('button', { name: 'Send me a code' }).click();
  await dialog.getByLabel('Code', { exact: true }).waitFor();
  await dialog.getByLabel('Code', { exact: true }).fill(mailedCode(house));
  await dialog.getByLabel('Your name').fill('Kim');
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Signed in as Kim' }).waitFor();
}

describe('answers to whoever is signed in', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
  });
  after(() => two.close());

  test('are counted beside their name, and the count leads to their own page', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(`${two.paper}/?${encodeURIComponent(THREAD)}`);
      await signIn(two, page);
      await page.getByRole('textbox', { name: 'Your comment' }).focus();
      const wish = page.getByRole('checkbox', { name: 'Mail me the answers' });
      await wish.check();
      assert.equal(await page.getByRole('textbox', { name: 'E-mail address' }).isVisible(), false);
      const answered = page.waitForResponse((response) => /stories\/\w+\/comments$/.test(response.url()));
      await page.getByRole('textbox', { name: 'Your comment' }).fill('Does anybody know?');
      await page.getByRole('button', { name: 'Post comment', exact: true }).click();
      const answer = await answered;
      const [, storyId = ''] = /stories\/(\w+)\//.exec(answer.url()) ?? [];
      const bell = page.getByRole('link', { name: '1 new notice for you' });
      assert.equal(await bell.count(), 0);
      const parentId = (await answer.json()).comment.id;
      await published(two.house, { text: 'I do.', parentId, name: 'Ana' }, { storyId });
      await two.house.settle();
      assert.match(two.house.mails().at(-1) ?? '', /Ana/);
      await page.reload();
      await bell.waitFor();
      assert.deepEqual(await axe(page), []);
      const opened = page.context().waitForEvent('page');
      await bell.click();
      const own = await opened;
      await own.getByText('1 new notice for you').waitFor();
      await own.getByRole('button', { name: 'Mark all as read' }).click();
      await own.getByText('1 new notice for you').waitFor({ state: 'detached' });
    });
  });

  test('are counted at the way to their own page, on our pages', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(`${two.paper}/?${encodeURIComponent(THREAD)}`);
      await signIn(two, page);
      const answered = page.waitForResponse((response) => /stories\/\w+\/comments$/.test(response.url()));
      await page.getByRole('textbox', { name: 'Your comment' }).fill('And who else knows?');
      await page.getByRole('button', { name: 'Post comment', exact: true }).click();
      const answer = await answered;
      const [, storyId = ''] = /stories\/(\w+)\//.exec(answer.url()) ?? [];
      const parentId = (await answer.json()).comment.id;
      await published(two.house, { text: 'I do, too.', parentId, name: 'Ana' }, { storyId });
      await two.house.settle();
      await page.goto(`${two.origin}/t/${storyId}/`);
      await page.getByRole('link', { name: 'My comments: 1 new notice for you', exact: true }).waitFor();
      assert.deepEqual(await axe(page), []);
      const { body } = await two.house.server.inject({
        url: `/t/${storyId}/`,
        headers: { host: new URL(two.origin).host },
      });
      assert.doesNotMatch(body, /new notice/);
    });
  });
});
