/** Links to comments, and how a thread uses the room it has: in pages of others, on our own, and without JavaScript. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { axe } from '../kit/axe.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { carrying, type MadeThread, makeThread } from './made-thread.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from './two-origins.js';

/** `Reply 3.` by Rita 3, or `Root 1.` by Reader 1. */
const article = (page: Page, text: string) => {
  const name = `Comment by ${text.replace('Reply', 'Rita').replace('Root', 'Reader').replace('.', '')}`;
  return page.getByRole('article', { name, exact: true });
};
const PHONE = { viewport: { width: 360, height: 740 } };
const DESKTOP = { viewport: { width: 1200, height: 900 } };

/** Where a comment begins, from the left. */
async function leftOf(page: Page, text: string): Promise<number> {
  return Math.round((await article(page, text).boundingBox())?.x ?? Number.NaN);
}

describe('a link to a comment', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  let thread: MadeThread;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
    // The first root, with a chain of twelve, is on the second page of the newest.
    thread = await makeThread(two, { roots: 25, replies: 12 });
  });
  after(() => two.close());

  const isMarked = (page: Page, text: string) =>
    article(page, text).evaluate((found) => {
      const plain = found.closest('ol')?.parentElement?.closest('article') ?? document.createElement('p');
      const looks = getComputedStyle(found);
      const isOutlined = looks.outlineStyle !== 'none' && Number.parseFloat(looks.outlineWidth) > 0;
      return isOutlined || looks.backgroundColor !== getComputedStyle(plain).backgroundColor;
    });

  test('leads to it in a page’s thread, deep in a conversation that was not loaded, and marks it', async () => {
    await withPage(DESKTOP, async ({ page, problems }) => {
      await page.goto(`${carrying(two, thread.url)}#c-${thread.replies[9]}`);
      const linked = article(page, 'Reply 10.');
      await linked.and(page.locator(':focus')).waitFor();
      const box = await linked.boundingBox();
      assert.ok(box && box.y > 0 && box.y + box.height < 900, `it stands at ${box?.y}`);
      assert.ok(await isMarked(page, 'Reply 10.'));
      // In its context: what it answers, up to the root.
      assert.equal(await article(page, 'Reply 9.').count(), 1);
      assert.equal(await page.getByText('Root 1.', { exact: true }).count(), 1);
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(problems, []);
    });
  });

  test('leads to it on our own pages, with JavaScript and without', async () => {
    const id = thread.replies[10] ?? '';
    await withPage(DESKTOP, async ({ page }) => {
      await page.goto(`${thread.address}#c-${id}`);
      await article(page, 'Reply 11.').and(page.locator(':focus')).waitFor();
      assert.ok(await isMarked(page, 'Reply 11.'));
    });
    await withPage({ ...DESKTOP, javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(`${two.origin}/c/${thread.replies[9]}`);
      await article(page, 'Reply 11.').getByRole('link', { name: /^Link/ }).click();
      const linked = article(page, 'Reply 11.');
      await linked.waitFor();
      assert.equal(await article(page, 'Reply 10.').count(), 1);
      const box = await linked.boundingBox();
      assert.ok(box && box.y > 0 && box.y < 900, `it stands at ${box?.y}`);
    });
  });

  test('to a comment of another thread, or to none, leaves the thread as it is', async () => {
    const other = await makeThread(two, { roots: 1, replies: 1 });
    for (const id of [other.replies[0], '00000000001', 'nonsense', '"><img src=x>']) {
      await withPage(DESKTOP, async ({ page }) => {
        await page.goto(`${carrying(two, thread.url)}#c-${id}`);
        await article(page, 'Root 25.').waitFor();
        await page.getByText('Keyboard', { exact: true }).waitFor();
        assert.equal(await page.locator('article:focus').count(), 0);
        assert.equal(await page.getByText('Reply 1.', { exact: true }).count(), 0);
      });
    }
  });
});

