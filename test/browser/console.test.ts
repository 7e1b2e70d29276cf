/** The console as a moderator works it: by keyboard alone, by clicking without JavaScript, and beside a colleague. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createSignInLink } from '../../src/auth/console-session.js';
import { FORBIDDEN_WORD, held, sentence } from '../http/house.js';
import { addStaff, decide, signIn, stored } from '../http/newsroom.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { atDesk, type Newsroom, openNewsroom } from './newsroom.js';

/** The id of the comment whose card, or a part of it, has the focus. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.closest('[data-card]')?.id.slice('card-'.length));
}

/** Presses a key that sends a form, and waits for the page after it. */
async function pressKey(page: Page, key: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)]);
}

describe('a moderator with a keyboard', { skip: await chromiumMissing() }, () => {
  let newsroom: Newsroom;
  before(async () => {
    newsroom = await openNewsroom(7);
  });
  after(() => newsroom.close());

  test('signs in by a link and decides five comments without touching a mouse; readers see what was published', async () => {
    const { house, origin, waiting } = newsroom;
    const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = ''] = waiting;
    const account = await addStaff(house, 'Keyboard', { role: 'moderator' });
    const token = await createSignInLink(house.deps, account.id);
    await withPage({}, async ({ page, problems }) => {
      await page.goto(`${origin}/console/link?token=${token}`);
      await page.keyboard.press('Tab');
      await Promise.all([page.waitForURL(/queue\/held/), page.keyboard.press('Enter')]);
      await page.keyboard.press('j');
      assert.equal(await focused(page), first);
      await pressKey(page, 'p');
      assert.equal(await focused(page), second);
      await page.getByText('Published the comment by').waitFor();
      await pressKey(page, 'r');
      assert.equal(await focused(page), third);
      await page.keyboard.press('w');
      await page.keyboard.type('Put it in your own words.');
      await page.keyboard.press('Escape');
      assert.equal(await focused(page), third);
      await pressKey(page, 'r');
      await pressKey(page, 'p');
      assert.equal(await focused(page), fifth);
      await pressKey(page, 'u');
      assert.equal(await focused(page), fourth);
      await page.getByText('Undone: the comment by').waitFor();
      await pressKey(page, 'r');
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      assert.equal(await focused(page), fifth);
      await pressKey(page, 'p');
      assert.equal(await focused(page), sixth);
      // Browsers ask for an icon that nobody has.
      assert.deepEqual(
        problems.filter((problem) => !problem.includes('404')),
        [],
      );
    });
    const statuses = await Promise.all(
      waiting.slice(0, 6).map(async (id) => (await stored(house, id)).status),
    );
    assert.deepEqual(statuses, ['published', 'rejected', 'rejected', 'rejected', 'published', 'held']);
    const [decision] = (
      await house.store.read.decisionsOf({ commentId: (await stored(house, third)).id })
    ).slice(-1);
    assert.equal(decision?.reason, 'Put it in your own words.');
    await withPage({ javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(`${origin}/t/${house.storyId}/?sort=oldest`);
      for (const [i, id] of waiting.slice(0, 6).entries()) {
        const count = await page.locator(`#c-${id}`).count();
        assert.equal(count, statuses[i] === 'published' ? 1 : 0, `${id} is ${statuses[i]}`);
      }
    });
  });

  test('opens a comment, goes back to its card, and works through complaints', async () => {
    await atDesk(newsroom, {}, async ({ page }) => {
      await page.goto(`${newsroom.origin}/console/queue/held`);
      await page.keyboard.press('j');
      const id = await focused(page);
      await pressKey(page, 'o');
      assert.match(page.url(), new RegExp(`/console/comment/${id}`));
      await pressKey(page, 'b');
      assert.equal(await focused(page), id);
      await page.goto(`${newsroom.origin}/console/queue/flagged`);
      await page.keyboard.press('j');
      assert.equal(await focused(page), newsroom.flagged);
      await pressKey(page, 'e');
      await page.getByText('No reader complains of anything that is published.').waitFor();
      await pressKey(page, 'u');
      assert.equal(await focused(page), newsroom.flagged);
      await pressKey(page, 'h');
      await pressKey(page, 'u');
      assert.equal((await stored(newsroom.house, newsroom.flagged)).openFlags, 2);
    });
  });

  test('types letters into a reason without deciding anything, and no line end sends it', async () => {
    await atDesk(newsroom, {}, async ({ page }) => {
      await page.goto(`${newsroom.origin}/console/queue/held`);
      await page.keyboard.press('j');
      await page.keyboard.press('w');
      await page.keyboard.type('prxhejku');
      await page.keyboard.press('Enter');
      await page.keyboard.type('p');
      const [field] = await page.getByLabel('Reason, told to the author (optional)').all();
      assert.equal(await field?.inputValue(), 'prxhejku\np');
      assert.doesNotMatch(page.url(), /done=/);
    });
  });

  test('turns the keys off, and they stay off on the next page and after a reload', async () => {
    await atDesk(newsroom, {}, async ({ page }) => {
      await page.goto(`${newsroom.origin}/console/queue/held`);
      const publish = page.getByRole('button', { name: /^Publish/ }).first();
      assert.equal(await publish.getAttribute('aria-keyshortcuts'), 'p');
      await page.getByText('Keys On').click();
      await page.getByRole('button', { name: 'Turn keys off' }).click();
      await page.getByText('Keys Off').waitFor();
      assert.equal(await publish.getAttribute('aria-keyshortcuts'), null);
      await page.keyboard.press('j');
      assert.equal(await focused(page), undefined);
      await page.goto(`${newsroom.origin}/console/queue/flagged`);
      await page.locator('[data-card]').first().focus();
      await page.keyboard.press('e');
      assert.equal((await stored(newsroom.house, newsroom.flagged)).openFlags, 2);
      assert.doesNotMatch(page.url(), /done=/);
      await page.getByText('Keys Off').click();
      await page.getByRole('button', { name: 'Turn keys on' }).click();
      await page.keyboard.press('k');
      assert.equal(await focused(page), newsroom.flagged);
    });
  });

  test('is told in a stale tab how the comment stands now, and who was faster', async () => {
    const { house, origin, waiting } = newsroom;
    const id = waiting[5] ?? '';
    await atDesk(newsroom, {}, async ({ page }) => {
      await page.goto(`${origin}/console/queue/held`);
      const colleague = await signIn(house, await addStaff(house, 'A colleague', { role: 'moderator' }));
      await decide(house, colleague, { id, act: 'publish' });
      await page.locator(`#card-${id}`).focus();
      await pressKey(page, 'r');
      const alert = page.getByRole('alert');
      assert.match(
        (await alert.textContent()) ?? '',
        /Your decision was not taken.*Published by A colleague/s,
      );
      assert.equal((await stored(house, id)).status, 'published');
      await page.getByRole('button', { name: /^Remove/ }).waitFor();
      await pressKey(page, 'b');
      assert.match(page.url(), /\/console\/queue\/held/);
    });
  });

  test('is told of what comes while the page is open, and nothing moves under the hand', async () => {
    const { house, origin } = newsroom;
    await atDesk(newsroom, {}, async ({ page }) => {
      await page.goto(`${origin}/console/queue/held`);
      const before = await page.locator('[data-card]').count();
      await held(house, { text: `${sentence(990)} ${FORBIDDEN_WORD}`, name: 'Late' });
      // As when one comes back to the tab.
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await page.getByText('1 more comment has come since this page was opened.').waitFor();
      assert.equal(await page.locator('[data-card]').count(), before);
      assert.equal(await page.locator('[data-count=held]').textContent(), String(before + 1));
      await Promise.all([page.waitForEvent('load'), page.getByText('Show them').click()]);
      assert.equal(await page.locator('[data-card]').count(), before + 1);
    });
  });

  test('decides once with a key that is held down', async () => {
    const { house, origin, waiting } = newsroom;
    const id = waiting[6] ?? '';
    await atDesk(newsroom, {}, async ({ page }) => {
      let answer = () => {};
      const asked = new Promise<void>((resolve) => {
        answer = resolve;
      });
      await page.goto(`${origin}/console/queue/held`);
      await page.locator(`#card-${id}`).focus();
      let posts = 0;
      await page.route('**/console/comment/*', async (route) => {
        posts += 1;
        await asked;
        return route.continue();
      });
      await page.keyboard.press('p');
      await page.keyboard.press('p');
      await page.keyboard.press('r');
      const loaded = page.waitForEvent('load');
      answer();
      await loaded;
      await page.getByText('Published the comment by').waitFor();
      assert.equal(posts, 1);
      assert.equal((await stored(house, id)).status, 'published');
    });
  });
});

