/** What becomes of a text on a bad day: no network, a busy server, a browser that keeps nothing, a comment that is gone. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from './two-origins.js';

const POSTS = '**/api/v1/stories/*/comments';
const box = (page: Page) => page.getByRole('textbox', { name: 'Your comment' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const article = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });

let pages = 0;
/** A page that nobody has discussed yet. */
function fresh({ paper }: TwoOrigins): string {
  pages += 1;
  const markup = `<parley-thread site="demo" url="http://localhost/bad-day-${pages}"></parley-thread>`;
  return `${paper}/?${encodeURIComponent(markup)}`;
}

/** Opens the page with the tools of its form. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await box(page).focus();
  await page.getByRole('toolbar').waitFor();
}

async function send(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await button(page, 'Post comment').click();
}

/** Answers the first posts as `answers` say; the others reach the server. The keys of all, in order. */
async function answerFirst(
  page: Page,
  answers: readonly ((route: Route) => Promise<void>)[],
): Promise<string[]> {
  const keys: string[] = [];
  await page.route(POSTS, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    await (answers[keys.length - 1] ?? ((last: Route) => last.continue()))(route);
  });
  return keys;
}

/** A refusal as the server words it, told to the page's own origin. */
function refuse(page: Page, status: number, code: string) {
  const seconds = 0.1;
  return (route: Route) =>
    route.fulfill({
      status,
      headers: {
        'access-control-allow-origin': new URL(page.url()).origin,
        'access-control-allow-credentials': 'true',
      },
      json: { error: { code, message: `Wait ${seconds} seconds.`, details: { seconds }, requestId: 'r' } },
    });
}

