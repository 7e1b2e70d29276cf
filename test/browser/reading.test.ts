/** What a reader does besides reading and writing: votes, complaints, folds, what is new, keys. Against the real server. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { signInByMail } from '../http/reader.js';
import { axe } from '../kit/axe.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from './two-origins.js';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const article = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });

async function writeAs(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your comment' }).fill(text);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('button', { name: 'Post comment', exact: true }).click();
  await article(page, text).waitFor();
}

async function reply(page: Page, to: string, text: string): Promise<void> {
  await article(page, to)
    .getByRole('button', { name: /^Reply to/ })
    .click();
  await page.getByRole('textbox', { name: /^Your reply to/ }).fill(text);
  await page.getByRole('button', { name: 'Post reply', exact: true }).click();
  await page.getByRole('textbox', { name: /^Your reply to/ }).waitFor({ state: 'detached' });
}

describe('a reader of a thread', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  let stories = 0;
  before(async () => {
    two = await openTwoOrigins({ ...UNJUDGED, voting: 'up-down' });
  });
  after(() => two.close());

  const address = (story: string): string =>
    `${two.paper}/?${encodeURIComponent(`<parley-thread site="demo" url="http://localhost/${story}"></parley-thread>`)}`;

  /** A story with a root by Ana, a reply by Ben, and another root by Cleo; gives its address. */
  async function discussed(context: BrowserContext): Promise<string> {
    const at = address(`reading-${++stories}`);
    const page = await context.newPage();
    await page.goto(at);
    await writeAs(page, 'Ana', 'The ferry is late.');
    await reply(page, 'The ferry is late.', 'It always is.');
    await writeAs(page, 'Cleo', 'Take the bus.');
    await page.close();
    return at;
  }

  /** The address of a story that somebody else has discussed. */
  function discussedByOthers(): Promise<string> {
    return withPage({}, ({ context }) => discussed(context));
  }

  test('votes for and against, sees it at once and after a reload, and is told when it did not count', async () => {
    const at = await discussedByOthers();
    await withPage({}, async ({ page, problems }) => {
      await page.goto(at);
      const bus = article(page, 'Take the bus.');
      const up = bus.getByRole('button', { name: /Vote for the comment by Cleo/ });
      const down = bus.getByRole('button', { name: /Vote against the comment by Cleo/ });
      await up.click();
      await bus.getByRole('button', { name: '1 · Vote for the comment by Cleo', pressed: true }).waitFor();
      await down.click();
      await bus
        .getByRole('button', { name: '1 · Vote against the comment by Cleo', pressed: true })
        .waitFor();
      await bus.getByRole('button', { name: '0 · Vote for the comment by Cleo', pressed: false }).waitFor();
      assert.deepEqual(await axe(page), []);
      await page.reload();
      await bus
        .getByRole('button', { name: '1 · Vote against the comment by Cleo', pressed: true })
        .waitFor();
      assert.deepEqual(problems, []);
      await page.route('**/vote', (route) => route.abort());
      await up.click();
      await page.getByRole('status').filter({ hasText: 'could not be reached' }).waitFor();
      await bus
        .getByRole('button', { name: '1 · Vote against the comment by Cleo', pressed: true })
        .waitFor();
    });
  });

  test('votes once, whatever the page forgets, and beside others of the same address', async () => {
    const at = await discussedByOthers();
    const vote = async (page: Page, count: number) => {
      await page.goto(at);
      await article(page, 'Take the bus.')
        .getByRole('button', { name: /Vote for/ })
        .click();
      await button(page, `${count} · Vote for the comment by Cleo`)
        .and(page.locator('[aria-pressed=true]'))
        .waitFor();
    };
    await withPage({}, ({ page }) => vote(page, 1));
    await withPage({}, async ({ page, problems }) => {
      const counted = page.waitForResponse((response) => response.url().endsWith('/vote'));
      await vote(page, 2);
      await counted;
      await page.evaluate(() => localStorage.clear());
      // The page has forgotten; the signed cookie has not.
      const again = page.waitForResponse((response) => response.url().endsWith('/vote'));
      await page.reload();
      await button(page, '2 · Vote for the comment by Cleo').click();
      assert.equal((await (await again).json()).up, 2);
      await button(page, '2 · Vote for the comment by Cleo')
        .and(page.locator('[aria-pressed=true]'))
        .waitFor();
      assert.deepEqual(problems, []);
    });
  });

  /** Signed in on a device of its own, at a story that others have discussed. */
  async function onDeviceOf(email: string, at: string, work: (page: Page) => Promise<void>): Promise<void> {
    const { cookies } = await signInByMail(two.house, email);
    await withPage({}, async ({ page, context, problems }) => {
      const kept = [...cookies].map(([name, value]) => ({ name, value, url: two.origin }));
      await context.addCookies(kept);
      await page.goto(at);
      await button(page, 'Signed in as Kim').waitFor();
      await work(page);
      assert.deepEqual(problems, []);
    });
  }

  test('ignores somebody on every device once signed in, and sees them again on all of them', async () => {
    const at = await discussedByOthers();
    const asKim = (work: (page: Page) => Promise<void>) => onDeviceOf('kim@home.example', at, work);
    const kept = (page: Page) => page.waitForResponse((answer) => answer.url().endsWith('/me/ignored'));
    await asKim(async (page) => {
      await button(page, 'Report the comment by Cleo').click();
      const saved = kept(page);
      await button(page, 'Ignore Cleo').click();
      await page.getByText('You ignore Cleo.').waitFor();
      await saved;
    });
    await asKim(async (page) => {
      await page.getByText('You ignore Cleo.').waitFor();
      assert.equal(await page.getByText('Take the bus.').count(), 0);
      const saved = kept(page);
      await button(page, 'Show again').click();
      await page.getByText('Take the bus.').waitFor();
      await saved;
    });
    await asKim((page) => page.getByText('Take the bus.').waitFor());
  });

  test('is told when the server does not keep whom they ignore', async () => {
    const at = await discussedByOthers();
    const { cookies } = await signInByMail(two.house, 'kel@home.example');
    await withPage({}, async ({ page, context }) => {
      const kept = [...cookies].map(([name, value]) => ({ name, value, url: two.origin }));
      await context.addCookies(kept);
      await page.goto(at);
      await button(page, 'Signed in as Kim').waitFor();
      await page.route('**/me/ignored', (route) => route.abort());
      await button(page, 'Report the comment by Cleo').click();
      await button(page, 'Ignore Cleo').click();
      await page.getByRole('status').filter({ hasText: 'could not be reached' }).waitFor();
      await page.getByText('Take the bus.').waitFor();
    });
  });

  test('finds own votes on another device after signing in, and not after signing out', async () => {
    const at = await discussedByOthers();
    const asKim = (work: (page: Page) => Promise<void>) => onDeviceOf('kay@home.example', at, work);
    const up = (page: Page, isMine: boolean) =>
      button(page, '1 · Vote for the comment by Cleo').and(page.locator(`[aria-pressed=${isMine}]`));
    await asKim(async (page) => {
      await button(page, '0 · Vote for the comment by Cleo').click();
      await up(page, true).waitFor();
    });
    await asKim(async (page) => {
      await up(page, true).waitFor();
      await button(page, 'Signed in as Kim').click();
      await button(page, 'Sign out').click();
      await up(page, false).waitFor();
    });
  });

  test('reports a comment, or ignores its author and takes that back', async () => {
    const at = await discussedByOthers();
    await withPage({}, async ({ page, problems }) => {
      await page.goto(at);
      await button(page, 'Report the comment by Cleo').click();
      await page.getByRole('radio', { name: 'It is spam or advertising' }).focus();
      await page.keyboard.press('Space');
      assert.deepEqual(await axe(page), []);
      await button(page, 'Send report').click();
      await page.getByText('Thank you. A moderator will look at it.', { exact: true }).last().waitFor();
      await button(page, 'Report the comment by Cleo').click();
      await button(page, 'Ignore Cleo').click();
      await page.getByText('You ignore Cleo.').waitFor();
      await page.reload();
      await page.getByText('You ignore Cleo.').waitFor();
      assert.equal(await page.getByText('Take the bus.').count(), 0);
      await button(page, 'Show again').click();
      await page.getByText('Take the bus.').waitFor();
      assert.deepEqual(problems, []);
    });
  });

  test('folds replies away, and finds them so at the next visit', async () => {
    const at = await discussedByOthers();
    await withPage({}, async ({ page }) => {
      await page.goto(at);
      await button(page, 'Hide 1 reply').click();
      assert.equal(await button(page, 'Show 1 reply').getAttribute('aria-expanded'), 'false');
      assert.equal(await page.getByText('It always is.').count(), 0);
      await page.reload();
      await button(page, 'Show 1 reply').click();
      await page.getByText('It always is.').waitFor();
    });
  });

  test('is shown what is new since the last visit, and goes about by keys as long as that is wanted', async () => {
    const at = await discussedByOthers();
    await withPage({}, async ({ page, problems }) => {
      await page.goto(at);
      await button(page, 'Hide 1 reply').waitFor();
      assert.equal(await button(page, /^New: go to/).count(), 0);
      await withPage({}, async ({ page: other }) => {
        two.house.pass(60_000);
        await other.goto(at);
        await reply(other, 'The ferry is late.', 'Not on Sundays.');
      });
      await page.reload();
      await button(page, /^New: go to/).waitFor();
      assert.equal(await button(page, /^New: go to/).count(), 1);
      const isFocused = (text: string) => article(page, text).and(page.locator(':focus')).waitFor();
      await button(page, 'Reply to Cleo').focus();
      await page.keyboard.press('n');
      await isFocused('Not on Sundays.');
      await page.keyboard.press('u');
      await isFocused('The ferry is late.');
      await page.getByText('Keyboard', { exact: true }).click();
      assert.deepEqual(await axe(page), []);
      await page.getByRole('checkbox', { name: /Single keys/ }).uncheck();
      await button(page, 'Reply to Cleo').focus();
      await page.keyboard.press('n');
      assert.equal(await page.locator('article:focus').count(), 0);
      assert.deepEqual(problems, []);
    });
  });
});
