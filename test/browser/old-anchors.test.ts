/** Links that were made while the comments were in another system open them here. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { decodeId, encodeId, type SiteId, type StoryId } from '../../src/core/ids.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { makeBatch, makeImported } from '../storage/fixtures.js';
import { openTwoOrigins, type TwoOrigins } from './two-origins.js';

const URL_OF_PAGE = 'http://localhost/old-article';

describe('an address of the system that was left', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  let storyId: string;
  /** The oldest of sixty: not on the first page of the thread. */
  let oldest: string;
  before(async () => {
    two = await openTwoOrigins();
    const { store } = two.house;
    const siteId = (await store.read.siteBySlug({ slug: 'demo' }))?.id as SiteId;
    const answer = await fetch(`${two.origin}/api/v1/stories`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ site: 'demo', url: URL_OF_PAGE, title: 'Old' }),
    });
    storyId = ((await answer.json()) as { id: string }).id;
    const inStory = { siteId, storyId: decodeId<StoryId>(storyId) as StoryId };
    const comments = Array.from({ length: 60 }, (_, n) => {
      const placedAt = Date.UTC(2020, 0, 1, 0, n);
      const imported = makeImported(null, { ...inStory, placedAt, createdAt: placedAt, seq: placedAt });
      return { ...imported, ref: { sourceId: String(9000 + n), digest: 'd' } };
    });
    await store.background.importBatch(makeBatch({ siteId, comments }));
    oldest = encodeId(comments[0]?.comment.id as number);
  });
  after(() => two.close());

  const carried = (fragment: string) => {
    const markup = `<p>The article.</p><parley-thread site="demo" url="${URL_OF_PAGE}"></parley-thread>`;
    return `${two.paper}/?${encodeURIComponent(markup)}${fragment}`;
  };

  /** The comment has the focus, in the newsroom's page as on ours. */
  async function assertOpen(page: Page, id: string): Promise<void> {
    await page.locator(`#c-${id}`).waitFor();
    await page.waitForFunction((anchor) => {
      const within = document.querySelector('parley-thread')?.shadowRoot ?? document;
      return within.activeElement?.id === anchor || within.activeElement?.closest('[id]')?.id === anchor;
    }, `c-${id}`);
    assert.equal(await page.locator(`#c-${id}`).isVisible(), true);
  }

  test('opens its comment in the newsroom’s own page', () =>
    withPage({}, async ({ page }) => {
      await page.goto(carried('#comment-9000'));
      await assertOpen(page, oldest);
    }));

  test('opens its comment on the thread’s page here', () =>
    withPage({}, async ({ page }) => {
      await page.goto(`${two.origin}/t/${storyId}/#comment-9000`);
      await assertOpen(page, oldest);
    }));

  test('that means something of the newsroom’s page, or nothing, moves nothing', () =>
    withPage({}, async ({ page, problems }) => {
      await page.goto(carried('#comment-1'));
      await page.locator('parley-thread article').first().waitFor();
      assert.equal(await page.locator(`#c-${oldest}`).count(), 0);
      assert.deepEqual(
        problems.filter((one) => !/404/.test(String(one))),
        [],
      );
    }));
});
