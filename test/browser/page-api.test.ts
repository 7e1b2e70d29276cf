/** What a page gets from its threads: events, methods, parts to style, and counts for lists. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from './two-origins.js';

describe('a page with threads', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
  });
  after(() => two.close());

  const address = (markup: string): string => `${two.paper}/?${encodeURIComponent(markup)}`;
  const thread = (id: string): string =>
    `<parley-thread id="${id}" site="demo" url="http://localhost/${id}"></parley-thread>`;

  test('is told by each of its threads what happens, styles their parts, and can take one away', async () => {
    await withPage({}, async ({ page, problems, requests }) => {
      await page.addInitScript(() => {
        const heard: string[] = [];
        for (const name of ['ready', 'total', 'posted', 'edited'])
          document.addEventListener(`parley:${name}`, (event) => {
            const { total, outcome } = (event as CustomEvent).detail;
            heard.push(`${(event.target as Element).id} ${name} ${total ?? outcome}`);
          });
        Object.assign(window, { heard });
      });
      const heard = (line: string) =>
        page.waitForFunction(
          (wanted) => (window as unknown as { heard: string[] }).heard.includes(wanted),
          line,
        );
      await page.goto(address(thread('one') + thread('two')));
      await heard('one ready 0');
      await heard('two ready 0');
      const first = page.locator('#one');
      await first.getByRole('textbox', { name: 'Your comment' }).fill('Heard by the page.');
      await first.getByRole('textbox', { name: 'Name', exact: true }).fill('Ana');
      await first.getByRole('button', { name: 'Post comment', exact: true }).click();
      await heard('one posted published');
      await heard('one total 1');
      const width = await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('parley-thread::part(comment) { outline: 7px solid }');
        document.adoptedStyleSheets = [sheet];
        const comment = document.querySelector('#one')?.shadowRoot?.querySelector('article');
        return comment && getComputedStyle(comment).outlineWidth;
      });
      assert.equal(width, '7px');
      const parts = await page.evaluate(() =>
        [...(document.querySelector('#one')?.shadowRoot?.querySelectorAll('[part]') ?? [])].map(
          (one) => one.part.value,
        ),
      );
      assert.deepEqual([...new Set(parts)].sort(), ['actions', 'comment', 'form', 'thread', 'title']);
      await page.evaluate(() => {
        (window as unknown as { heard: string[] }).heard.length = 0;
        document.querySelector('#two')?.remove();
        (document.querySelector('#one') as HTMLElement & { refresh(): void }).refresh();
      });
      await heard('one ready 1');
      assert.equal(await page.locator('parley-thread').count(), 1);
      const strangers = requests.filter((url) => !url.startsWith(two.origin) && !url.startsWith(two.paper));
      assert.deepEqual(strangers, []);
      assert.deepEqual(problems, []);
    });
  });

  test('has the numbers of a list filled in with one request, and those that come later with one more', async () => {
    await withPage({}, async ({ page, problems, requests }) => {
      const list = ['one', 'nobody-has-written']
        .map((id) => `<a href="http://localhost/${id}">${id} <span data-parley-count>…</span></a>`)
        .join('');
      await page.goto(
        address(`${list}<script async src="${two.origin}/counts.js" data-site="demo"></script>`),
      );
      const filled = (index: number, total: string) =>
        page.locator(`[data-parley-count][data-parley-total="${total}"]`).nth(index).waitFor();
      await filled(0, '1');
      await filled(0, '0');
      await page.evaluate(() => {
        const late = Object.assign(document.createElement('span'), { textContent: '…' });
        late.dataset.parleyCount = 'http://localhost/one';
        document.querySelector('main')?.append(late);
      });
      await filled(1, '1');
      assert.equal(requests.filter((url) => url.includes('/public/counts')).length, 2);
      assert.deepEqual(problems, []);
    });
  });
});
