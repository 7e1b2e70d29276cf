/** A whole visit without a pointer: read, post, edit, answer, report. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { addressOf, makeThreads } from './accessible-threads.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from './two-origins.js';

const MOST_TABS = 60;

/** The name of what has the focus, through shadow roots; as a screen reader would say it, near enough. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const label = active instanceof HTMLTextAreaElement ? active.labels?.[0]?.firstChild : active;
    return (active?.getAttribute('aria-label') ?? label?.textContent ?? '').trim();
  });
}

/** Goes on by Tab until what is named has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const met: string[] = [];
  for (let step = 0; step < MOST_TABS; step++) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (here === name) return;
    met.push(here);
  }
  assert.fail(`no way by Tab to “${name}”; met: ${met.join(' · ')}`);
}

describe('a visit by keyboard alone', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
  });
  after(() => two.close());

  for (const place of ['embed', 'hosted'] as const)
    test(`reads, posts, edits, answers and reports: ${place}`, async () => {
      const { thread } = addressOf(two, await makeThreads(two), place);
      await withPage({}, async ({ page }) => {
        await page.goto(thread);
        await page.getByRole('button', { name: 'Reply to Berta' }).waitFor();
        if (place === 'hosted') {
          await tabTo(page, 'Write a comment');
          await page.keyboard.press('Enter');
        } else await tabTo(page, 'Your comment');
        assert.equal(await focused(page), 'Your comment');
        await page.keyboard.type('Typed by hand.');
        await tabTo(page, 'Post comment');
        await page.keyboard.press('Enter');
        const mine = page.getByRole('article').filter({ hasText: 'Typed by hand.' });
        await mine.waitFor();
        await page.waitForFunction(() => {
          const thread = document.querySelector('parley-thread');
          return (thread?.shadowRoot ?? document).activeElement?.matches('article');
        });

        await tabTo(page, 'Edit your comment');
        await page.keyboard.press('Enter');
        assert.equal(await focused(page), 'Change your comment');
        await page.keyboard.press('Control+End');
        await page.keyboard.type(' Twice.');
        await tabTo(page, 'Save');
        await page.keyboard.press('Enter');
        await page.getByRole('article').filter({ hasText: 'Typed by hand. Twice.' }).waitFor();

        await tabTo(page, 'Reply to Berta');
        await page.keyboard.press('Enter');
        assert.equal(await focused(page), 'Your reply to Berta');
        await page.keyboard.type('I agree.');
        await tabTo(page, 'Post reply');
        await page.keyboard.press('Enter');
        await page.locator('.replies').getByText('I agree.').waitFor();

        await page.getByRole('article', { name: 'Comment by Berta' }).focus();
        await tabTo(page, 'Report the comment by Berta');
        await page.keyboard.press('Enter');
        await page.getByRole('radio').first().waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Space');
        await tabTo(page, 'Send report');
        await page.keyboard.press('Enter');
        await page.getByText('A moderator will look at it.').first().waitFor();
        assert.equal(await focused(page), 'Report the comment by Berta');
      });
    });
});

describe('a thread in a system’s own few colours', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
  });
  after(() => two.close());

  test('keeps the edges of its buttons and fields, and shows where the focus is', async () => {
    const { thread } = addressOf(two, await makeThreads(two), 'embed');
    await withPage({ forcedColors: 'active', colorScheme: 'dark' }, async ({ page }) => {
      await page.goto(thread);
      const text = page.locator('#new-form textarea');
      await text.focus();
      await page.getByRole('toolbar').waitFor();
      for (const selector of [
        '#new-form .main',
        '#new-form .tool',
        '#new-form textarea',
        '#new-form .buttons button',
      ]) {
        const edge = await page
          .locator(selector)
          .first()
          .evaluate((node) => {
            const { borderTopColor, borderTopWidth, backgroundColor } = getComputedStyle(node);
            return { borderTopColor, borderTopWidth, backgroundColor };
          });
        assert.notEqual(edge.borderTopWidth, '0px', selector);
        assert.notEqual(edge.borderTopColor, edge.backgroundColor, selector);
        assert.doesNotMatch(edge.borderTopColor, /, 0\)$/, selector);
      }
      await page.keyboard.press('Tab');
      const outline = await page
        .getByRole('button', { name: 'Bold' })
        .evaluate((node) => getComputedStyle(node).outlineStyle);
      assert.equal(outline, 'solid');
    });
  });
});