describe('the room of a thread', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  let thread: MadeThread;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
    thread = await makeThread(two, { roots: 1, replies: 9 });
  });
  after(() => two.close());

  const linkTo = (page: Page, text: string, name: string) =>
    article(page, text).getByRole('link', { name: new RegExp(`^In reply to ${name}`) });

  /** All replies of the chain, from whatever it takes to load them. */
  async function loadAll(page: Page): Promise<void> {
    await page.getByRole('button', { name: /more repl/ }).click();
    await article(page, 'Reply 9.').waitFor();
  }

  test('is used for eight levels where there is plenty, and for four where there is little', async () => {
    await withPage(DESKTOP, async ({ page }) => {
      await page.goto(carrying(two, thread.url));
      await loadAll(page);
      const lefts = [];
      for (let n = 1; n <= 9; n++) lefts.push(await leftOf(page, `Reply ${n}.`));
      // A root is the first level, so the seventh reply stands on the eighth.
      for (let n = 1; n < 7; n++) assert.ok((lefts[n] ?? 0) > (lefts[n - 1] ?? 0), `${lefts}`);
      assert.equal(lefts[7], lefts[6]);
      assert.equal(lefts[8], lefts[6]);
      await page.setViewportSize(PHONE.viewport);
      await page.waitForFunction(
        () =>
          document.querySelector('parley-thread')?.shadowRoot?.querySelectorAll('a.answers:not(.deep)')
            .length === 6,
      );
      const narrow = [];
      for (let n = 1; n <= 9; n++) narrow.push(await leftOf(page, `Reply ${n}.`));
      assert.ok((narrow[2] ?? 0) > (narrow[0] ?? 0));
      assert.equal(new Set(narrow.slice(2)).size, 1, `${narrow}`);
      const link = linkTo(page, 'Reply 5.', 'Rita 4');
      assert.equal(await link.locator('q').textContent(), 'Reply 4.');
      await link.click();
      await article(page, 'Reply 4.').and(page.locator(':focus')).waitFor();
      assert.deepEqual(await axe(page), []);
    });
  });

  test('counts, not the window’s: in a narrow column of a wide page four levels are indented', async () => {
    await withPage(DESKTOP, async ({ page }) => {
      await page.goto(carrying(two, thread.url, (inner) => `<table width="380"><tr><td>${inner}</table>`));
      await loadAll(page);
      assert.equal(await leftOf(page, 'Reply 9.'), await leftOf(page, 'Reply 3.'));
      assert.ok(await linkTo(page, 'Reply 9.', 'Rita 8').isVisible());
    });
  });

  const phoneLooks = async (page: Page): Promise<void> => {
    assert.equal(await leftOf(page, 'Reply 7.'), await leftOf(page, 'Reply 3.'));
    const link = linkTo(page, 'Reply 7.', 'Rita 6');
    assert.equal(await link.locator('q').textContent(), 'Reply 6.');
    assert.ok(((await link.boundingBox())?.width ?? 0) > 50);
  };
  const desktopLooks = async (page: Page): Promise<void> => {
    assert.ok((await leftOf(page, 'Reply 7.')) > (await leftOf(page, 'Reply 3.')));
    const link = linkTo(page, 'Reply 6.', 'Rita 5');
    assert.ok(((await link.boundingBox())?.width ?? 99) <= 1, 'the indent shows it');
    await link.focus();
    assert.ok(((await link.boundingBox())?.width ?? 0) > 50, 'who gets there by keyboard sees it');
  };

  test('is used the same way on our own pages', async () => {
    for (const [size, look] of [
      [PHONE, phoneLooks],
      [DESKTOP, desktopLooks],
    ] as const)
      await withPage(size, async ({ page }) => {
        await page.goto(thread.address);
        await loadAll(page);
        await look(page);
        assert.deepEqual(await axe(page), []);
      });
  });

  test('is used the same way without JavaScript, by the style sheet alone', async () => {
    for (const [size, look] of [
      [PHONE, phoneLooks],
      [DESKTOP, desktopLooks],
    ] as const)
      await withPage({ ...size, javaScriptEnabled: false }, async ({ page }) => {
        await page.goto(`${two.origin}/c/${thread.root}`);
        await article(page, 'Reply 9.').waitFor();
        await look(page);
      });
  });

  test('is for words alone when it is printed: no form, nothing to press', async () => {
    for (const address of [carrying(two, thread.url), thread.address])
      await withPage(DESKTOP, async ({ page }) => {
        await page.goto(address);
        await article(page, 'Reply 3.').waitFor();
        await page.getByText('Keyboard', { exact: true }).waitFor();
        await page.emulateMedia({ media: 'print' });
        for (const text of ['Root 1.', 'Reply 3.']) assert.ok(await article(page, text).isVisible());
        const seen = page.locator('form, button, textarea, .sorts').filter({ visible: true });
        assert.deepEqual(await seen.allTextContents(), [], address);
        assert.equal(
          await article(page, 'Root 1.').evaluate((one) => getComputedStyle(one).breakInside),
          'avoid',
        );
      });
  });
});
