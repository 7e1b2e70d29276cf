/** Two moderators in two browsers, one card, and its author at the same second: nothing is decided twice. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { FORBIDDEN_WORD, held, secretOf, send, sentence } from '../http/house.js';
import { stored } from '../http/newsroom.js';
import { chromiumMissing } from '../kit/chromium.js';
import { atDesk, type Newsroom, openNewsroom } from './newsroom.js';

describe('two moderators and one card', { skip: await chromiumMissing() }, () => {
  let newsroom: Newsroom;
  before(async () => {
    newsroom = await openNewsroom(4);
  });
  after(() => newsroom.close());

  /** Two browsers, each signed in as somebody else, both at the same page. */
  const sideBySide = (path: string, work: (one: Page, two: Page) => Promise<void>) =>
    atDesk(newsroom, {}, ({ page: one }) =>
      atDesk(newsroom, {}, async ({ page: two }) => {
        for (const page of [one, two]) await page.goto(newsroom.origin + path);
        await work(one, two);
      }),
    );
  const cardOn = (page: Page, id: string) => page.locator(`#card-${id}`);
  const press = async (page: Page, id: string, act: string) => {
    const button = cardOn(page, id).locator(`button[name="act"][value="${act}"]`);
    await Promise.all([page.waitForEvent('load'), button.click()]);
  };
  const take = async (page: Page, id: string) => {
    const button = cardOn(page, id).getByRole('button', { name: /Take in hand/ });
    await Promise.all([page.waitForEvent('load'), button.click()]);
  };
  /** Decisions that people took on a comment. */
  const byPeople = async (id: string) => {
    const { id: commentId } = await stored(newsroom.house, id);
    const all = await newsroom.house.store.read.decisionsOf({ commentId });
    return all.filter(({ actorKind }) => actorKind === 'account').map(({ outcome }) => outcome);
  };
  const HELD = '/console/queue/held';

  test('who takes it in hand decides it; the other reads who has it, and cannot', async () => {
    const id = newsroom.waiting[0] ?? '';
    await sideBySide(HELD, async (one, two) => {
      await take(one, id);
      assert.match((await cardOn(one, id).textContent()) ?? '', /In your hand until/);
      // The second browser still shows the card as it was, buttons and all.
      await press(two, id, 'reject');
      assert.match(two.url(), /stale=in-hand/);
      assert.deepEqual(await byPeople(id), []);
      assert.equal(await cardOn(two, id).locator('button[name="act"]').count(), 0);
      assert.match((await cardOn(two, id).textContent()) ?? '', /has it in hand until/);
      await press(one, id, 'publish');
      assert.deepEqual(await byPeople(id), ['publish']);
      assert.equal((await stored(newsroom.house, id)).status, 'published');
    });
  });

  test('whoever decides second is told what happened, and nothing is decided twice', async () => {
    const id = newsroom.waiting[1] ?? '';
    await sideBySide(HELD, async (one, two) => {
      await press(one, id, 'publish');
      await press(two, id, 'reject');
      assert.match(two.url(), /stale=decided/);
      assert.match((await two.locator('main').textContent()) ?? '', /decided/i);
      assert.deepEqual(await byPeople(id), ['publish']);
    });
  });

  test('both press in the same moment: one decision stands, and the other browser says so', async () => {
    const id = newsroom.waiting[2] ?? '';
    await sideBySide(HELD, async (one, two) => {
      await Promise.all([press(one, id, 'publish'), press(two, id, 'reject')]);
      assert.equal((await byPeople(id)).length, 1);
      const told = [one.url(), two.url()].map((url) => (url.includes('stale=decided') ? 'stale' : 'done'));
      assert.deepEqual(new Set(told), new Set(['stale', 'done']));
    });
  });

  test('the author changes it while it is read: neither decides over a text that they have not seen', async () => {
    const guestSecret = secretOf('edits');
    const text = `${sentence(777)} ${FORBIDDEN_WORD}`;
    const id = await held(newsroom.house, { text, name: 'Ed', guestSecret });
    const change = (words: string) =>
      send(newsroom.house, `PATCH /api/v1/comments/${id}`, {
        body: { text: `${words} ${FORBIDDEN_WORD}`, revision: 1 },
        headers: { 'parley-guest': guestSecret },
      });
    await sideBySide(HELD, async (one, two) => {
      const [edited] = await Promise.all([change(sentence(778)), press(one, id, 'publish')]);
      const { revision, status } = await stored(newsroom.house, id);
      const isEdited = edited.statusCode < 300;
      // Whichever was first: the decision is about the text that was read, or there is none.
      if (isEdited && one.url().includes('stale=text'))
        assert.deepEqual([revision, status, await byPeople(id)], [2, 'held', []]);
      else assert.deepEqual(await byPeople(id), ['publish']);
      await press(two, id, 'reject');
      assert.match(two.url(), /stale=(?:text|decided)/);
      assert.ok(!(await byPeople(id)).includes('reject'));
      if (status === 'held') {
        // The page that says so shows the new text, which can be decided at once.
        assert.match(
          (await cardOn(two, id).textContent()) ?? '',
          new RegExp(sentence(778).split(' ')[0] ?? ''),
        );
        await press(two, id, 'reject');
        assert.deepEqual(await byPeople(id), ['reject']);
      }
    });
  });
});
