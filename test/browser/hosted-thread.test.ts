/** A thread on the server's own pages: whole without JavaScript, and brought to life without a jump with it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axe } from '../kit/axe.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from './two-origins.js';

/** What a program would send; every thread here gets its comments this way. */
async function send(two: TwoOrigins, path: string, body: object): Promise<{ id: string }> {
  const answer = await fetch(`${two.origin}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  const read = (await answer.json()) as { id?: string; comment?: { id: string } };
  return { id: read.comment?.id ?? read.id ?? '' };
}

let stories = 0;

/** A story with `roots` comments, the first with `replies` that answer each other. */
async function makeThread(
  two: TwoOrigins,
  { roots, replies = 0 }: { readonly roots: number; readonly replies?: number },
): Promise<{ readonly address: string; readonly storyId: string }> {
  stories += 1;
  const url = `http://localhost/hosted-${stories}`;
  const { id: storyId } = await send(two, 'stories', { site: 'demo', url, title: `Story ${stories}` });
  for (let at = 1; at <= roots; at++) {
    const { id } = await send(two, `stories/${storyId}/comments`, {
      text: `Root ${at}.`,
      name: `Reader ${at}`,
    });
    if (at > 1) continue;
    let parentId = id;
    for (let below = 1; below <= replies; below++) {
      const text = `Reply ${below}.`;
      ({ id: parentId } = await send(two, `stories/${storyId}/comments`, { text, name: 'Rita', parentId }));
    }
  }
  return { address: `${two.origin}/t/${storyId}/`, storyId };
}

describe('a thread on our own pages', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
  });
  after(() => two.close());

  test('is read, sorted and paged by links without JavaScript', async () => {
    const { address } = await makeThread(two, { roots: 25, replies: 5 });
    await withPage({ javaScriptEnabled: false }, async ({ page, problems }) => {
      await page.goto(address);
      await page.getByRole('heading', { name: '30 comments' }).waitFor();
      assert.equal(await page.locator('ol.roots > li').count(), 20);
      await page.getByRole('link', { name: 'Load more comments' }).click();
      await page.getByText('Root 5.').waitFor();
      assert.equal(await page.locator('ol.roots > li').count(), 5);
      await page.getByRole('link', { name: 'Back to the first comments' }).click();
      await page.getByRole('link', { name: 'Oldest' }).click();
      assert.match((await page.getByRole('article').first().textContent()) ?? '', /Root 1\./);
      await page.getByRole('link', { name: '2 more replies to Reader 1' }).click();
      await page.getByText('Reply 5.').waitFor();
      await page.getByRole('link', { name: 'The whole discussion' }).click();
      await page.getByRole('heading', { name: '30 comments' }).waitFor();
      assert.deepEqual(
        problems.filter((problem) => !problem.includes('404')),
        [],
      );
    });
  });

  test('comes to life in place: nothing moves, and what had the focus keeps it', async () => {
    const { address } = await makeThread(two, { roots: 3, replies: 12 });
    await withPage({}, async ({ page, problems }) => {
      let answer = () => {};
      const asked = new Promise<void>((resolve) => {
        answer = resolve;
      });
      await page.route('**/public/stories/*/comments*', async (route) => {
        await asked;
        return route.continue();
      });
      await page.goto(address);
      const thread = page.locator('#comments');
      await page.getByRole('link', { name: 'Reply to Reader 2' }).focus();
      const [words, box] = [await thread.textContent(), await thread.boundingBox()];
      answer();
      const button = page.getByRole('button', { name: 'Reply to Reader 2' });
      await button.waitFor();
      // The way to fold replies needs the program.
      assert.equal((await thread.textContent())?.replace(/Hide \d+ (reply|replies)/g, ''), words);
      assert.deepEqual(await thread.boundingBox(), box);
      assert.equal(await button.evaluate((node) => node === document.activeElement), true);
      await page.keyboard.press('Enter');
      await page.keyboard.type('Typed at once.');
      await page.getByRole('button', { name: 'Post reply' }).click();
      await page.locator('.replies').getByText('Typed at once.').waitFor();
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(
        problems.filter((problem) => !problem.includes('404')),
        [],
      );
    });
  });

  test('stays readable when its program cannot reach the server', async () => {
    const { address } = await makeThread(two, { roots: 2 });
    await withPage({}, async ({ page }) => {
      await page.route('**/api/**', (route) => route.abort());
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      await page.getByText('Root 1.').waitFor();
      assert.equal(await page.getByRole('link', { name: 'Reply to Reader 1' }).count(), 1);
    });
  });

  test('takes a reply without JavaScript and leads to it; a refused text comes back in its form', async () => {
    const { address } = await makeThread(two, { roots: 1 });
    await withPage({ javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(address);
      await page.getByRole('link', { name: 'Reply to Reader 1' }).click();
      await page.getByRole('heading', { name: 'You answer Reader 1' }).waitFor();
      const text = page.getByRole('textbox', { name: 'Your reply to Reader 1' });
      await text.fill('Said without a script.');
      await page.getByRole('textbox', { name: 'Website (optional)' }).fill('not a site');
      await page.getByRole('button', { name: 'Post reply' }).click();
      await page.getByRole('alert').waitFor();
      assert.equal(await text.inputValue(), 'Said without a script.');
      const website = page.getByRole('textbox', { name: 'Website (optional)' });
      assert.equal(await website.getAttribute('aria-invalid'), 'true');
      await website.fill('');
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Nora');
      await page.getByRole('button', { name: 'Post reply' }).click();
      await page.waitForURL(/\/c\/([0-9a-z]{11})#c-\1$/);
      const reply = page.getByRole('article', { name: 'Comment by Nora' });
      assert.match((await reply.textContent()) ?? '', /Said without a script\./);
      await page.getByRole('link', { name: 'In reply to Reader 1' }).click();
      assert.match(page.url(), /#c-[0-9a-z]{11}$/);
    });
  });

  test('takes a complaint without JavaScript and says thanks', async () => {
    const { address } = await makeThread(two, { roots: 1 });
    await withPage({ javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(address);
      await page.getByRole('link', { name: 'Report the comment by Reader 1' }).click();
      await page.getByLabel('It is spam or advertising').check();
      await page.getByRole('button', { name: 'Send report' }).click();
      await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    });
  });
});

describe('a thread of a newsroom that reads first', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins({ mode: 'hold-first' });
  });
  after(() => two.close());

  test('shows its author a held comment, and why, without JavaScript', async () => {
    const { address } = await makeThread(two, { roots: 0 });
    await withPage({ javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(address);
      await page.getByRole('link', { name: 'Write a comment' }).click();
      await page.getByRole('textbox', { name: 'Your comment' }).fill('Waiting words.');
      await page.getByRole('button', { name: 'Post comment' }).click();
      await page.waitForURL(/\/mine\//);
      await page.getByRole('heading', { name: 'Your comment waits for a moderator' }).waitFor();
      await page.getByText('Waiting words.').waitFor();
      await page.getByText(/^Why: \S/).waitFor();
      const mine = page.url();
      await withPage({ javaScriptEnabled: false }, async ({ page: other }) => {
        await other.goto(mine);
        assert.equal(await other.getByText('Waiting words.').count(), 0);
      });
    });
  });
});