describe('a moderator without JavaScript', { skip: await chromiumMissing() }, () => {
  let newsroom: Newsroom;
  before(async () => {
    newsroom = await openNewsroom(6);
  });
  after(() => newsroom.close());

  test('decides five comments by clicking, undoes one, and is led to the next card each time', async () => {
    const { house, origin, waiting } = newsroom;
    await atDesk(newsroom, { javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(`${origin}/console/`);
      await page.getByRole('heading', { name: 'Held (6)' }).waitFor();
      assert.equal(await page.getByText('Keys').isVisible(), false);
      const click = async (id: string, name: string) => {
        await page.locator(`#card-${id}`).getByRole('button', { name }).click();
        await page.waitForURL(/done=/);
      };
      const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = ''] = waiting;
      await click(first, 'Publish');
      assert.match(page.url(), new RegExp(`#card-${second}$`));
      await page.locator(`#card-${second}`).getByLabel('Reason').fill('Not here.');
      await click(second, 'Reject');
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.waitForURL(new RegExp(`#card-${second}$`));
      await page.getByText('Undone: the comment by').waitFor();
      await click(second, 'Publish');
      await click(third, 'Reject');
      await click(fourth, 'Publish');
      await click(fifth, 'Reject');
      await page.getByRole('heading', { name: 'Held (1)' }).waitFor();
      assert.match(page.url(), new RegExp(`#card-${sixth}$`));
    });
    await withPage({ javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(`${origin}/t/${house.storyId}/?sort=oldest`);
      const shown = await Promise.all(waiting.map((id) => page.locator(`#c-${id}`).count()));
      assert.deepEqual(shown, [1, 1, 0, 1, 0, 0]);
    });
  });

  test('takes back a decision in the log and stays there', async () => {
    await atDesk(newsroom, { javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(`${newsroom.origin}/console/log`);
      await page.getByRole('button', { name: 'Undo Rejected, Reader 5' }).click();
      await page.waitForURL(/\/console\/log\?done=/);
      await page.getByText('Undone: the comment by Reader 5 stands as before.').waitFor();
      await page.getByRole('link', { name: 'Held 2' }).waitFor();
    });
  });

  test('closes a thread with a reason and finds it among the site’s', async () => {
    await atDesk(newsroom, { javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(`${newsroom.origin}/console/sites`);
      await page.getByRole('link', { name: 'Threads of The paper' }).click();
      await page.getByRole('link', { name: 'One', exact: true }).click();
      await page.getByLabel('Reason, shown to readers (optional)').fill('All is said.');
      await page.getByRole('button', { name: 'Close the thread' }).click();
      await page.getByText('All is said.').waitFor();
      await page.getByRole('button', { name: 'Open the thread again' }).click();
      await page.getByText('It takes comments.').waitFor();
    });
  });

  test('signs out, and the way back leads to the door', async () => {
    await atDesk(newsroom, { javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(`${newsroom.origin}/console/log`);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await page.goto(`${newsroom.origin}/console/log`);
      await page.getByLabel('Password').waitFor();
    });
  });
});
