/** The thread that a CMS put into its page on the server. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from './two-origins.js';

const URL_OF_PAGE = 'http://localhost/included';

describe('a thread included by the server', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  let page: string;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
    const json = { 'content-type': 'application/json', origin: two.paper };
    const story = await fetch(`${two.origin}/api/v1/stories`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ site: 'demo', url: URL_OF_PAGE }),
    });
    const { id } = (await story.json()) as { id: string };
    await fetch(`${two.origin}/api/v1/stories/${id}/comments`, {
      method: 'POST',
      headers: { ...json, 'idempotency-key': 'included-1' },
      body: JSON.stringify({ text: 'The tide comes in at six.', name: 'Ines' }),
    });
    const query = new URLSearchParams({ site: 'demo', url: URL_OF_PAGE });
    const markup = await (await fetch(`${two.origin}/embed/include?${query}`)).text();
    page = `${two.paper}/?${encodeURIComponent(markup)}`;
  });
  after(() => two.close());

  test('can be read without JavaScript', async () => {
    await withPage({ javaScriptEnabled: false }, async ({ page: tab, problems }) => {
      await tab.goto(page);
      assert.ok(await tab.getByText('The tide comes in at six.').isVisible());
      assert.deepEqual(problems, []);
    });
  });

  test('comes to life in its place, once, under the strictest policy', async () => {
    await withPage({}, async ({ page: tab, problems }) => {
      await tab.goto(page);
      await tab.getByRole('textbox', { name: 'Your comment' }).waitFor();
      const there = tab.getByText('The tide comes in at six.').filter({ visible: true });
      assert.equal(await there.count(), 1);
      assert.deepEqual(problems, []);
    });
  });
});