describe('a text on a bad day', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
  });
  after(() => two.close());

  test('goes out by itself when the network is back, once', async () => {
    await withPage({}, async ({ page, context }) => {
      await visit(page, fresh(two));
      await context.setOffline(true);
      await send(page, 'Said in a tunnel.');
      await page.getByRole('status').filter({ hasText: 'Not sent yet.' }).waitFor();
      await page.getByRole('alert').filter({ hasText: 'could not be reached' }).waitFor();
      assert.equal(await box(page).inputValue(), 'Said in a tunnel.');
      await context.setOffline(false);
      await article(page, 'Said in a tunnel.').waitFor();
      assert.equal(await box(page).inputValue(), '');
      await page.reload();
      await page.getByRole('heading', { name: '1 comment' }).waitFor();
    });
  });

  test('is tried again with one key when the server is busy, counts too fast, or dies in the middle', async () => {
    await withPage({}, async ({ page }) => {
      await visit(page, fresh(two));
      const keys = await answerFirst(page, [
        refuse(page, 503, 'overloaded'),
        refuse(page, 429, 'rate_limited'),
        // The server has it, and the answer is lost.
        async (route) => {
          await route.fetch();
          await route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' });
        },
      ]);
      await send(page, 'Said to a busy server.');
      await article(page, 'Said to a busy server.').waitFor();
      assert.equal(keys.length, 4);
      assert.equal(new Set(keys).size, 1);
      await page.reload();
      await page.getByRole('heading', { name: '1 comment' }).waitFor();
    });
  });

  test('is not sent any more when its writer says so or goes on writing, and is there after a reload', async () => {
    await withPage({}, async ({ page }) => {
      await visit(page, fresh(two));
      const keys = await answerFirst(
        page,
        Array(9).fill((route: Route) => route.abort()),
      );
      await send(page, 'Said to nobody.');
      await button(page, 'Stop trying').click();
      await page.getByRole('status').filter({ hasText: 'Your text stays here' }).waitFor();
      await button(page, 'Post comment').click();
      await button(page, 'Stop trying').waitFor();
      await box(page).press('End');
      await page.keyboard.type(' Yet.');
      assert.equal(await button(page, 'Stop trying').count(), 0);
      await button(page, 'Post comment').click();
      await button(page, 'Stop trying').waitFor();
      assert.equal(new Set(keys).size, 2, 'another text has another key');
      await page.reload();
      assert.equal(await box(page).inputValue(), 'Said to nobody. Yet.');
      await box(page).focus();
      await page.getByRole('status').filter({ hasText: 'could not be sent the last time' }).waitFor();
    });
  });

  test('that changes a comment is there after a reload too, until it is saved', async () => {
    await withPage({}, async ({ page }) => {
      await visit(page, fresh(two));
      await send(page, 'First.');
      await article(page, 'First.').waitFor();
      const edited = page.getByRole('textbox', { name: 'Change your comment' });
      const open = async () => {
        await button(page, 'Edit your comment').click();
        await page.locator('[id^=edit-form] [role=toolbar]').waitFor();
      };
      await open();
      await edited.fill('First, and more.');
      await page.reload();
      await open();
      assert.equal(await edited.inputValue(), 'First, and more.');
      await button(page, 'Save').click();
      await article(page, 'First, and more.').waitFor();
      await open();
      await edited.fill('Given up.');
      await page.keyboard.press('Escape');
      await open();
      assert.equal(await edited.inputValue(), 'Given up.');
    });
  });

  test('that changes a comment goes out by itself too when the network is back, and is one change if an answer was lost', async () => {
    await withPage({}, async ({ page, context }) => {
      await visit(page, fresh(two));
      await send(page, 'Written above ground.');
      await article(page, 'Written above ground.').waitFor();
      await button(page, 'Edit your comment').click();
      await page.locator('[id^=edit-form] [role=toolbar]').waitFor();
      await page.getByRole('textbox', { name: 'Change your comment' }).fill('Changed below ground.');
      await context.setOffline(true);
      await button(page, 'Save').click();
      await page.getByRole('status').filter({ hasText: 'Not sent yet.' }).waitFor();
      let tries = 0;
      await page.route('**/api/v1/comments/*', async (route) => {
        if (route.request().method() !== 'PATCH') return route.continue();
        tries += 1;
        if (tries > 1) return route.continue();
        // The server has it, and the answer is lost.
        await route.fetch();
        await route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' });
      });
      await context.setOffline(false);
      await article(page, 'Changed below ground.').waitFor();
      await page.getByRole('textbox', { name: 'Change your comment' }).waitFor({ state: 'detached' });
      assert.ok(tries > 1, `${tries} tries`);
      const id = (await article(page, 'Changed below ground.').getAttribute('id'))?.slice(2);
      const { comment } = await (await fetch(`${two.origin}/api/v1/public/comments/${id}`)).json();
      assert.equal(comment.revision, 2);
    });
  });

  test('is posted, changed and taken back in a private window without room, and nothing of it is left there', async () => {
    const address = fresh(two);
    await withPage({}, async ({ page }) => {
      // As Safari's private windows had it: there is a storage, and it holds nothing.
      await page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        };
      });
      await visit(page, address);
      await send(page, 'Whispered.');
      await article(page, 'Whispered.').waitFor();
      await button(page, 'Edit your comment').click();
      await page.getByRole('textbox', { name: 'Change your comment' }).fill('Whispered, once.');
      await button(page, 'Save').click();
      await article(page, 'Whispered, once.').waitFor();
      await page.reload();
      await article(page, 'Whispered, once.').waitFor();
      assert.equal(await button(page, 'Edit your comment').count(), 0);
      assert.equal(await page.evaluate(() => localStorage.length), 0);
    });
    await withPage({}, async ({ page, context }) => {
      await visit(page, address);
      await send(page, 'In a window that forgets.');
      await button(page, 'Edit your comment').waitFor();
      await page.reload();
      await button(page, 'Edit your comment').waitFor();
      assert.deepEqual(await context.cookies(), []);
    });
    await withPage({}, async ({ page }) => {
      await visit(page, address);
      await article(page, 'In a window that forgets.').waitFor();
      assert.equal(await button(page, 'Edit your comment').count(), 0);
    });
  });

  for (const [clock, days] of [
    ['a day slow', -1],
    ['a day fast', 1],
  ] as const)
    test(`is posted and changed on a machine whose clock is ${clock}, with the server’s times`, async () => {
      await withPage({}, async ({ page }) => {
        await page.addInitScript((ms) => {
          const real = Date;
          globalThis.Date = new Proxy(real, {
            construct: (to, given) => Reflect.construct(to, given.length > 0 ? given : [real.now() + ms]),
            get: (from, name) => (name === 'now' ? () => real.now() + ms : Reflect.get(from, name)),
          });
        }, days * 86_400_000);
        await visit(page, fresh(two));
        await send(page, 'By my watch.');
        await article(page, 'By my watch.').waitFor();
        await button(page, 'Edit your comment').click();
        await page.getByRole('textbox', { name: 'Change your comment' }).fill('By your watch.');
        await button(page, 'Save').click();
        await article(page, 'By your watch.').waitFor();
        const time = await article(page, 'By your watch.').locator('time').getAttribute('datetime');
        assert.equal(time?.slice(0, 10), new Date(two.house.clock()).toISOString().slice(0, 10));
        await page.reload();
        await button(page, 'Edit your comment').waitFor();
        assert.equal(await page.getByRole('button', { name: /^New: go to/ }).count(), 0);
      });
    });

  test('is shown in no frame of a foreign site: no page of ours, and no thread', async () => {
    const address = fresh(two);
    await withPage({}, async ({ page: author }) => {
      await visit(author, address);
      await send(author, 'Not for framing.');
      await article(author, 'Not for framing.').waitFor();
    });
    const query = new URLSearchParams({ site: 'demo', url: `http://localhost/bad-day-${pages}` });
    const story = await (await fetch(`${two.origin}/api/v1/public/stories?${query}`)).json();
    const framed = [
      `t/${story.id}/`,
      `compose?story=${story.id}`,
      'me',
      'sign-in',
      'console/',
      `embed/frame?${query}`,
    ];
    for (const path of framed)
      await withPage({}, async ({ page, problems }) => {
        const markup = `<iframe title="A trap" src="${two.origin}/${path}"></iframe>`;
        const foreign = two.paper.replace('127.0.0.1', 'evil.localhost');
        await page.goto(`${foreign}/frame?${encodeURIComponent(markup)}`);
        await page.waitForFunction(() => performance.getEntriesByType('resource').length > 0);
        assert.ok(
          problems.some((problem) => problem.includes('frame-ancestors')),
          `${path}: ${problems.join('; ')}`,
        );
        assert.equal(await page.frameLocator('iframe').getByText('Not for framing.').count(), 0);
      });
  });

  test('is posted, changed and deleted where the browser refuses to keep anything', async () => {
    await withPage({}, async ({ page }) => {
      await page.addInitScript(() => {
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('The operation is insecure.', 'SecurityError');
            },
          });
      });
      await visit(page, fresh(two));
      await send(page, 'Kept by nobody.');
      await article(page, 'Kept by nobody.').waitFor();
      await button(page, 'Edit your comment').click();
      await page.getByRole('textbox', { name: 'Change your comment' }).fill('Kept by the server.');
      await button(page, 'Save').click();
      await article(page, 'Kept by the server.').waitFor();
      await button(page, 'Delete your comment').click();
      await button(page, 'Delete').click();
      await page.getByText('The author deleted this comment.').waitFor();
    });
  });

  test('to a comment that is removed meanwhile is refused in words, and stays', async () => {
    const address = fresh(two);
    await withPage({}, async ({ page: author }) => {
      await visit(author, address);
      await send(author, 'Soon gone.');
      await article(author, 'Soon gone.').waitFor();
      await withPage({}, async ({ page }) => {
        await page.goto(address);
        await button(page, 'Reply to an unnamed reader').click();
        const reply = page.getByRole('textbox', { name: 'Your reply to an unnamed reader' });
        await reply.fill('An answer that took long.');
        await button(author, 'Delete your comment').click();
        await button(author, 'Delete').click();
        await author.getByText('The author deleted this comment.').waitFor();
        await button(page, 'Post reply').click();
        const told = page.getByRole('alert').filter({ hasText: /does not exist|has been removed/ });
        await told.waitFor();
        assert.equal(
          await page
            .getByRole('textbox')
            .first()
            .inputValue()
            .catch(() => ''),
          '',
        );
        assert.equal(
          await page.locator('textarea[name=text]').last().inputValue(),
          'An answer that took long.',
        );
        assert.equal(await button(page, 'Stop trying').count(), 0, 'what is refused is not tried again');
      });
    });
  });
});
