/** The reader's program in other languages than English, on somebody else's page and on our own. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { axe } from '../kit/axe.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from './two-origins.js';

let pages = 0;

/** A page that nobody has discussed yet; `attributes` go to its thread. */
function fresh({ paper }: TwoOrigins, attributes = ''): string {
  pages += 1;
  const url = `http://localhost/tongue-${pages}`;
  const markup = `<parley-thread site="demo" url="${url}" ${attributes}></parley-thread>`;
  return `${paper}/?${encodeURIComponent(markup)}`;
}

const wordFiles = (requests: readonly string[]) => requests.filter((url) => /embed\.[^/]*\.json$/.test(url));
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** All that a thread on somebody else's page says. */
function saidBy(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('parley-thread')?.shadowRoot?.textContent ?? '');
}

/** Holds every file of words back until the function that it gives is called. */
async function holdWords(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/assets/embed.*.json', async (route) => {
    await released;
    return route.continue();
  });
  return release;
}

describe('a thread on somebody else’s page, in another language', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
  });
  after(() => two.close());

  test('says nothing until it can say it in the language asked for, under the strictest policy', async () => {
    await withPage({}, async ({ page, problems, requests }) => {
      const release = await holdWords(page);
      const answered = page.waitForResponse(/public\/(opening|stories)/);
      await page.goto(fresh(two, 'language="de"'));
      await answered;
      assert.equal(await saidBy(page), '');
      release();
      await page.getByRole('heading', { name: 'Noch keine Kommentare' }).waitFor();
      assert.match(wordFiles(requests).join(), /^[^,]*\/assets\/embed\.de\.[0-9a-f]{16}\.json$/);
      assert.ok(wordFiles(requests).every((url) => url.startsWith(two.origin)));
      assert.doesNotMatch(await saidBy(page), /comment|reply|Name \(/i);
      assert.deepEqual(problems, []);
      assert.deepEqual(await axe(page), []);
    });
  });

  test('is written, answered and counted in it', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(fresh(two, 'lang="pl"'));
      for (const text of ['Raz.', 'Dwa.']) {
        await page.getByRole('textbox', { name: 'Treść komentarza' }).fill(text);
        await page.getByRole('textbox', { name: 'Podpis', exact: true }).fill('Ewa');
        await button(page, 'Opublikuj komentarz').click();
        await page.getByRole('article', { name: 'Komentarz: Ewa' }).filter({ hasText: text }).waitFor();
      }
      await page.getByRole('heading', { name: '2 komentarze' }).waitFor();
      const lang = await page
        .getByText('Raz.')
        .evaluate((node) => node.closest('[lang]')?.getAttribute('lang'));
      assert.equal(lang, 'en', 'the comments are taken for the site’s language');
    });
  });

  test('tells a refusal in it, beside the field', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(fresh(two, 'language="ru"'));
      await page.getByRole('textbox', { name: 'Ваш комментарий' }).fill('Слова.');
      await page.getByRole('textbox', { name: 'Имя', exact: true }).fill('\u202eevil');
      await button(page, 'Отправить комментарий').click();
      await page.getByRole('alert').filter({ hasText: 'Это имя нельзя показать.' }).waitFor();
    });
  });

  test('speaks the language of a regional tag, and English where it has no words', async () => {
    await withPage({}, async ({ page, requests }) => {
      await page.goto(fresh(two, 'lang="pt-BR"'));
      await page.getByRole('heading', { name: 'Ainda não há comentários' }).waitFor();
      const section = page.getByRole('region', { name: 'Ainda não há comentários' });
      assert.equal(await section.getAttribute('lang'), 'pt-BR');
      assert.equal(wordFiles(requests).length, 1);
      await page.goto(fresh(two, 'lang="nl"'));
      await page.getByRole('heading', { name: 'No comments yet' }).waitFor();
      assert.equal(await page.getByRole('region', { name: 'No comments yet' }).getAttribute('lang'), 'en');
      assert.equal(wordFiles(requests).length, 1);
    });
  });

  test('speaks English when its words cannot be had', async () => {
    await withPage({}, async ({ page }) => {
      await page.route('**/assets/embed.*.json', (route) => route.abort());
      await page.goto(fresh(two, 'language="de"'));
      await page.getByRole('heading', { name: 'No comments yet' }).waitFor();
    });
  });

  test('follows a change of its attribute', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(fresh(two));
      await page.getByRole('heading', { name: 'No comments yet' }).waitFor();
      await page.evaluate(() => document.querySelector('parley-thread')?.setAttribute('language', 'tr'));
      await page.getByRole('heading', { name: 'Henüz yorum yok' }).waitFor();
    });
  });

  test('gets words also from a server of another build', async () => {
    const answer = await fetch(`${two.origin}/assets/embed.de.0123456789abcdef.json`);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=300');
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.equal(((await answer.json()) as { reply: string }).reply, 'Antworten');
    for (const name of ['embed.xx.0123456789abcdef.json', 'embed.de.json', 'site.0123456789abcdef.css'])
      assert.equal((await fetch(`${two.origin}/assets/${name}`)).status, 404, name);
  });
});

describe('a newsroom that writes from right to left', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED, 'he');
  });
  after(() => two.close());

  test('has its threads in its language and mirrored, on a page that asks for nothing', async () => {
    await withPage({}, async ({ page, problems }) => {
      const release = await holdWords(page);
      await page.goto(fresh(two));
      release();
      const section = page.getByRole('region', { name: 'אין עדיין תגובות' });
      await section.waitFor();
      assert.equal(await section.evaluate((node) => getComputedStyle(node).direction), 'rtl');
      await page.getByRole('textbox', { name: 'התגובה שלך' }).fill('שלום לכולם.');
      await page.getByRole('textbox', { name: 'שם', exact: true }).fill('נועה');
      await button(page, 'שליחת התגובה').click();
      const comment = page.getByRole('article', { name: 'תגובה מאת נועה' });
      await comment.waitFor();
      const [time, name] = [comment.locator('time'), comment.getByRole('heading')];
      const places = [await name.boundingBox(), await time.boundingBox()];
      assert.ok((places[0]?.x ?? 0) > (places[1]?.x ?? 0), 'the name stands to the right of the time');
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(problems, []);
    });
  });

  test('has pages that come to life without a word changed, and stay as painted without their words', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(fresh(two));
      await page.getByRole('textbox', { name: 'התגובה שלך' }).fill('תגובה ראשונה.');
      await button(page, 'שליחת התגובה').click();
      await page.getByRole('article').waitFor();
      const link = await page.getByRole('link', { name: /^קישור לתגובה/ }).getAttribute('href');
      const whole = new URL(link ?? '', two.origin).href;
      const { story } = (await (await fetch(whole.replace('/c/', '/api/v1/public/comments/'))).json()) as {
        story: { id: string };
      };
      const address = `${two.origin}/t/${story.id}/`;

      await page.route('**/assets/embed.*.json', (route) => route.abort());
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
      assert.equal(await page.getByRole('link', { name: /^להשיב/ }).count(), 1);

      await page.unroute('**/assets/embed.*.json');
      const release = await holdWords(page);
      await page.goto(address);
      const thread = page.locator('#comments');
      const [words, box] = [await thread.textContent(), await thread.boundingBox()];
      release();
      await page.getByRole('button', { name: /^להשיב/ }).waitFor();
      assert.equal(await thread.textContent(), words);
      assert.deepEqual(await thread.boundingBox(), box);
    });
  });
});
