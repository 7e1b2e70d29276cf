/** What helps to write, on somebody else's page under the strictest policy. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { encodeId } from '../../src/core/ids.js';
import { createRule } from '../../src/core/policy/policy.js';
import { axe } from '../kit/axe.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from './two-origins.js';

const box = (page: Page) => page.getByRole('textbox', { name: 'Your comment' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

let pages = 0;
/** A page that nobody has discussed yet. */
function fresh({ paper }: TwoOrigins, attributes = ''): string {
  pages += 1;
  const url = `http://localhost/written-${pages}`;
  return `${paper}/?${encodeURIComponent(`<parley-thread site="demo" url="${url}" ${attributes}></parley-thread>`)}`;
}

async function postRoot(page: Page, text: string, name = 'Ana'): Promise<void> {
  await box(page).fill(text);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await button(page, 'Post comment').click();
  await page
    .getByRole('article', { name: `Comment by ${name}` })
    .first()
    .waitFor();
}

/** Without what a busy machine and a browser in search of an icon add. */
const faults = (problems: readonly string[]) => problems.filter((problem) => !/\b(404|503)\b/.test(problem));

/** Puts rich text where the caret is, as a clipboard would. */
async function pasteHtml(page: Page, html: string, plain: string): Promise<void> {
  await box(page).evaluate(
    (field, [rich, words]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', rich ?? '');
      clipboardData.setData('text/plain', words ?? '');
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
      );
    },
    [html, plain],
  );
}

