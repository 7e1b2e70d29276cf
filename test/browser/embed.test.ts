/** The reader's program on somebody else's page, against the real server. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createRule } from '../../src/core/policy/policy.js';
import type { SiteSettings } from '../../src/core/site.js';
import { axe } from '../kit/axe.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from './two-origins.js';

const textbox = (page: Page) => page.getByRole('textbox', { name: 'Your comment' });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Posts a root through the form and waits until it stands in the thread. */
async function postRoot(page: Page, text: string, name = 'Ana'): Promise<void> {
  await textbox(page).fill(text);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await press(page, 'Post comment');
  await page.getByRole('article').filter({ hasText: text }).waitFor();
}

/** The id of what has the focus inside the thread. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.querySelector('parley-thread')?.shadowRoot?.activeElement?.id);
}

/** A page that nobody has discussed yet. */
let pages = 0;
function fresh({ paper }: TwoOrigins): string {
  pages += 1;
  return `${paper}/?${encodeURIComponent(`<parley-thread site="demo" url="http://localhost/page-${pages}"></parley-thread>`)}`;
}

describe('a thread on somebody else’s page', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
  });
  after(() => two.close());

  test('opens under the strictest policy, speaks to its own server only, and leaves no global behind', async () => {
    await withPage({}, async ({ page, problems, requests }) => {
      await page.route('**/embed.js', (route) => route.abort());
      await page.goto(two.paper);
      const globals = () => page.evaluate(() => Object.getOwnPropertyNames(window));
      const without = new Set(await globals());
      await page.unroute('**/embed.js');
      const unloaded = problems.length;
      await page.goto(two.paper);
      await textbox(page).waitFor();
      assert.deepEqual(
        (await globals()).filter((name) => !without.has(name)),
        [],
      );
      const strangers = requests.filter((url) => !url.startsWith(two.origin) && !url.startsWith(two.paper));
      assert.deepEqual(strangers, []);
      assert.deepEqual(problems.slice(unloaded), []);
      assert.deepEqual(await axe(page), []);
    });
  });

  test('an unread page writes nothing; its first comment makes the story', async () => {
    await withPage({}, async ({ page, requests, problems }) => {
      await page.goto(fresh(two));
      await page.getByRole('heading', { name: 'No comments yet' }).waitFor();
      const posts = () => requests.filter((url) => /\/api\/v1\/stories(\/\w+\/comments)?$/.test(url)).length;
      assert.equal(posts(), 0);
      await postRoot(page, 'The first word.');
      assert.equal(posts(), 2);
      await page.getByRole('heading', { name: '1 comment' }).waitFor();
      assert.match((await focused(page)) ?? '', /^c-/);
      assert.equal(await textbox(page).inputValue(), '');
      await page.reload();
      await page.getByText('The first word.').waitFor();
      assert.equal(await page.getByRole('article', { name: 'Comment by Ana' }).count(), 1);
      assert.equal(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue(), 'Ana');
      assert.deepEqual(problems, []);
    });
  });

  test('a reply is written in place, is left with Escape, and is kept until it is sent', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(fresh(two));
      await postRoot(page, 'What do you think?', 'Berta');
      await press(page, 'Reply to Berta');
      const box = page.getByRole('textbox', { name: 'Your reply to Berta' });
      assert.equal(
        await box.evaluate((node) => (node.getRootNode() as ShadowRoot).activeElement === node),
        true,
      );
      await box.fill('I think so too.');
      await page.keyboard.press('Escape');
      assert.equal(await box.count(), 0);
      assert.match((await focused(page)) ?? '', /^reply-/);
      await page.reload();
      await press(page, 'Reply to Berta');
      assert.equal(await box.inputValue(), 'I think so too.');
      assert.deepEqual(await axe(page), []);
      await press(page, 'Post reply');
      const reply = page.locator('.replies').getByRole('article').filter({ hasText: 'I think so too.' });
      await reply.waitFor();
      assert.equal(await reply.count(), 1);
      await page.getByRole('heading', { name: '2 comments' }).waitFor();
    });
  });

  test('an author changes and deletes a comment after a reload; another reader cannot', async () => {
    await withPage({}, async ({ page, context }) => {
      const address = fresh(two);
      await page.goto(address);
      await postRoot(page, 'With a misteak.');
      await page.reload();
      await press(page, 'Edit your comment');
      const box = page.getByRole('textbox', { name: 'Change your comment' });
      assert.equal(await box.inputValue(), 'With a misteak.');
      await box.fill('Without a mistake.');
      await press(page, 'Save');
      await page.getByText('Without a mistake.').waitFor();
      await page.getByText('edited', { exact: true }).waitFor();
      await withPage({}, async ({ page: other }) => {
        await other.goto(address);
        await other.getByText('Without a mistake.').waitFor();
        assert.equal(await other.getByRole('button', { name: 'Edit your comment' }).count(), 0);
      });
      await press(page, 'Delete your comment');
      await press(page, 'Delete');
      await page.getByText('The author deleted this comment.').waitFor();
      const next = await context.newPage();
      await next.goto(address);
      await next.getByRole('heading', { name: 'No comments yet' }).waitFor();
    });
  });

  test('a complaint about somebody else’s comment needs a reason and is thanked for', async () => {
    const address = fresh(two);
    await withPage({}, async ({ page }) => {
      await page.goto(address);
      await postRoot(page, 'Buy my lamps.', 'Seller');
      assert.equal(await page.getByRole('button', { name: 'Report the comment by Seller' }).count(), 0);
    });
    await withPage({}, async ({ page }) => {
      await page.goto(address);
      await press(page, 'Report the comment by Seller');
      await press(page, 'Send report');
      assert.equal(await page.getByText('Thank you. A moderator').count(), 0);
      await page.getByLabel('It is spam or advertising').check();
      assert.deepEqual(await axe(page), []);
      await press(page, 'Send report');
      await page.locator('.comment .notice', { hasText: 'Thank you.' }).waitFor();
      assert.match((await focused(page)) ?? '', /^flag-/);
      const { read } = two.house.store;
      const siteIds = (await read.sites({})).map(({ id }) => id);
      assert.equal(
        (await read.queueCounts({ desks: siteIds.map((siteId) => ({ siteId, sections: null })) })).flagged,
        1,
      );
    });
  });

  test('when the line breaks the text stays, and trying again makes one comment', async () => {
    await withPage({}, async ({ page }) => {
      const keys: (string | undefined)[] = [];
      let answers = 0;
      await page.route('**/api/v1/stories/*/comments', async (route) => {
        keys.push(route.request().headers()['idempotency-key']);
        answers += 1;
        if (answers > 1) return route.continue();
        // The server has it; the reader never hears.
        await route.fetch();
        return route.abort();
      });
      // Without the part that tries again by itself.
      await page.route('**/embed-writing.*', (route) => route.abort());
      await page.goto(fresh(two));
      await textbox(page).fill('Said once.');
      await press(page, 'Post comment');
      await page.getByRole('alert').filter({ hasText: 'could not be reached' }).waitFor();
      assert.equal(await textbox(page).inputValue(), 'Said once.');
      await page.reload();
      assert.equal(await textbox(page).inputValue(), 'Said once.');
      // The thread shows the comment already: the server had it. Only the second answer tells that it was asked again.
      const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
      await press(page, 'Post comment');
      await answered;
      assert.equal(keys.length, 2);
      assert.equal(keys[0], keys[1]);
      await page.reload();
      await page.getByRole('heading', { name: '1 comment' }).waitFor();
    });
  });

  test('what the server refuses is said beside the field that it is about', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(fresh(two));
      await textbox(page).fill('Fine words.');
      const name = page.getByRole('textbox', { name: 'Name', exact: true });
      await name.fill('\u202eevil');
      await press(page, 'Post comment');
      await page.getByRole('alert').waitFor();
      assert.equal(await name.getAttribute('aria-invalid'), 'true');
      assert.equal(await textbox(page).inputValue(), 'Fine words.');
      assert.deepEqual(await axe(page), []);
    });
  });

  test('more comments and another order come without leaving the page, and the focus follows', async () => {
    const address = fresh(two);
    await withPage({}, async ({ page }) => {
      await page.goto(address);
      for (let at = 1; at <= 3; at++) await postRoot(page, `Root ${at}.`, `Reader ${at}`);
      // Small pages show the same as long threads.
      await page.route(/\/public\/(opening|stories\/.*\/comments)/, (route) => {
        const url = new URL(route.request().url());
        url.searchParams.set('limit', '2');
        return route.continue({ url: url.href });
      });
      await page.reload();
      await page.getByText('Root 2.').waitFor();
      assert.equal(await page.getByText('Root 1.').count(), 0);
      await press(page, 'Load more comments');
      const last = page.getByRole('article', { name: 'Comment by Reader 1' });
      await last.waitFor();
      assert.equal(await focused(page), await last.getAttribute('id'));
      assert.equal(await page.getByRole('button', { name: 'Load more comments' }).count(), 0);
      await press(page, 'Oldest');
      await page.getByRole('button', { name: 'Oldest' }).and(page.locator('[aria-current]')).waitFor();
      assert.match((await page.getByRole('article').first().textContent()) ?? '', /Root 1\./);
    });
  });

  test('several threads stand on one page, and follow their elements', async () => {
    const thread = (name: string, id: string) =>
      `<parley-thread id="${id}" site="demo" url="http://localhost/${name}"></parley-thread>`;
    await withPage({}, async ({ page, problems }) => {
      const both = encodeURIComponent(thread('left', 'one') + thread('right', 'two'));
      await page.goto(`${two.paper}/?${both}`);
      const [one, other] = [page.locator('#one'), page.locator('#two')];
      await one.getByRole('textbox', { name: 'Your comment' }).fill('Only on the left.');
      await one.getByRole('button', { name: 'Post comment' }).click();
      await one.getByText('Only on the left.').waitFor();
      await other.getByRole('heading', { name: 'No comments yet' }).waitFor();
      await other.evaluate((node) => node.setAttribute('url', 'http://localhost/left'));
      await other.getByText('Only on the left.').waitFor();
      await one.evaluate((node) => document.querySelector('h1')?.before(node));
      await one.getByText('Only on the left.').waitFor();
      await one.evaluate((node) => node.remove());
      assert.equal(await one.count(), 0);
      assert.deepEqual(problems, []);
    });
  });

  test('a page on a host that is not the site’s is told so in words', async () => {
    await withPage({}, async ({ page }) => {
      const markup = '<parley-thread site="demo" url="https://elsewhere.example/a"></parley-thread>';
      await page.goto(`${two.paper}/?${encodeURIComponent(markup)}`);
      await page.getByText('Comments are not set up for this page').waitFor();
      await page.getByRole('button', { name: 'Try again' }).waitFor();
    });
  });
});

