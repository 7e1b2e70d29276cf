/** Comments outside of their thread, on somebody else's page. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BASE, published, send } from '../http/house.js';
import { staffCookie } from '../http/newsroom.js';
import { axe } from '../kit/axe.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from './two-origins.js';

describe('widgets on somebody else’s page', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  let ids: readonly [string, string];
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
    const { house } = two;
    const body = { site: 'demo', url: 'http://localhost/ferry', title: 'The ferry' };
    const storyId = (await send(house, 'POST /api/v1/stories', { body })).json().id;
    const first = await published(
      house,
      { text: 'A **first** word.\n\n<b>Not markup.</b>', name: 'Ana' },
      { storyId },
    );
    house.pass(60_000);
    const second = await published(house, { text: 'A second word.', name: 'Bo' }, { storyId });
    ids = [first, second];
    const cookie = await staffCookie(house, 'Mara', { role: 'moderator' });
    await send(house, `POST /api/v1/moderation/comments/${first}/decisions`, {
      body: { act: 'feature', revision: 1 },
      headers: { cookie, origin: BASE },
    });
  });
  after(() => two.close());

  const page = (markup: string) =>
    `${two.paper}/?${encodeURIComponent(`${markup}<script async src="${two.origin}/widgets.js"></script>`)}`;

  test('show the latest, the featured and a single comment, under the strictest policy', async () => {
    const markup = `<parley-latest site="demo" limit="3"></parley-latest><parley-featured site="demo"></parley-featured>
      <parley-comment comment="${ids[1]}"></parley-comment>`;
    await withPage({}, async ({ page: tab, problems, requests }) => {
      await tab.goto(page(markup));
      for (const name of ['latest', 'featured', 'comment'])
        await tab.locator(`parley-${name} li`).first().waitFor();
      const textsOf = (name: string) => tab.locator(`parley-${name} blockquote`).allInnerTexts();
      assert.deepEqual(await textsOf('latest'), ['A second word.', 'A first word. <b>Not markup.</b>']);
      assert.deepEqual(await textsOf('featured'), ['A first word. <b>Not markup.</b>']);
      assert.deepEqual(await textsOf('comment'), ['A second word.']);
      const link = tab.locator('parley-latest a').first();
      assert.equal(await link.textContent(), 'The ferry');
      assert.equal(await link.getAttribute('href'), `${two.origin}/c/${ids[1]}`);
      assert.deepEqual(problems, []);
      assert.deepEqual(await axe(tab), []);
      assert.deepEqual(
        requests.filter((url) => !url.startsWith(two.origin) && !url.startsWith(two.paper)),
        [],
      );
    });
  });

  test('show nothing of what is not there, and leave the page as it is', async () => {
    const markup =
      '<parley-latest site="nowhere"></parley-latest><parley-comment comment="00000000000"></parley-comment>';
    await withPage({}, async ({ page: tab }) => {
      const answered = Promise.all([
        tab.waitForResponse(/comments\?site=nowhere/),
        tab.waitForResponse(/comments\/00000000000/),
      ]);
      await tab.goto(page(markup));
      await answered;
      assert.equal(await tab.locator('parley-latest li, parley-comment li').count(), 0);
      assert.match((await tab.locator('h1').textContent()) ?? '', /A page/);
    });
  });
});
