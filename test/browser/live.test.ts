/** What readers of an open thread see of each other, against the real server. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type CommentId, decodeId, type StoryId } from '../../src/core/ids.js';
import { tellClosedStories } from '../../src/use-cases/close-old-stories.js';
import { axe } from '../kit/axe.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { decide } from '../storage/acts.js';
import { carrying, makeThread, sendTo } from './made-thread.js';
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

  test('closes before the eyes of whoever has it open, with the reason, and keeps what they were writing', async () => {
    const { id: storyId } = await sendTo(two, 'stories', { site: 'demo', url: 'http://localhost/closing' });
    await withPage({}, async ({ page, problems }) => {
      const stream = page.waitForResponse((response) => response.url().endsWith('/live'));
      await page.goto(carrying(two, 'http://localhost/closing'));
      await stream;
      const box = page.getByRole('textbox', { name: 'Your comment' });
      await box.fill('Half a thought');
      const id = decodeId<StoryId>(storyId) as StoryId;
      const now = two.house.clock();
      const closing = {
        id,
        closedAt: now + 60_000,
        reason: 'The live chat is over.',
        by: 'person',
        now,
      } as const;
      await two.house.store.write.setStoryClosed(closing);
      await page.getByText(/^This discussion closes on/).waitFor();
      assert.equal(await box.inputValue(), 'Half a thought');
      two.house.pass(61_000);
      assert.equal(await tellClosedStories(two.house.deps), 1);
      await page.getByText('This discussion is closed.').first().waitFor();
      await page.getByText('The live chat is over.').first().waitFor();
      assert.equal(await box.count(), 0);
      assert.equal(await page.getByText(/^This discussion closes on/).count(), 0);
      await page.getByRole('status').filter({ hasText: 'The live chat is over.' }).waitFor();
      assert.deepEqual(await axe(page), []);
      await two.house.store.write.setStoryClosed({ ...closing, closedAt: null, reason: null });
      await box.waitFor();
      assert.equal(await box.inputValue(), 'Half a thought');
      assert.deepEqual(problems, []);
    });
  });

  test('catches up after a break in which more happened than is told: what is new is counted, changes stand', async () => {
    const thread = await makeThread(two, { roots: 2, replies: 1 });
    await withPage({}, async ({ page }) => {
      let release = (): void => {};
      const isBack = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route('**/live*', async (route) => {
        await isBack;
        const headers = { 'content-type': 'text/event-stream', 'access-control-allow-origin': two.paper };
        await route.fulfill({ headers, body: 'event: resync\nid: 99999\ndata: {}\n\n' });
      });
      await page.goto(carrying(two, thread.url));
      await page.getByText('Root 2.').waitFor();
      await sendTo(two, `stories/${thread.storyId}/comments`, { text: 'Meanwhile.', name: 'Zoe' });
      const gone = decodeId<CommentId>(thread.root) as CommentId;
      await two.house.store.write.decideComment(decide(gone, 'removed', { now: two.house.clock() }));
      assert.equal(await page.getByText('Root 1.', { exact: true }).count(), 1);
      release();
      await page.getByText('1 new comment', { exact: true }).waitFor();
      await page.getByText('Root 1.', { exact: true }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await page.getByText('Meanwhile.').waitFor();
    });
  });
});