/** Reads everything first, and asks authors who write of barnacles to think again. */
const CAREFUL: Partial<SiteSettings> = {
  mode: 'hold-first',
  words: ['barnacle'],
  policy: {
    name: 'test',
    version: 1,
    mode: 'hold-first',
    rules: [
      createRule('nudge', {
        id: 'barnacles',
        when: { signal: 'word-list', atLeast: 0.1 },
        because: 'It speaks of barnacles. Say it without them, or send it for review.',
      }),
    ],
  },
};

describe('a careful newsroom’s thread', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(CAREFUL);
  });
  after(() => two.close());

  test('shows a held comment to its author only, with the reason, also after a reload', async () => {
    const address = fresh(two);
    await withPage({}, async ({ page }) => {
      await page.goto(address);
      await postRoot(page, 'My very first comment.');
      const told = page.getByRole('article', { name: 'Comment by Ana' }).locator('.notice');
      assert.match(
        (await told.textContent()) ?? '',
        /waits for a moderator\. Only you can see it here\. \S+/,
      );
      assert.equal(await page.getByRole('button', { name: 'Reply to Ana' }).count(), 0);
      await page.reload();
      assert.match(
        (await told.textContent()) ?? '',
        /waits for a moderator\. Only you can see it here\. \S+/,
      );
      assert.deepEqual(await axe(page), []);
    });
    await withPage({}, async ({ page }) => {
      await page.goto(address);
      await page.getByRole('heading', { name: 'No comments yet' }).waitFor();
      assert.equal(await page.getByText('My very first comment.').count(), 0);
    });
  });

  test('asks an author to think again, and takes the text for review when they insist', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(fresh(two));
      await textbox(page).fill('You barnacle!');
      await press(page, 'Post comment');
      const told = page.getByRole('alert').filter({ hasText: 'It speaks of barnacles.' });
      await told.filter({ hasText: 'In question: barnacle' }).waitFor();
      assert.equal(await textbox(page).inputValue(), 'You barnacle!');
      assert.equal(await page.getByRole('article').count(), 0);
      assert.deepEqual(await axe(page), []);
      await press(page, 'Send for review as it is');
      await page.getByRole('article').getByText('waits for a moderator').waitFor();
      assert.equal(await textbox(page).inputValue(), '');
    });
  });
});