describe('the tools of a form', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
  });
  after(() => two.close());

  test('come when a form gets the focus, under the strictest policy, and not before', async () => {
    await withPage({}, async ({ page, problems, requests }) => {
      const parts = () => requests.filter((url) => url.includes('embed-writing.'));
      await page.goto(fresh(two));
      await box(page).waitFor();
      assert.equal(await page.getByRole('toolbar').count(), 0);
      assert.deepEqual(parts(), []);
      await box(page).focus();
      await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
      assert.equal(parts().length, 1);
      await box(page).fill('Not **yet** said.');
      await button(page, 'Preview').click();
      await page.getByRole('region', { name: 'Preview' }).locator('strong').waitFor();
      assert.deepEqual(await axe(page), []);
      assert.ok(requests.every((url) => url.startsWith(two.origin) || url.startsWith(two.paper)));
      assert.deepEqual(faults(problems), []);
    });
  });

  test('ask a guest where the answers are to be mailed, and say what was wrong with that', async () => {
    await withPage({}, async ({ page, problems }) => {
      const mails = two.house.mails().length;
      const sent: unknown[] = [];
      page.on('request', (request) => {
        if (/stories\/\w+\/comments$/.test(request.url())) sent.push(request.postDataJSON());
      });
      await page.goto(fresh(two));
      await box(page).focus();
      const wish = page.getByRole('checkbox', { name: 'Mail me the answers' });
      const email = page.getByRole('textbox', { name: 'E-mail address' });
      await wish.waitFor();
      assert.equal(await email.isVisible(), false);
      await wish.check();
      assert.deepEqual(await axe(page), []);
      await box(page).fill('Who knows?');
      await email.fill('nowhere');
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ana');
      await page.locator('form').evaluate((form: HTMLFormElement) => {
        form.noValidate = true;
      });
      await button(page, 'Post comment').click();
      await page.getByRole('alert').waitFor();
      assert.equal(await email.getAttribute('aria-invalid'), 'true');
      assert.notEqual(await box(page).getAttribute('aria-invalid'), 'true');
      await email.fill('ana@home.example');
      await button(page, 'Post comment').click();
      await page.getByRole('article', { name: 'Comment by Ana' }).waitFor();
      const { notify, email: to } = sent.at(-1) as { notify?: boolean; email?: string };
      assert.deepEqual([notify, to], [true, 'ana@home.example']);
      await two.house.settle();
      assert.equal(two.house.mails().length, mails + 1);
      assert.deepEqual(
        faults(problems).filter((problem) => !/\b422\b/.test(problem)),
        [],
      );
    });
  });

  test('hold a field that only programs fill in, and tell how long the writing took, the same in every try', async () => {
    await withPage({}, async ({ page }) => {
      const sent: Record<string, unknown>[] = [];
      let isDown = true;
      await page.route(/stories\/\w+\/comments$/, (route) => {
        sent.push(route.request().postDataJSON());
        return isDown ? route.abort() : route.continue();
      });
      await page.goto(fresh(two));
      await box(page).fill('The same words, twice on their way.');
      const trap = page.locator('.unseen input');
      await trap.waitFor({ state: 'attached' });
      assert.equal(await trap.evaluate((field) => field.closest('[inert][aria-hidden=true]') !== null), true);
      assert.equal(await page.getByRole('textbox').count(), 3, 'text, name and website');
      await button(page, 'Post comment').click();
      await page.getByText('could not be sent').or(page.locator('.again')).first().waitFor();
      isDown = false;
      await page.getByRole('article').first().waitFor();
      assert.ok(sent.length >= 2);
      assert.ok(sent.every(({ tookMs }) => typeof tookMs === 'number' && tookMs === sent[0]?.tookMs));
      assert.ok(sent.every(({ subject }) => subject === undefined));
      assert.deepEqual(await axe(page), []);
    });
  });

  test('compute the proof that a rule asks for, in a worker where the page allows one', async () => {
    const rule = createRule('prove', { id: 'raid', when: { author: 'guest' }, because: 'Busy.', effort: 12 });
    const policy = { name: 'raid', version: 1, mode: 'publish-first', rules: [rule] };
    const raided = await openTwoOrigins({ policy });
    const postProving = (url: string, text: string) =>
      withPage({}, async ({ page }) => {
        const [answers, workers]: [number[], string[]] = [[], []];
        page.on('worker', (worker) => workers.push(worker.url()));
        page.on('response', (answer) => {
          const { url: where, method } = { url: answer.url(), method: answer.request().method() };
          if (method === 'POST' && /stories\/\w+\/comments$/.test(where)) answers.push(answer.status());
        });
        await page.goto(url);
        // On our own page a link until the program is there: it leads to the form for browsers without one.
        const write = page.getByRole('button', { name: 'Write a comment', exact: true });
        await write.or(box(page)).first().click();
        await postRoot(page, text);
        await page.getByRole('article').getByText(text).waitFor();
        assert.deepEqual(answers, [409, 201]);
        return workers;
      });
    try {
      assert.deepEqual(await postProving(fresh(raided), 'Computed on the page.'), []);
      const site = await raided.house.store.read.siteBySlug({ slug: 'demo' });
      const [story] = site ? await raided.house.store.read.storiesPage({ siteId: site.id, limit: 1 }) : [];
      const url = `${raided.origin}/t/${story ? encodeId(story.id) : ''}/`;
      const workers = await postProving(url, 'Computed in a worker.');
      assert.match(workers.join(), /embed-proof/);
    } finally {
      await raided.close();
    }
  });

  test('mark words by button and by key, can be undone, and are one stop of the tab key', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(fresh(two));
      await box(page).focus();
      await button(page, 'Bold').waitFor();
      await page.keyboard.type('loud');
      await page.keyboard.press('Shift+Home');
      await page.keyboard.press('Control+b');
      assert.equal(await box(page).inputValue(), '**loud**');
      await page.keyboard.press('Control+i');
      assert.equal(await box(page).inputValue(), '***loud***');
      await page.keyboard.press('Control+z');
      assert.equal(await box(page).inputValue(), '**loud**');
      await page.keyboard.press('End');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowLeft');
      const focused = () =>
        page.evaluate(() => {
          const active = document.querySelector('parley-thread')?.shadowRoot?.activeElement;
          return active?.getAttribute('aria-label') ?? active?.textContent;
        });
      assert.equal(await focused(), 'Preview');
      await page.keyboard.press('Home');
      assert.equal(await focused(), 'Bold');
      await page.keyboard.press('Tab');
      assert.equal(
        await page
          .getByRole('textbox', { name: 'Name', exact: true })
          .evaluate((node) => node.matches(':focus')),
        true,
      );
      await box(page).fill('one\ntwo');
      await box(page).selectText();
      await button(page, 'List').click();
      assert.equal(await box(page).inputValue(), '- one\n- two');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('article').locator('li', { hasText: 'two' }).waitFor();
    });
  });

  test('show the text as the server would, follow it, and tell where a link leads', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(fresh(two));
      await box(page).focus();
      const preview = page.getByRole('region', { name: 'Preview' });
      await button(page, 'Preview').click();
      await preview.getByText('Nothing to show yet.').waitFor();
      await box(page).fill('<img src=x onerror=alert(1)> and [my bank](https://evil.example/bank)');
      await preview.getByText('(evil.example)').waitFor();
      assert.match((await preview.textContent()) ?? '', /<img src=x onerror=alert\(1\)>/);
      assert.equal(await preview.locator('img').count(), 0);
      await button(page, 'Preview').click();
      assert.equal(await preview.count(), 0);
      await page.route('**/api/v1/preview', (route) => route.abort());
      await button(page, 'Preview').click();
      await preview.getByText('could not be had').waitFor();
    });
  });

  test('make Markdown of rich text that is pasted, and nothing else of it', async () => {
    await withPage({}, async ({ page, problems, requests }) => {
      await page.goto(fresh(two));
      await box(page).focus();
      await page.getByRole('toolbar').waitFor();
      const hostile = '<script>alert(1)</script><img src="https://evil.example/x.png" onerror="alert(1)">';
      await pasteHtml(page, `<p>It was <b>two</b> weeks.</p>${hostile}<ul><li>one</li></ul>`, 'plain');
      assert.equal(await box(page).inputValue(), 'It was **two** weeks.\n\n- one');
      await page.keyboard.press('Control+z');
      assert.equal(await box(page).inputValue(), '');
      assert.ok(!requests.some((url) => url.includes('evil.example')));
      assert.deepEqual(faults(problems), []);
    });
  });

  test('quote what was selected of a comment, or the whole of it', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(fresh(two));
      await postRoot(page, 'The pier is shut.\n\nIt stays **shut** until spring.', 'Berta');
      await button(page, 'Reply to Berta').click();
      const reply = page.getByRole('textbox', { name: 'Your reply to Berta' });
      await button(page, 'Quote the comment').click();
      assert.equal(await reply.inputValue(), '> The pier is shut.\n>\n> It stays **shut** until spring.\n\n');
      await reply.fill('');
      await page.keyboard.press('Escape');
      await page.getByText('The pier is shut.').selectText();
      await button(page, 'Reply to Berta').click();
      await button(page, 'Quote the comment').click();
      assert.equal(await reply.inputValue(), '> The pier is shut.\n\n');
      await page.keyboard.type('Is it?');
      await button(page, 'Post reply').click();
      await page.locator('.replies blockquote', { hasText: 'The pier is shut.' }).waitFor();
    });
  });

  test('are missed by nobody when they cannot be had', async () => {
    await withPage({}, async ({ page }) => {
      await page.route('**/embed-writing.*', (route) => route.abort());
      await page.goto(fresh(two));
      await postRoot(page, 'Said without tools.');
      await page.unroute('**/embed-writing.*');
      await page.getByRole('textbox', { name: 'Name', exact: true }).focus();
      await page.getByRole('toolbar').waitFor();
    });
  });

  test('stand on our own page for one comment too, in its language, and need no thread', async () => {
    const { origin, house } = two;
    await withPage({}, async ({ page, problems }) => {
      await page.goto(fresh(two));
      await postRoot(page, 'The pier is **shut**.', 'Berta');
      const link = await page
        .getByRole('link', { name: 'Link to the comment by Berta' })
        .getAttribute('href');
      const id = link?.split('/').at(-1) ?? '';
      const { story } = (await (await fetch(`${origin}/api/v1/public/comments/${id}`)).json()) as {
        story: { id: string };
      };
      const [demo] = (await house.store.read.sites({})).filter(({ slug }) => slug === 'demo');
      assert.ok(demo);
      await house.store.write.updateSite({ id: demo.id, language: 'he' });
      await page.goto(`${origin}/compose?story=${story.id}&parent=${id}`);
      await page.getByRole('toolbar', { name: 'עיצוב' }).waitFor();
      await button(page, 'ציטוט התגובה').click();
      assert.equal(await page.locator('textarea').inputValue(), '> The pier is **shut**.\n\n');
      await button(page, 'תצוגה מקדימה').click();
      await page.getByRole('region', { name: 'תצוגה מקדימה' }).locator('blockquote strong').waitFor();
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(faults(problems), []);
    });
  });
});
